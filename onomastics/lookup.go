package onomastics

// affixOdds fills odds with the log-odds by class of the endings and beginnings of key.
func (w *Worker) affixOdds(odds []float32, t Table, key []byte) {
	c := w.classifier
	copy(odds, c.rootOdds[t])
	w.walkAffixes(odds, t, key, MaxSuffix, appendSuffix)
	beginning := w.beginnings[:len(odds)]
	copy(beginning, c.rootOdds[t])
	w.walkAffixes(beginning, t, key, MaxPrefix, appendPrefix)
	for i := range odds {
		odds[i] += c.params.PrefixWeight * beginning[i]
	}
}

// walkAffixes goes from the longest affix to the shortest. A country takes the odds of the
// longest affix that lists it: «here» if that is the longest known at all, else «above».
func (w *Worker) walkAffixes(odds []float32, t Table, key []byte, longest int, cut affixCut) {
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
func (w *Worker) settle(odds []float32, l *layer, record oddsRecord, here bool) {
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

func appendSuffix(dst, key []byte, n int) []byte {
	return append(append(dst, '-'), key[len(key)-n:]...)
}

func appendPrefix(dst, key []byte, n int) []byte {
	return append(append(dst, key[:n]...), '-')
}

// nameOdds fills odds with the log-probability that a person of each class bears the name with
// this key: its share of bearers where a lexicon lists it, and else what its spelling suggests.
// It says whether any lexicon lists the name.
func (w *Worker) nameOdds(odds []float32, t Table, key []byte) bool {
	c := w.classifier
	affixTable := FamilyAffixTable
	if t == GivenTable {
		affixTable = GivenAffixTable
	}
	floors := c.floors[t]
	w.affixOdds(odds, affixTable, key)
	for i := range odds {
		odds[i] = floors[i] + c.params.AffixWeight*odds[i]
	}
	return w.raiseListed(odds, t, key)
}

// raiseListed raises odds to the log-share of bearers in each class that lists the name, and
// says whether any does.
func (w *Worker) raiseListed(odds []float32, t Table, key []byte) bool {
	listed := false
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, ok := l.lexicon.names(t, key)
		if !ok {
			continue
		}
		listed = true
		for ; len(postings) >= 2; postings = postings[2:] {
			class := l.class[postings[0]]
			odds[class] = max(odds[class], logShareOf(postings[1]))
		}
	}
	return listed
}

// listedShare returns the largest share of bearers any country has of the name with this key.
func (w *Worker) listedShare(t Table, key []byte) float32 {
	best := float32(0)
	for i := range w.classifier.layers {
		postings, _ := w.classifier.layers[i].lexicon.names(t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			best = max(best, float32(shareOf(postings[1])))
		}
	}
	return best
}

// letterOdds adds to odds the log-odds of the telling letters of s and returns how many it has.
func (w *Worker) letterOdds(odds []float32, s string) int {
	n := 0
	base := &w.classifier.layers[0]
	for _, r := range s {
		if r < 0x80 || !tellingLetter(toLower(r)) || w.seenLetter(toLower(r)) {
			continue
		}
		var buf [4]byte
		record, ok := base.lexicon.odds(LetterTable, appendRune(buf[:0], toLower(r)))
		if !ok {
			continue
		}
		n++
		for i := range odds {
			odds[i] += oddsOf(record.otherwise)
		}
		for p := record.postings; len(p) >= 3; p = p[3:] {
			odds[base.class[p[0]]] += oddsOf(p[1]) - oddsOf(record.otherwise)
		}
	}
	return n
}
