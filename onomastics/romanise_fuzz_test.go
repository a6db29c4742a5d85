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

// FuzzParseSchemeTable: no table panics, whatever is written in it, nor does what it compiles to.
func FuzzParseSchemeTable(f *testing.F) {
	for _, s := range []string{
		"script: Cyrl\nV = ае\nа a б b\nе ye / #_ V_ !V_б (аб)_#", "capitals: words\nscript: Geor\nა a", "а a / _", "а - / _(аа", "ж zh|Zh / ␣_",
		"script: Arab\nمّ mm\n", "' - / _а", "A = A\nа a / A_",
	} {
		f.Add(s, "Ааб жა м'а")
	}
	f.Fuzz(func(t *testing.T, text, source string) {
		table, err := parseSchemeTable("test", text)
		if err != nil {
			return
		}
		a, err := table.compile()
		if err != nil {
			return
		}
		r := romaniser{alphabet: a, rest: source}
		if out := r.romanise(nil); !utf8.Valid(out) && utf8.ValidString(text) {
			t.Errorf("%q by the table %q is not UTF-8: %q", source, text, out)
		}
	})
}
