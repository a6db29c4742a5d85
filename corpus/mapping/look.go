package mapping

import (
	"strings"
	"unicode"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A columnLook counts what the values of a column look like.
type columnLook struct {
	records, values int // all, and those that are not empty
	// full is how many are two to six words with a known given name among them; given and family how many are known
	// names of one word, more usual as the one than as the other.
	full, given, family int
	residences          int
	signs               int // values with digits or signs that names do not have
}

func fullShare(l columnLook) float64      { return share(l.full, l.values) }
func givenShare(l columnLook) float64     { return share(l.given, l.values) }
func familyShare(l columnLook) float64    { return share(l.family, l.values) }
func residenceShare(l columnLook) float64 { return share(l.residences, l.values) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// mayBeNames says that the values are not plainly something else: numbers, dates, addresses of mail.
func (l columnLook) mayBeNames() bool { return l.values < enough || 2*l.signs < l.values }

// look looks at the values of a sample of records.
func look(width int, sample *corpus.Chunk, lexicon *onomastics.Lexicon) []columnLook {
	looks := make([]columnLook, width)
	w := words{lexicon: lexicon}
	var r corpus.Record
	for i := range sample.Len() {
		sample.Record(i, &r)
		if r.Fault(width) != nil {
			continue
		}
		for column := range looks {
			w.look(&looks[column], strings.TrimSpace(string(r.Value(column, nil))))
		}
	}
	return looks
}

// words knows names by a lexicon.
type words struct {
	lexicon  *onomastics.Lexicon
	bearings []onomastics.Bearing
	key      []byte
}

// mostWords is how many words a person's name has at most.
const mostWords = 6

func (w *words) look(l *columnLook, value string) {
	l.records++
	if value == "" {
		return
	}
	l.values++
	if _, ok := corpus.ResidenceCountry(value); ok {
		l.residences++
	}
	if strings.ContainsFunc(value, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("@/\\_:;=+#", r) }) {
		l.signs++
		return
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' })
	switch given, family := w.known(parts); {
	case len(parts) > mostWords:
	case len(parts) > 1 && given > 0 && given+family > 1:
		l.full++
	case len(parts) == 1 && given > 0:
		l.given++
	case len(parts) == 1 && family > 0:
		l.family++
	}
}

// known counts the words that are more usual as given names, and the others that are family names.
func (w *words) known(parts []string) (given, family int) {
	for _, part := range parts {
		w.key = onomastics.AppendKey(w.key[:0], part, onomastics.DefaultScheme(part, onomastics.Country{}))
		if len(w.key) < 2 {
			continue
		}
		asGiven, asFamily := w.usual(onomastics.GivenTable), w.usual(onomastics.FamilyTable)
		switch {
		case asGiven > 0 && asGiven >= asFamily:
			given++
		case asFamily > 0:
			family++
		}
	}
	return given, family
}

// usual is the largest share of a country's people that bear the name with w.key.
func (w *words) usual(t onomastics.Table) float64 {
	w.bearings = w.lexicon.Bearings(w.bearings[:0], t, w.key)
	best := 0.0
	for _, b := range w.bearings {
		best = max(best, b.Share)
	}
	return best
}
