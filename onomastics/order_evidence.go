package onomastics

import (
	"math"

	"diasmap/onomastics/vector"
)

// Order evidence decides which words are the family name where nothing in the writing of a name
// tells. Every reading of n words as «Given Family» or «Family Given», with one to n-1 words of
// family name (n beside an initial), has the likelihood
//
//	Σ prior(c) · P(shape|c) · Π P(word|family, c) · P(first|given, c) · Π P(word|middle, c)
//
// over countries c, so that a reading is only as good as the one country it fits as a whole.
// P(word|…) is the share of bearers where the lexicon lists the word, and besides the share of
// unlisted names times what the affixes of the word and its letters are worth. A middle name is a given
// name, or a family name as often as is usual in c. The shape is how many words the family name has.

// OrderParams are the weights of order evidence: docs/parsing.md says how they were fitted.
type OrderParams struct {
	// FamilyFloor and GivenFloor are the log-probability of one unlisted name in a country without
	// lexicon, FamilyCoverage and GivenCoverage powers of the share of people whose names are unlisted.
	FamilyFloor, GivenFloor       float64
	FamilyCoverage, GivenCoverage float64
	// Ending and Beginning scale the log-odds of affixes by country.
	Ending, Beginning float64
	// Letters scales what the letters of an unlisted word say for a family name, ListedLetters what
	// they say of any, and Listed what its shares in both lexicons say, summed over countries.
	Letters, ListedLetters, Listed float64
	// Particle is the log-odds of a particle in a family name, Parted the log-odds against a reading
	// that parts it from the word after it.
	Particle, Parted float64
	// Syllables is the log-odds of a word written as Jong-un being a given name.
	Syllables float64
	// Initial is the log-odds of an initial standing by the given name: «Kennedy John F.».
	Initial float64
	// Suffix is the log-odds of a suffix standing behind the family name: «Bailey Jr Aldrich».
	Suffix float64
	// Middle scales how often a middle name is a family name.
	Middle float64
	// PriorPower sharpens the prior over countries.
	PriorPower float64
	// GivenFirst is the log-odds of the given name standing first.
	GivenFirst float64
	// Temperature divides the log-likelihood, since words and countries are not independent.
	Temperature float64
	// Affinity scales the affinity of the words, which is added to the divided log-likelihood.
	Affinity float64
}

// DefaultOrderParams returns the weights that the accuracy tables were measured with. Most were
// fitted to names whose order was shuffled, by coordinate descent on the likelihood of the true reading; Syllables,
// Initial and Suffix are judgements, since few names of the lists have any.
// GivenFirst is ln 1.5: lists without commas and capitals are mostly «Given Family», and a larger value costs
// those that are not (0.8 costs 0.2 points of shuffled names).
func DefaultOrderParams() OrderParams {
	return OrderParams{
		FamilyFloor: -10.6, GivenFloor: -11, FamilyCoverage: 0.2, GivenCoverage: 0.53,
		Ending: 0.48, Beginning: 0.47, Letters: 0.55, ListedLetters: 0.2, Listed: 0.2,
		Particle: 7.3, Parted: 4, Syllables: 4, Initial: 2, Suffix: 3, Middle: 1.2, PriorPower: 1.9, GivenFirst: 0.4, Temperature: 2.0, Affinity: 0.3,
	}
}

// The roles a word has in a reading.
const (
	asFamily = iota
	asGiven
	asMiddle
	roles
)

// orderTables are the tables of names of a role; a middle name is looked up in both.
var orderTables = [asMiddle]Table{FamilyTable, GivenTable}

// An orderModel is what a classifier prepares for order evidence.
type orderModel struct {
	params   OrderParams
	letters  letterOdds
	affinity *affinityTable
	// prior is by class, shapes what it is for names of each shape of more than two words.
	prior  *vector.V
	shapes [shapeCount]*vector.V
	// middle is how often a middle name is a family name by nature, and middleParticle the same of a particle.
	middle, middleParticle *vector.V
	// spelt is the log-probability of an unlisted name, by role.
	spelt [asMiddle]weighedTable
	// china is the class of China, -1 if there is none.
	china int
	// share decodes the shares of bearers that lexicons store.
	share [256]float32
}

func newOrderModel(c *Classifier, p OrderParams) *orderModel {
	m := &orderModel{params: p, prior: new(vector.V), middle: new(vector.V), middleParticle: new(vector.V)}
	m.letters, _ = openLetterOdds(orderLettersFile)
	m.affinity, _ = openAffinity(orderAffinityFile)
	m.china = -1
	if at, ok := c.index.of(MustParseCountry("CN")); ok {
		m.china = at
	}
	for i := range m.share {
		m.share[i] = float32(shareOf(byte(i)))
	}
	for i := range m.shapes {
		m.shapes[i] = new(vector.V)
	}
	anywhere := logs(anywherePrior(c.params, c.classes))
	var unlisted [asMiddle]vector.V
	for i, e := range c.classes {
		prior := math.Exp(p.PriorPower * float64(anywhere[i]))
		m.prior[i] = float32(prior)
		h := habitsOf(e.Code)
		for shape, share := range h.shapes() {
			m.shapes[shape][i] = float32(prior * share)
		}
		m.middle[i] = float32(min(h.middle*p.Middle, 1))
		m.middleParticle[i] = max(m.middle[i], particleInGiven)
		unlisted[asFamily][i] = float32(p.FamilyFloor + p.FamilyCoverage*math.Log(max(1-e.FamilyCoverage, leastUnlisted)))
		unlisted[asGiven][i] = float32(p.GivenFloor + p.GivenCoverage*math.Log(max(1-e.GivenCoverage, leastUnlisted)))
	}
	for role, t := range orderTables {
		m.spelt[role] = c.affixes[t].weigh(float32(p.Ending), float32(p.Beginning), &unlisted[role])
	}
	return m
}
