package onomastics

import (
	"strings"
	"unicode"
)

// An alphabet is the rules of one scheme, letter by letter.
type alphabet struct {
	first    rune     // of plain and initial
	plain    []string // by letter, in lower case
	initial  []string // at the start of a word and, with afterVowel, after a vowel or sign
	has      []bool
	pairs    map[[2]rune]string // letters that stand for one sound together
	starting map[[2]rune]string // pairs that only hold at the start of a word
	vowels   string             // letters after which the initial form stands
	caseless bool
	// fold maps older forms of a letter to the one in the table; nil when there are none.
	fold func(rune) rune
}

// rules describes an alphabet: «letter latin» pairs separated by blanks, - for an empty string.
type rules struct {
	letters  string
	initial  string
	pairs    string
	starting string
	vowels   string
	caseless bool
	fold     func(rune) rune
}

func newAlphabet(r rules) *alphabet {
	a := &alphabet{vowels: r.vowels, caseless: r.caseless, fold: r.fold}
	letters := splitRules(r.letters)
	last := rune(0)
	for _, l := range letters {
		c := []rune(l[0])[0]
		if a.first == 0 || c < a.first {
			a.first = c
		}
		last = max(last, c)
	}
	n := last - a.first + 1
	a.plain, a.initial, a.has = make([]string, n), make([]string, n), make([]bool, n)
	for _, l := range letters {
		i := []rune(l[0])[0] - a.first
		a.plain[i], a.initial[i], a.has[i] = l[1], l[1], true
	}
	for _, l := range splitRules(r.initial) {
		a.initial[[]rune(l[0])[0]-a.first] = l[1]
	}
	a.pairs, a.starting = pairRules(r.pairs), pairRules(r.starting)
	return a
}

func splitRules(s string) [][2]string {
	words := strings.Fields(s)
	out := make([][2]string, 0, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		latin := words[i+1]
		if latin == "-" {
			latin = ""
		}
		out = append(out, [2]string{words[i], latin})
	}
	return out
}

func pairRules(s string) map[[2]rune]string {
	out := map[[2]rune]string{}
	for _, l := range splitRules(s) {
		p := []rune(l[0])
		out[[2]rune{p[0], p[1]}] = l[1]
	}
	return out
}

func (a *alphabet) lower(c rune) rune {
	if a.fold != nil {
		c = a.fold(c)
	}
	if a.caseless {
		return c
	}
	return unicode.ToLower(c)
}

// letter returns the Latin of a letter in lower case after another (0 at the start of a word).
func (a *alphabet) letter(c, before rune) (string, bool) {
	i := int(c - a.first)
	if i < 0 || i >= len(a.plain) || !a.has[i] {
		return "", false
	}
	if before == 0 || a.vowels != "" && strings.ContainsRune(a.vowels, before) {
		return a.initial[i], true
	}
	return a.plain[i], true
}

// pair returns the Latin of two letters that stand for one sound.
func (a *alphabet) pair(c, next rune, start bool) (string, bool) {
	p := [2]rune{c, next}
	if start {
		if latin, ok := a.starting[p]; ok {
			return latin, true
		}
	}
	latin, ok := a.pairs[p]
	return latin, ok
}

// alphabetOf returns the rules of a scheme, or nil for those that have none of their own.
func alphabetOf(s Scheme) *alphabet {
	if s >= schemeCount {
		return nil
	}
	return alphabets[s]
}

var alphabets = [schemeCount]*alphabet{
	Russian:             newAlphabet(russian),
	Ukrainian:           newAlphabet(ukrainian),
	Belarusian:          newAlphabet(belarusian),
	Bulgarian:           newAlphabet(bulgarian),
	Macedonian:          newAlphabet(macedonian),
	Serbian:             newAlphabet(serbian),
	Kazakh:              newAlphabet(kazakh),
	Kyrgyz:              newAlphabet(kyrgyz),
	Tajik:               newAlphabet(tajik),
	UzbekCyrillic:       newAlphabet(uzbek),
	AzerbaijaniCyrillic: newAlphabet(azerbaijani),
	TurkmenCyrillic:     newAlphabet(turkmen),
	MongolianCyrillic:   newAlphabet(mongolian),
	EasternArmenian:     newAlphabet(easternArmenian),
	WesternArmenian:     newAlphabet(westernArmenian),
	GeorgianNational:    newAlphabet(georgian),
	GreekELOT:           newAlphabet(greek),
	ArabicSimple:        newAlphabet(arabic),
	PersianSimple:       newAlphabet(persian),
	HebrewSimple:        newAlphabet(hebrew),
}
