package charset

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:generate go run ./gather

//go:embed pairs.tsv
var pairTable string

// edge stands in a pair for the beginning or the end of a word.
const edge = '~'

// Pairs calls yield with the letters of text that stand beside each other, small, where at least one is
// beyond ASCII.
func Pairs(text string, yield func(a, b rune)) {
	previous := edge
	for _, r := range text + string(edge) {
		r = pairLetter(r)
		if previous >= utf8.RuneSelf || r >= utf8.RuneSelf {
			yield(previous, r)
		}
		previous = r
	}
}

// pairLetter is a letter as it stands in pairs: small, and edge for what is no letter.
func pairLetter(r rune) rune {
	if !unicode.IsLetter(r) {
		return edge
	}
	return unicode.ToLower(r)
}

// InSomeTable says whether an encoding that is guessed has r beyond ASCII.
func InSomeTable(r rune) bool {
	for _, e := range singleByte {
		for b := utf8.RuneSelf; b < len(e.table.runes); b++ {
			if e.table.runes[b] == r {
				return true
			}
		}
	}
	return false
}

// rarity maps pairs to their rarity in bits. It is read when first needed.
var rarity = sync.OnceValue(func() map[[2]rune]float64 {
	m := map[[2]rune]float64{}
	for line := range strings.Lines(pairTable) {
		pair, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		letters := []rune(pair)
		tenths, err := strconv.Atoi(value)
		if !ok || err != nil || len(letters) != 2 {
			continue // a comment
		}
		m[[2]rune{letters[0], letters[1]}] = float64(tenths) / 10
	}
	return m
})
