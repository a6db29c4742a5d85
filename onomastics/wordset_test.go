package onomastics

import (
	"strings"
	"testing"
	"unicode"
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
