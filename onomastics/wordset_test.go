package onomastics

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLowerRuneIsThatOfUnicode(t *testing.T) {
	for r := rune(0); r <= 0x1ffff; r++ {
		if got, want := lowerRune(r), unicode.ToLower(r); got != want {
			t.Fatalf("%U: got %U, want %U", r, got, want)
		}
	}
}

// TestFilterTurnsNoMemberAway asks every set for its words, in either case.
func TestFilterTurnsNoMemberAway(t *testing.T) {
	for _, set := range []wordSet{honorifics, particles, generations, labelWords, legalForms, organisationWords, afterFather, beforeFather} {
		for word := range set.words {
			if !set.has(word) {
				t.Errorf("%q is not found", word)
			}
			if upper := strings.ToUpper(word); strings.ToLower(upper) == word && !set.has(upper) {
				t.Errorf("%q is not found as %q", word, upper)
			}
		}
	}
}

func TestDecodeRuneIsThatOfUTF8(t *testing.T) {
	for _, s := range []string{"", "a", "é", "Ա", "ա\xff", "\xd5", "\xc1\x80", "\xd5a", "გ", "毛", "\xff", "😀"} {
		r, n := decodeRune(s)
		if wantRune, want := utf8.DecodeRuneInString(s); r != wantRune || n != want {
			t.Errorf("%q: got %U of %d bytes, want %U of %d", s, r, n, wantRune, want)
		}
	}
	for r := rune(0x80); r < 0x1000; r++ {
		if got, n := decodeRune(string(r)); got != r || n != utf8.RuneLen(r) {
			t.Fatalf("%U: got %U of %d bytes", r, got, n)
		}
	}
}
