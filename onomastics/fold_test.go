package onomastics

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainFolded is the fold of one letter written plainly: the letters a–z of its decomposition.
func plainFolded(r rune) string {
	out := ""
	for _, d := range norm.NFKD.String(string(r)) {
		if d = unicode.ToLower(d); d >= 'a' && d <= 'z' {
			out += string(d)
		}
	}
	return out
}

func TestFoldAgreesWithDecomposition(t *testing.T) {
	for r := rune(0x80); r <= 0xffff; r++ {
		want := plainFolded(r)
		if ScriptOfRune(r) != Latin || want == "" {
			continue
		}
		if got := string(appendFoldedLetter(nil, r)); got != want && !hasSpecial(r) {
			t.Errorf("%q (%U): got %q, its decomposition has %q", r, r, got, want)
		}
	}
}

// hasSpecial says whether the decomposition of r has a letter that only foldedLetters folds, as ʒ in ǯ.
func hasSpecial(r rune) bool {
	for _, d := range norm.NFKD.String(string(r)) {
		if d >= 0x80 && len(appendFoldedLetter(nil, d)) > 0 {
			return true
		}
	}
	return false
}

func TestLettersThatDoNotDecompose(t *testing.T) {
	for letter, want := range map[rune]string{
		'ß': "ss", 'ẞ': "ss", 'Ł': "l", 'ø': "o", 'Ǿ': "o", 'đ': "d", 'ı': "i", 'İ': "i", 'Ə': "a", 'ŋ': "n", 'Þ': "th", 'ð': "d",
		'Æ': "ae", 'ǽ': "ae", 'œ': "oe", 'ħ': "h", 'ĸ': "k", 'ŧ': "t", 'ä': "a", 'ö': "o", 'ü': "u", 'ǆ': "dz", 'ơ': "o", 'Ƙ': "k",
		'ʻ': "", '×': "", 'Ж': "",
	} {
		if got := string(appendFoldedLetter(nil, letter)); got != want {
			t.Errorf("%q: got %q, want %q", letter, got, want)
		}
	}
}
