package onomastics

import (
	"math"
	"strings"

	"diasmap/onomastics/vector"
)

// mostOrderWords bounds the words of a name whose readings are compared.
const mostOrderWords = 8

// An orderScratch is the space a Worker weighs readings in.
type orderScratch struct {
	words    [mostOrderWords]int  // the parts that readings are about
	particle [mostOrderWords]bool // of them, the particles that a word follows
	bound    [mostOrderWords]bool // of them, those that are one name with the word that follows
	knighted bool                 // a title says that the given name is first
	count    int
	// kept are what is remembered of each word; odds, where readings are wide, the probability of each by role and class, but for a
	// factor that each word has by itself.
	kept     [mostOrderWords]*keptWord
	odds     [roles][mostOrderWords]vector.V
	affinity [mostOrderWords]*wordAffinity
	// wide: there are more than two words, or initials beside. Otherwise pair is the probability of the words where the first, and where
	// the second, is the family name.
	wide     bool
	pair     [2]float32
	initials initialPlaces
	// product is room for what words are worth together.
	product vector.V
	key     []byte
	// What is remembered of words, by their text; and what is not, of this name.
	memory memory[keptWord]
	stray  [mostOrderWords]keptWord
	texts  [mostOrderWords][]byte
	hashes [mostOrderWords]uint64
}

// A keptWord is what is remembered of a word: its odds as a family name (asFamily) and as a given name (asGiven), to 1 in 256, and its
// affinity.
type keptWord struct {
	memoryText //nolint:unused // a memory reads it
	odds       [asMiddle]vector.Halves
	affinity   wordAffinity
}

// gatherWords lists the words that readings are about and says whether there is more than one reading.
func (w *Worker) gatherWords() bool {
	s := &w.ordering
	s.count = 0
	for i := range w.name.Parts {
		p := &w.name.Parts[i]
		switch p.Kind {
		case GivenName, MiddleName, FamilyName, Particle:
			if s.count == mostOrderWords {
				return false
			}
			s.words[s.count] = i
			s.particle[s.count] = !w.ordinary && isParticle(p.Text)
			s.count++
		}
	}
	if s.count > 0 {
		s.particle[s.count-1] = false
	}
	return s.count > 1
}

// What is kept of a word is of it as a name or as a particle.
const (
	asName byte = iota
	asParticle
)

// askWords asks for what is remembered of the words.
func (w *Worker) askWords() {
	s := &w.ordering
	s.memory.tick()
	for i := range s.count {
		as := asName
		if s.particle[i] {
			as = asParticle
		}
		s.texts[i], s.hashes[i] = w.keptAs(s.texts[i][:0], s.words[i], as)
		s.memory.ask(s.hashes[i])
	}
	for _, h := range s.hashes[:s.count] {
		s.memory.askKept(h)
	}
}

// weighWord fills in the probability of word i in each role.
func (w *Worker) weighWord(i int) {
	s, m := &w.ordering, w.classifier.orders
	kept, known := s.memory.find(s.hashes[i], s.texts[i])
	if kept == nil {
		kept = &s.stray[i]
	}
	if !known {
		w.weighKept(kept, w.name.Parts[s.words[i]].Text, s.particle[i])
		s.memory.keep()
	}
	s.kept[i], s.affinity[i] = kept, &kept.affinity
	if !s.wide {
		return
	}
	vector.Widen(&s.odds[asFamily][i], &kept.odds[asFamily])
	vector.Widen(&s.odds[asGiven][i], &kept.odds[asGiven])
	share := m.middle
	if s.particle[i] {
		share = m.middleParticle
	}
	vector.Blend(&s.odds[asMiddle][i], &s.odds[asGiven][i], &s.odds[asFamily][i], share)
}

// weighKept fills in the odds of a word.
func (w *Worker) weighKept(kept *keptWord, word string, particle bool) {
	s, m := &w.ordering, w.classifier.orders
	s.key = AppendKey(s.key[:0], word, w.scheme)
	letters := m.letters.of(s.key)
	m.affinity.of(&kept.affinity, s.key)
	family, given := &w.spare, &w.spareToo
	familyShare := w.weighRole(family, asFamily, m.params.Letters*letters)
	givenShare := w.weighRole(given, asGiven, 0)
	log := m.params.ListedLetters*letters + m.params.Listed*math.Log((familyShare+leastShare)/(givenShare+leastShare))
	if isSyllables(word) {
		log -= m.params.Syllables
	}
	if m.china >= 0 && isChineseGiven(s.key) {
		given[m.china] *= chineseOfTwo
	}
	top := vector.Scale(family, float32(math.Exp(log)))
	if particle {
		w.weighParticle(family, given)
	}
	top = max(top, vector.Scale(given, 1))
	_, exponent := math.Frexp(float64(top)) // products of words stay within what numbers can hold
	factor := float32(math.Ldexp(1, -exponent))
	vector.Scale(family, factor)
	vector.Scale(given, factor)
	vector.Halve(&kept.odds[asFamily], family)
	vector.Halve(&kept.odds[asGiven], given)
}

// particleInGiven is how often a particle stands among given names rather than before a family name: María del
// Carmen, Juan de Dios.
const particleInGiven = 0.2

// usualGiven is the share of given names from which on a word is a name rather than a particle in a country: one in
// 45 Vietnamese bears Văn, while one in a hundred Brazilians in the lists has a «de» among given names.
const usualGiven = 2e-2

// weighParticle raises the probability of a particle in a family name.
func (w *Worker) weighParticle(family, given *vector.V) {
	scale := float32(math.Exp(w.classifier.orders.params.Particle))
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
// its share, and what unlisted names of its spelling have, which log raises. It returns the sum of shares.
func (w *Worker) weighRole(odds *vector.V, role int, log float64) (listed float64) {
	s, m, t := &w.ordering, w.classifier.orders, orderTables[role]
	m.spelt[role].fill(odds, s.key, w.spell(t, s.key))
	vector.Exp(odds, odds, -float32(log))
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, _ := w.names(i, t, s.key)
		for ; len(postings) >= 2; postings = postings[2:] {
			share := m.share[postings[1]]
			odds[l.class[postings[0]]] += share
			listed += float64(share)
		}
	}
	fillRest(odds, len(w.classifier.classes), 0)
	return listed
}
