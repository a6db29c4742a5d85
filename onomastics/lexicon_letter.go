package onomastics

import (
	"maps"
	"math"
	"slices"
	"unicode"
)

// Telling letters: those outside ASCII that a spelling needs and a neighbour's does not (ğ, ș,
// ł, ї, ә). With r(c) the share of a country's forms that have the letter and m its mean over
// countries, the log-odds of c are log (r(c)+ε)/(m+ε).
const (
	// letterFloor is ε: a letter in 1 of 2,000 forms tells nothing.
	letterFloor = 0.0005
	// letterPrior steadies the share of a country with few forms, in forms.
	letterPrior = 20
)

type letterCounts struct {
	forms   []float64 // by country
	letters map[rune]map[int]float64
}

func newLetterCounts(countries int) letterCounts {
	return letterCounts{make([]float64, countries), map[rune]map[int]float64{}}
}

// tellingLetter says whether r is evidence of a spelling: a Latin letter outside ASCII or a
// Cyrillic one outside the Russian alphabet. r is in lower case.
func tellingLetter(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r >= 'а' && r <= 'я' || r == 'ё':
		return false
	}
	return unicode.IsLetter(r) && (unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Cyrillic, r))
}

// add counts each telling letter of form once.
func (l *letterCounts) add(country int, form string) {
	l.forms[country]++
	seen := map[rune]bool{}
	for _, r := range form {
		r = unicode.ToLower(r)
		if !tellingLetter(r) || seen[r] {
			continue
		}
		seen[r] = true
		if l.letters[r] == nil {
			l.letters[r] = map[int]float64{}
		}
		l.letters[r][country]++
	}
}

func (l *letterCounts) section() []byte {
	rates := map[string]map[int]float64{}
	for r, counts := range l.letters {
		rates[string(r)] = map[int]float64{}
		for c, n := range counts {
			rates[string(r)][c] = n / (l.forms[c] + letterPrior)
		}
	}
	return buildHashTable(sortedKeys(rates), func(dst []byte, letter string) []byte {
		countries := slices.Sorted(maps.Keys(rates[letter]))
		var mean float64
		for _, c := range countries {
			mean += rates[letter][c] / float64(len(l.forms))
		}
		odds := func(rate float64) byte { return encodeOdds(math.Log((rate + letterFloor) / (mean + letterFloor))) }
		dst = append(dst, encodeShare(mean), odds(0), byte(len(countries)))
		for _, c := range countries {
			dst = append(dst, byte(c), odds(rates[letter][c]), odds(rates[letter][c]))
		}
		return dst
	})
}
