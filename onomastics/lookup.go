package onomastics

import (
	"slices"

	"diasmap/onomastics/vector"
)

// nameOdds fills odds with the log-probability that a person of each class bears the name with
// this key: its share of bearers where a lexicon lists it, and else what its spelling suggests.
// It says whether any lexicon lists the name.
func (w *Worker) nameOdds(odds *vector.V, t Table, key []byte) bool {
	w.speltOdds(odds, t, key)
	listed := w.raiseListed(odds, t, key)
	fillRest(odds, len(w.classifier.classes), beyond)
	return listed
}

// speltOdds fills odds with what the spelling of a name suggests; it is never listed.
func (w *Worker) speltOdds(odds *vector.V, t Table, key []byte) bool {
	c := w.classifier
	if len(c.layers) > 1 {
		w.addedOdds(odds, t, key)
	} else {
		c.spelt[t].fill(odds, key, w.spell(t, key))
	}
	fillRest(odds, len(c.classes), beyond)
	return false
}

// raiseListed raises odds to the log-share of bearers in each class that lists the name, and
// says whether any does.
func (w *Worker) raiseListed(odds *vector.V, t Table, key []byte) bool {
	listed := false
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, ok := w.names(i, t, key)
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

// names returns the postings of a key in the lexicon of a layer: those of the base are looked up with what the letters of
// the key are worth, which is mostly asked for too.
func (w *Worker) names(layer int, t Table, key []byte) ([]byte, bool) {
	if layer > 0 || t >= PatronymicTable {
		return w.classifier.layers[layer].lexicon.names(t, key)
	}
	s := w.spell(t, key)
	return s.names, s.listed
}

// listedShare returns the largest share of bearers any country has of the name with this key.
func (w *Worker) listedShare(t Table, key []byte) float32 {
	const none = 256
	least := none
	for i := range w.classifier.layers {
		postings, _ := w.names(i, t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			least = min(least, int(postings[1]))
		}
	}
	if least == none {
		return 0
	}
	return float32(shareOf(byte(least)))
}

// tellLetters gathers the telling letters of the name in w.letters, those that a lexicon knows, and says whether there are any.
func (w *Worker) tellLetters() bool {
	w.letters = [mostLetters]rune{}
	for _, r := range w.answer.Text {
		if r < 0x80 {
			continue
		}
		if r = toLower(r); !tellingLetter(r) || w.lettered == mostLetters || slices.Contains(w.letters[:w.lettered], r) {
			continue
		}
		if _, ok := w.letterRecord(r); ok {
			w.letters[w.lettered] = r
			w.lettered++
		}
	}
	return w.lettered > 0
}

func (w *Worker) letterRecord(r rune) (oddsRecord, bool) {
	var buf [4]byte
	return w.classifier.layers[0].lexicon.odds(LetterTable, appendRune(buf[:0], r))
}

// addLetter adds to odds the log-odds of a telling letter.
func (w *Worker) addLetter(odds *vector.V, r rune) {
	base := &w.classifier.layers[0]
	record, _ := w.letterRecord(r)
	for i := range w.classifier.classes {
		odds[i] += oddsOf(record.otherwise)
	}
	for p := record.postings; len(p) >= 3; p = p[3:] {
		odds[base.class[p[0]]] += oddsOf(p[1]) - oddsOf(record.otherwise)
	}
}
