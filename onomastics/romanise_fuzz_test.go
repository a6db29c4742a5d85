package onomastics

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzAppendRomanised: by every scheme the output is UTF-8, ASCII where the scheme says so, and
// holds something for each letter of an alphabet, signs apart.
func FuzzAppendRomanised(f *testing.F) {
	for _, s := range []string{
		"Шевченко", "Հովհաննես", "ՍևԱԿ", "ჭავჭავაძე", "Παπα", "Ευ", "מילר", "a\xffb", "毛泽东", "e\u0301", "ї'ь", "مُحَمَّد", "김정은",
		"さとう", "नरेन्द्र", "ประยุทธ์", "И\u0306И\u0301", "AÉЕ", "Ω", "ႠႡ", "Ӏкхъ", "''Е''", "‘Ая’ 5", "اللَّه آبَاد", "Ἅγιον", "№™",
	} {
		f.Add(s, uint16(0))
		f.Add(s, uint16(Russian))
		f.Add(s, uint16(FallbackScheme))
	}
	f.Fuzz(func(t *testing.T, s string, n uint16) {
		scheme := Scheme(int(n) % (len(schemeIDs) + 1))
		out := AppendRomanised(nil, s, scheme)
		if !utf8.Valid(out) {
			t.Fatalf("%q by %s is not UTF-8: %q", s, scheme, out)
		}
		if scheme.ASCII() && !isASCII(string(out)) {
			t.Fatalf("%q by %s is not ASCII: %q", s, scheme, out)
		}
		if n := countSounds(s); n > 0 && strings.IndexFunc(string(out), unicode.IsLetter) < 0 {
			t.Errorf("%d letters of %q by %s are lost: %q", n, s, scheme, out)
		}
	})
}

// countSounds counts the letters of s that stand for a sound in any scheme.
func countSounds(s string) int {
	n := 0
	for _, c := range s {
		switch unicode.ToLower(c) {
		case 'ъ', 'ь', 'ӏ':
			continue
		}
		switch ScriptOfRune(c) {
		case Cyrillic:
			if c <= 0x45f {
				n++
			}
		case Armenian:
			if c > 0x559 || c < 0x557 {
				n++
			}
		case Greek:
			if c <= 0x3ce {
				n++
			}
		case Georgian:
			if c >= 0x10d0 && c <= 0x10f0 {
				n++
			}
		}
	}
	return n
}
