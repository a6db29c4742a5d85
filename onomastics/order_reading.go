package onomastics

import (
	"math"
	"strings"

	"diasmap/onomastics/vector"
)

// A reading says which words of a name are the family name: the first of them, or the last.
type reading struct {
	familyFirst bool
	family      int // words of family name, particles counted
}

// bounds returns the words [from, to) of the family name.
func (r reading) bounds(words int) (from, to int) {
	if r.familyFirst {
		return 0, r.family
	}
	return words - r.family, words
}

// order decides which words of w.name are the family name where that was only assumed, and with what
// confidence.
func (w *Worker) order() {
	w.tellBracket()
	w.correctPatronymic()
	if w.name.OrderCertain || w.name.Order == Mononym || !w.gatherWords() {
		return
	}
	w.ordering.initials = w.initials()
	w.bind()
	if !w.orderSurely() {
		w.orderByReadings()
	}
	if !w.ordinary {
		w.name.settleCouple()
	}
}

// orderByReadings weighs all ways of reading the name against one another.
func (w *Worker) orderByReadings() {
	w.askWords()
	w.ordering.wide = w.ordering.count > 2 || w.ordering.initials != (initialPlaces{})
	for i := range w.ordering.count {
		w.weighWord(i)
	}
	if s := &w.ordering; !s.wide {
		s.pair[0], s.pair[1] = vector.Cross(w.classifier.orders.prior, &s.kept[0].odds, &s.kept[1].odds)
	}
	best, confidence := w.bestReading()
	w.name.read(w.ordering.words[:w.ordering.count], best)
	w.name.OrderConfidence = listsRight * float32(confidence)
	w.name.Order = LexiconGivenFirst
	if best.familyFirst {
		w.name.Order = LexiconFamilyFirst
		w.lastGiven(best)
	}
}

// bestReading returns the likeliest reading and its probability among all. Where there are initials, all
// words may be the family name.
func (w *Worker) bestReading() (best reading, probability float64) {
	var logs [2 * mostOrderWords]float64
	top, n := math.Inf(-1), 0
	weigh := func(r reading) {
		logs[n] = w.readingLog(r)
		if logs[n] > top {
			top, best = logs[n], r
		}
		n++
	}
	for family := 1; family < w.ordering.count; family++ {
		weigh(reading{false, family})
		weigh(reading{true, family})
	}
	if in := w.ordering.initials; in.before || in.after {
		weigh(reading{in.after, w.ordering.count}) // the given name is the initial: «J. Agirre San Sebastián»
	}
	var sum float32
	for _, l := range logs[:n] {
		sum += vector.Exp1(float32(l - top))
	}
	return best, float64(1 / sum)
}

// readingLog is the log-likelihood of a reading, up to a constant, tempered.
func (w *Worker) readingLog(r reading) float64 {
	s, m := &w.ordering, w.classifier.orders
	from, to := r.bounds(s.count)
	family := 0
	for i := from; i < to; i++ {
		if !s.particle[i] {
			family++
		}
	}
	words := s.count - (to - from) + family
	if to-from == s.count {
		words++ // the initial
	}
	log := (w.wordsLog(words, family, from, to) + w.writingLog(r, from, to)) / m.params.Temperature
	return log + m.params.Affinity*m.affinity.reading(s.affinity[:s.count], r)
}

// wordsLog is the log-likelihood of the words where those [from, to) are the family name, summed over countries, up to a
// constant.
func (w *Worker) wordsLog(words, family, from, to int) float64 {
	s, m := &w.ordering, w.classifier.orders
	if !s.wide {
		return logOf(s.pair[from])
	}
	of := func(i int) *vector.V { return &s.odds[roleOf(i, from, to)][i] }
	first, shared := m.prior, 1
	if words > 2 {
		shape := shapeOf(words, family)
		first = m.shapes[shape]
		if shape == tripleOfFour {
			shared = words - 3
		}
	}
	for i := range s.count - 2 {
		vector.Mul(&s.product, first, of(i))
		first = &s.product
		vector.Scale(first, wordScale) // each reading has as many words
	}
	return logOf(vector.Dot(first, of(s.count-2), of(s.count-1)) / float32(shared))
}

func logOf(p float32) float64 { return float64(vector.Log(max(p, leastProbability))) }

// leastProbability stands for all that are less, of which vector.Log knows nothing.
const leastProbability = 0x1p-126

// wordScale keeps the products of many words within what numbers can hold.
const wordScale = 1 << 16

// roleOf is the role of word i where the words [from, to) are the family name.
func roleOf(i, from, to int) int {
	switch {
	case i >= from && i < to:
		return asFamily
	case i == 0 || from == 0 && i == to:
		return asGiven
	}
	return asMiddle
}

// writingLog is what particles, initials and suffixes say for a reading.
func (w *Worker) writingLog(r reading, from, to int) float64 {
	s, p := &w.ordering, &w.classifier.orders.params
	log := 0.0
	if !r.familyFirst {
		log += p.GivenFirst
	}
	cut := from // the word that the second of both names begins with
	if r.familyFirst {
		cut = to
	}
	if cut > 0 && s.particle[cut-1] {
		log -= p.Parted
	}
	if !w.ordinary {
		log += w.boundLog(r, cut)
	}
	if in := s.initials; r.familyFirst && in.after || !r.familyFirst && in.within {
		log += p.Initial
	}
	if at := s.words[to-1] + 1; at < len(w.name.Parts) && w.name.Parts[at].Kind == Suffix {
		log += p.Suffix
	}
	return log
}

// initialPlaces says whether an initial stands before, between or behind the words of a name.
type initialPlaces struct{ before, within, after bool }

func (w *Worker) initials() (in initialPlaces) {
	if w.ordinary {
		return in
	}
	s := &w.ordering
	first, last := s.words[0], s.words[s.count-1]
	for i := range w.name.Parts {
		if w.name.Parts[i].Kind == Initial {
			in.before = in.before || i < first
			in.within = in.within || i > first && i < last
			in.after = in.after || i > last
		}
	}
	return in
}

// read gives the words of a name their kinds by a reading.
func (n *Name) read(words []int, r reading) {
	from, to := r.bounds(len(words))
	for i, at := range words {
		p := &n.Parts[at]
		switch role := roleOf(i, from, to); {
		case role == asFamily && i+1 < to && isParticle(p.Text):
			p.Kind = Particle
		case role == asFamily:
			p.Kind = FamilyName
		case role == asGiven:
			p.Kind = GivenName
		case i+1 < len(words) && i+1 != from && isParticle(p.Text): // María del Carmen
			p.Kind = Particle
		default:
			p.Kind = MiddleName
		}
	}
}

// lastGiven makes the last word of a Vietnamese name its given name, which the family name and a middle name
// come before: Nguyễn Văn Minh.
func (w *Worker) lastGiven(r reading) {
	s := &w.ordering
	if s.count-r.family < 2 || w.likeliestClass(r) != vietnam {
		return
	}
	for _, at := range s.words[r.family:s.count] {
		w.name.Parts[at].Kind = MiddleName
	}
	w.name.Parts[s.words[s.count-1]].Kind = GivenName
}

// vietnam is the country whose given names come last.
var vietnam = MustParseCountry("VN")

// likeliestClass is the country a reading fits best.
func (w *Worker) likeliestClass(r reading) Country {
	s, m := &w.ordering, w.classifier.orders
	from, to := r.bounds(s.count)
	best, at := float32(0), 0
	for c := range w.classifier.classes {
		p := m.prior[c]
		for i := range s.count {
			p *= s.odds[roleOf(i, from, to)][i][c]
		}
		if p > best {
			best, at = p, c
		}
	}
	return w.classifier.classes[at].Code
}

// tellBracket tells a maiden name from a nickname where one word in round brackets ends a name: «Anna Smith
// (Petrosyan)», «Robert Smith (Bob)». It is a maiden name if more people bear it as family than as given name.
func (w *Worker) tellBracket() {
	n := len(w.name.Parts)
	if w.ordinary || n < 2 || w.name.Parts[n-1].Kind != Nickname || w.name.Parts[n-2].Kind == Label || strings.Contains(w.name.Parts[n-1].Text, " ") {
		return
	}
	part := &w.name.Parts[n-1]
	if at := strings.LastIndex(w.answer.Text, part.Text); at < 1 || w.answer.Text[at-1] != '(' {
		return
	}
	w.key = AppendKey(w.key[:0], part.Text, w.scheme)
	if w.listedShare(FamilyTable, w.key) > w.listedShare(GivenTable, w.key) {
		part.Kind = MaidenName
	}
}
