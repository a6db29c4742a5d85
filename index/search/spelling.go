package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"diasmap/onomastics"
)

const (
	// shortWord is the length to which one letter may differ, or two be swapped; in longer words two.
	shortWord = 7
	// leastLength is the length from which a word is corrected at all.
	leastLength = 4
	// mostEdits is how many letters at most differ.
	mostEdits = 2
	// mostSpelt bounds the words looked through.
	mostSpelt = 500
)

// correct returns the word spelt most like one that nobody has, "" if there is none: the fewest letters apart, the
// letters swapped, the most frequent.
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
		edits := 2
		if len([]rune(term)) <= shortWord {
			edits = 1
		}
		terms, err := p.reader.spelt(f, term, mostEdits, mostSpelt) // which takes a swap for two
		if err != nil {
			return "", err
		}
		for _, t := range terms {
			if d := editDistance(term, t.term); d > 0 && d <= edits {
				best = append(best, candidate{t, d, f})
			}
		}
	}
	if len(best) == 0 {
		return "", nil
	}
	first := slices.MinFunc(best, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), -compareBools(swapped(word, a.term), swapped(word, b.term)), cmp.Compare(b.count, a.count), strings.Compare(a.term, b.term))
	})
	if first.field == nameField || first.field == variantField {
		return capitalised(first.term), nil
	}
	return first.term, nil
}

// swapped says whether a word has the letters of another in another order, which is the most usual slip of the hand.
func swapped(word, term string) bool {
	a, b := []rune(fold(word)), []rune(term)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// compareBools orders false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// termFor is the term of a word in a field.
func termFor(word string, f wordField) string {
	switch scheme := onomastics.DefaultScheme(word, onomastics.Country{}); f {
	case nameField:
		return string(onomastics.AppendKey(nil, word, scheme))
	case variantField:
		return string(onomastics.AppendVariantKey(nil, word, scheme))
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
