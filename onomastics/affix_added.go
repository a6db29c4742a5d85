package onomastics

import "diasmap/onomastics/vector"

// addedOdds fills odds with what the spelling of a name suggests where lexicons are added to the base: affixes of
// an addition stand beside those of the base.
func (w *Worker) addedOdds(odds *vector.V, t Table, key []byte) {
	c := w.classifier
	affixes := t.affixes()
	ending, beginning := &w.spare, &w.spareToo
	*ending, *beginning = *c.root[t], *c.root[t]
	w.walkAffixes(ending, affixes, key, MaxSuffix, appendSuffix)
	w.walkAffixes(beginning, affixes, key, MaxPrefix, appendPrefix)
	*odds = *c.floors[t]
	vector.AddScaled(odds, c.params.AffixWeight, ending, 0)
	vector.AddScaled(odds, c.params.AffixWeight*c.params.PrefixWeight, beginning, 0)
}

// walkAffixes goes from the longest affix to the shortest. A country takes the odds of the
// longest affix that lists it: «here» if that is the longest known at all, else «above».
func (w *Worker) walkAffixes(odds *vector.V, t Table, key []byte, longest int, cut affixCut) {
	w.settled++
	known := 0
	var buf [MaxSuffix + 1]byte
	for n := min(longest, len(key)); n > 0; n-- {
		letters := cut(buf[:0], key, n)
		for i := range w.classifier.layers {
			l := &w.classifier.layers[i]
			record, ok := l.lexicon.odds(t, letters)
			if !ok {
				continue
			}
			if i == 0 && known == 0 {
				known = n
			}
			w.settle(odds, l, record, known == n || i > 0)
		}
	}
}

// settle gives the classes listed in record their odds, unless a longer affix has done so.
// Additions to the base lexicon (additional is their case) only ever raise odds.
func (w *Worker) settle(odds *vector.V, l *layer, record oddsRecord, here bool) {
	for p := record.postings; len(p) >= 3; p = p[3:] {
		class := l.class[p[0]]
		value := p[2]
		if here {
			value = p[1]
		}
		if w.settledAt[class] != w.settled {
			w.settledAt[class] = w.settled
			odds[class] = oddsOf(value)
		} else if l.lexicon != w.classifier.layers[0].lexicon {
			odds[class] = max(odds[class], oddsOf(value))
		}
	}
}

// An affixCut appends the ending or beginning of n letters of a key.
type affixCut func(dst, key []byte, n int) []byte
