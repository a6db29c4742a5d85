package onomastics

import (
	"math"
	"strings"
)

// mostOrderWords bounds the words of a name whose readings are compared.
const mostOrderWords = 8

// An orderScratch is the space a Worker weighs readings in.
type orderScratch struct {
	words    [mostOrderWords]int  // the parts that readings are about
	particle [mostOrderWords]bool // of them, the particles that a word follows
	count    int
	// odds holds the probability of each word by role and class.
	odds      [roles][mostOrderWords][]float64
	beginning []float64
	key       []byte
	affix     [MaxSuffix + 1]byte
}

// gatherWords lists the words that readings are about and says whether there is more than one reading.
func (w *Worker) gatherWords() bool {
	s := &w.ordering
	s.count = 0
	for i, p := range w.name.Parts {
		switch p.Kind {
		case GivenName, MiddleName, FamilyName, Particle:
			if s.count == mostOrderWords {
				return false
			}
			s.words[s.count] = i
			s.particle[s.count] = isParticle(p.Text)
			s.count++
		}
	}
	if s.count > 0 {
		s.particle[s.count-1] = false
	}
	return s.count > 1
}

// weighWord fills in the probability of word i in each role.
func (w *Worker) weighWord(i int) {
	s, m := &w.ordering, w.classifier.orders
	for role := range s.odds {
		if s.odds[role][i] == nil {
			s.odds[role][i] = make([]float64, len(m.prior))
		}
	}
	s.key = AppendKey(s.key[:0], w.name.Parts[s.words[i]].Text, w.scheme)
	letters := m.letters.of(s.key)
	familyShare := w.weighRole(s.odds[asFamily][i], asFamily, math.Exp(m.params.Letters*letters))
	givenShare := w.weighRole(s.odds[asGiven][i], asGiven, 1)
	log := m.params.ListedLetters*letters + m.params.Listed*math.Log((familyShare+leastShare)/(givenShare+leastShare))
	if isSyllables(w.name.Parts[s.words[i]].Text) {
		log -= m.params.Syllables
	}
	scale := math.Exp(log)
	family, given, middle := s.odds[asFamily][i], s.odds[asGiven][i], s.odds[asMiddle][i]
	for c := range family {
		family[c] *= scale
	}
	if s.particle[i] {
		w.weighParticle(family, given)
	}
	if s.count == 2 {
		return
	}
	inGiven := 0.0
	if s.particle[i] {
		inGiven = particleInGiven
	}
	for c := range middle {
		middle[c] = given[c] + max(m.habits[c].middle, inGiven)*(family[c]-given[c])
	}
}

// particleInGiven is how often a particle stands among given names rather than before a family name: María del
// Carmen, Juan de Dios.
const particleInGiven = 0.2

// usualGiven is the share of given names from which on a word is a name rather than a particle in a country: one in
// 45 Vietnamese bears Văn, while one in a hundred Brazilians in the lists has a «de» among given names.
const usualGiven = 2e-2

// weighParticle raises the probability of a particle in a family name.
func (w *Worker) weighParticle(family, given []float64) {
	scale := math.Exp(w.classifier.orders.params.Particle)
	for c := range family {
		if given[c] < usualGiven {
			family[c] *= scale
		}
	}
}

// isSyllables says whether a word is written as given names of Korea and Taiwan are: two syllables, the
// second with a small letter, as Jong-un.
func isSyllables(word string) bool {
	at := strings.IndexByte(word, '-')
	return at > 1 && at+1 < len(word) && word[at+1] >= 'a' && word[at+1] <= 'z' && word[0] <= 'Z' && !isParticle(word[:at])
}

// leastShare steadies the ratio of the shares of a word in both lexicons, summed over countries.
const leastShare = 1e-6

// weighRole fills odds with the probability of the name with key w.ordering.key in a role, by class:
// its share, and what unlisted names of its spelling have, times scale. It returns the sum of shares.
func (w *Worker) weighRole(odds []float64, role int, scale float64) (listed float64) {
	s, m := &w.ordering, w.classifier.orders
	if s.beginning == nil {
		s.beginning = make([]float64, len(odds))
	}
	copy(odds, m.rootEnding[role])
	copy(s.beginning, m.rootBeginning[role])
	w.weighAffixes(odds, orderTables[role].affixes, MaxSuffix, appendSuffix, &m.ending)
	w.weighAffixes(s.beginning, orderTables[role].affixes, MaxPrefix, appendPrefix, &m.beginning)
	for c, unlisted := range m.unlisted[role] {
		odds[c] *= s.beginning[c] * unlisted * scale
	}
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, _ := l.lexicon.names(orderTables[role].names, s.key)
		for ; len(postings) >= 2; postings = postings[2:] {
			share := m.share[postings[1]]
			odds[l.class[postings[0]]] += share
			listed += share
		}
	}
	return listed
}

// An affixCut appends the ending or beginning of n letters of a key.
type affixCut func(dst, key []byte, n int) []byte

// weighAffixes writes to odds what the endings (or beginnings) of the key are worth to the classes that have
// them, decoded by values: of the longest that is known the odds «here», of shorter ones those «above», which the
// longer ones overwrite. Where an affix is not known no longer one is.
func (w *Worker) weighAffixes(odds []float64, t Table, longest int, cut affixCut, values *[256]float64) {
	s := &w.ordering
	base := &w.classifier.layers[0]
	var before oddsRecord
	for n := 1; n <= min(longest, len(s.key)); n++ {
		record, ok := base.lexicon.odds(t, cut(s.affix[:0], s.key, n))
		if !ok {
			break
		}
		base.write(odds, before, 2, values)
		before = record
	}
	base.write(odds, before, 1, values)
}

// write decodes one column of the postings of a record (1 here, 2 above) to the classes listed.
func (l *layer) write(odds []float64, record oddsRecord, column int, values *[256]float64) {
	for p := record.postings; len(p) >= 3; p = p[3:] {
		odds[l.class[p[0]]] = values[p[column]]
	}
}
