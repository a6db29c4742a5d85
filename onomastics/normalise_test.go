package onomastics

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestAppendNormalised(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"blanks are one, none at the ends", "  Aram \t\n Khachaturian ", "Aram Khachaturian"},
		{"no-break blank", "Jean\u00a0Moulin", "Jean Moulin"},
		{"apostrophes", "O’Brien d‘Arc Дем՚ян`", "O'Brien d'Arc Дем'ян'"},
		{"hyphens and dashes", "Ter–Petrosyan Smith—Jones", "Ter-Petrosyan Smith-Jones"},
		{"letters and marks are composed", "Dvor\u030ca\u0301k", "Dvořák"},
		{"full-width forms", "ＳＡＴＯ　Ｔａｒｏ", "SATO Taro"},
		{"zero-width and bidirectional controls", "Kha\u200bled\u202e\ufeff", "Khaled"},
		{"control characters", "A\x00ra\x07m", "Aram"},
		{"bytes that are not UTF-8", "Ara\xffm", "Aram"},
		{"case and marks stay", "KRIKORIAN Đorđević", "KRIKORIAN Đorđević"},
		{"nothing", "", ""},
		{"only blanks", " \u3000\t", ""},
	} {
		if got := string(AppendNormalised(nil, c.in)); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.rule, c.in, got, c.want)
		}
	}
}

func TestNormalisedAppends(t *testing.T) {
	if got := string(AppendNormalised([]byte("x"), " y ")); got != "xy" {
		t.Errorf("got %q: what was there before must stay, and no blank come between", got)
	}
}

func TestNormaliseDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{"Anahit  Krikorian", "Đorđević"} {
		if n := testing.AllocsPerRun(100, func() { buf = AppendNormalised(buf[:0], name) }); n > 0 {
			t.Errorf("%s allocates %.0f times", name, n)
		}
	}
}

func FuzzAppendNormalised(f *testing.F) {
	for _, s := range []string{"O’Brien", "\xff\xfe", "e\u0301", "ＡＢ", "\u1100\u1161", " a  b "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := AppendNormalised(nil, s)
		if !utf8.Valid(once) {
			t.Fatalf("%q is not UTF-8: %q", s, once)
		}
		if !norm.NFC.IsNormal(once) {
			t.Errorf("%q is not NFC: %q", s, once)
		}
		if twice := AppendNormalised(nil, string(once)); string(twice) != string(once) {
			t.Errorf("%q: %q, then %q", s, once, twice)
		}
	})
}
