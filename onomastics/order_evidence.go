package onomastics

import "math"

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
		Particle: 7.3, Parted: 4, Syllables: 4, Initial: 2, Suffix: 3, Middle: 1.2, PriorPower: 1.9, GivenFirst: 0.4, Temperature: 1.3,
	}
}

// The roles a word has in a reading.
const (
	asFamily = iota
	asGiven
	asMiddle
	roles
)

// orderTables are the tables of a role; a middle name is looked up in both.
var orderTables = [asMiddle]struct{ names, affixes Table }{{FamilyTable, FamilyAffixTable}, {GivenTable, GivenAffixTable}}

// An orderModel is what a classifier prepares for order evidence.
type orderModel struct {
	params  OrderParams
	letters letterOdds
	habits  []nameHabits // by class
	prior   []float64
	// unlisted is the probability of an unlisted name by role and class, rootEnding and rootBeginning what
	// it is multiplied by in a class that has not even the last or first letter.
	unlisted, rootEnding, rootBeginning [asMiddle][]float64
	// share, ending and beginning decode what lexicons store.
	share, ending, beginning [256]float64
}

func newOrderModel(c *Classifier, p OrderParams) *orderModel {
	m := &orderModel{params: p}
	m.letters, _ = openLetterOdds(orderLettersFile)
	for i := range 256 {
		m.share[i] = shareOf(byte(i))
		m.ending[i] = math.Exp(p.Ending * float64(oddsOf(byte(i))))
		m.beginning[i] = math.Exp(p.Beginning * float64(oddsOf(byte(i))))
	}
	anywhere := logs(anywherePrior(c.params, c.classes))
	for i, e := range c.classes {
		h := habitsOf(e.Code)
		h.middle = min(h.middle*p.Middle, 1)
		m.habits = append(m.habits, h)
		m.prior = append(m.prior, math.Exp(p.PriorPower*float64(anywhere[i])))
		m.addClass(asFamily, p, p.FamilyFloor+p.FamilyCoverage*math.Log(max(1-e.FamilyCoverage, leastUnlisted)), c.rootOdds[FamilyAffixTable][i])
		m.addClass(asGiven, p, p.GivenFloor+p.GivenCoverage*math.Log(max(1-e.GivenCoverage, leastUnlisted)), c.rootOdds[GivenAffixTable][i])
	}
	return m
}

func (m *orderModel) addClass(role int, p OrderParams, unlisted float64, root float32) {
	m.unlisted[role] = append(m.unlisted[role], math.Exp(unlisted))
	m.rootEnding[role] = append(m.rootEnding[role], math.Exp(p.Ending*float64(root)))
	m.rootBeginning[role] = append(m.rootBeginning[role], math.Exp(p.Beginning*float64(root)))
}
