package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"diasmap/onomastics"
)

const (
	// shortWord is the length to which one letter may differ, from there on two.
	shortWord = 6
	// leastLength is the length from which a word is corrected at all.
	leastLength = 4
	// mostSpelt bounds the words looked through.
	mostSpelt = 500
)

// correct returns the word spelt most like one that nobody has, "" if there is none: the fewest letters apart, then the most
// frequent.
func (p *planner) correct(word string, fields []wordField) (string, error) {
	type candidate struct {
		frequentTerm
		distance int
		field    wordField
	}
	var best []candidate
	for _, f := range fields {
		term := termFor(word, f)
		if len([]rune(term)) < leastLength {
			continue
		}
		edits := 1
		if len([]rune(term)) >= shortWord {
			edits = 2
		}
		terms, err := p.reader.spelt(f, term, edits, mostSpelt)
		if err != nil {
			return "", err
		}
		for _, t := range terms {
			if d := editDistance(term, t.term); d > 0 {
				best = append(best, candidate{t, d, f})
			}
		}
	}
	if len(best) == 0 {
		return "", nil
	}
	first := slices.MinFunc(best, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.count, a.count), strings.Compare(a.term, b.term))
	})
	if first.field == nameField {
		return capitalised(first.term), nil
	}
	return first.term, nil
}

// termFor is the term of a word in a field.
func termFor(word string, f wordField) string {
	if f == nameField {
		return string(onomastics.AppendKey(nil, word, onomastics.DefaultScheme(word, onomastics.Country{})))
	}
	return fold(word)
}

// capitalised writes a key as a name.
func capitalised(key string) string {
	r := []rune(key)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}
