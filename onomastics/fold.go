package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedLetters are Latin letters that do not decompose into a letter of a–z and marks. The
// Azerbaijani ə is an a in passports, the dotless ı an i.
const foldedLetters = "ß ss ẞ ss ł l ø o đ d ð d ı i ə a æ ae œ oe þ th ħ h ĸ k ŋ n ŧ t ƒ f ɓ b ɗ d ƙ k ɣ g ɛ e ɔ o ʊ u " +
	"ǝ e ɖ d ƴ y ɨ i ʉ u ƀ b ǥ g ƶ z ſ s ʋ v ʒ z ɵ o ɩ i ƭ t ƈ c ƥ p ɲ n ɍ r ɉ j ɏ y ȼ c ȷ j ɑ a ƿ w ȝ y ƞ n"

const (
	foldFirst, foldLast             = 0x00c0, 0x02af
	foldExtendedFirst, foldExtended = 0x1e00, 0x1eff
)

// foldTable and foldExtendedTable give the letters a–z of Latin letters with marks, "" for
// characters that have none.
var (
	foldTable         = newFoldTable(foldFirst, foldLast)
	foldExtendedTable = newFoldTable(foldExtendedFirst, foldExtended)
)

func newFoldTable(first, last rune) []string {
	special := map[rune]string{}
	words := strings.Fields(foldedLetters)
	for i := 0; i < len(words); i += 2 {
		r, _ := utf8.DecodeRuneInString(words[i])
		special[r] = words[i+1]
	}
	table := make([]string, last-first+1)
	for r := first; r <= last; r++ {
		lower := unicode.ToLower(r)
		if latin, ok := special[lower]; ok {
			table[r-first] = latin
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			d = unicode.ToLower(d)
			if latin, ok := special[d]; ok {
				table[r-first] += latin
			} else if d >= 'a' && d <= 'z' {
				table[r-first] += string(d)
			}
		}
	}
	return table
}

// appendFoldedLetter appends the letters a–z of a Latin letter outside ASCII; nothing for any other
// character.
func appendFoldedLetter(dst []byte, r rune) []byte {
	switch {
	case r >= foldFirst && r <= foldLast:
		return append(dst, foldTable[r-foldFirst]...)
	case r >= foldExtendedFirst && r <= foldExtended:
		return append(dst, foldExtendedTable[r-foldExtendedFirst]...)
	}
	return appendFoldedRare(dst, r)
}

// appendFoldedRare is appendFoldedLetter outside the tables: ligatures and full-width forms, by
// their compatibility decomposition.
func appendFoldedRare(dst []byte, r rune) []byte {
	if ScriptOfRune(r) != Latin {
		return dst
	}
	var buf [utf8.UTFMax]byte
	for _, b := range norm.NFKD.Properties(utf8.AppendRune(buf[:0], r)).Decomposition() {
		if b |= 0x20; b >= 'a' && b <= 'z' {
			dst = append(dst, b)
		}
	}
	return dst
}
