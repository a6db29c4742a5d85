package gather

import (
	"slices"
	"strings"

	"diasmap/index/sector/words"
)

// A Part says what a title is used for.
type Part uint8

// Parts: eight tenths of the titles are built from, one is developed on, one is measured on.
const (
	Built Part = iota
	Development
	Test
)

// PartOf is the part of a title, by a hash of its words in alphabetical order: titles of the same words are in one part.
func PartOf(title string) Part {
	title, _, _ = strings.Cut(title, "(")
	fields := strings.FieldsFunc(words.Fold(title), func(r rune) bool { return r < 'a' || r > 'z' })
	slices.Sort(fields)
	h := uint32(2166136261)
	for _, c := range []byte(strings.Join(fields, " ")) {
		h = (h ^ uint32(c)) * 16777619
	}
	switch h >> 8 % 10 {
	case 0:
		return Test
	case 1:
		return Development
	}
	return Built
}
