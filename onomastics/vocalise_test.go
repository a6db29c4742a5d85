package onomastics

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVocalised(t *testing.T) {
	f := func(rule, name, want string) {
		t.Helper()
		if got := string(AppendRomanised(nil, name, DefaultScheme(name, Country{}))); got != want {
			t.Errorf("%s: %s: got %q, want %q", rule, name, got, want)
		}
	}
	f("a name of the table", "محمد", "Mohammed")
	f("the alif without its hamza", "احمد", "Ahmed")
	f("points and elongation", "مُحـمّد", "Mohammed")
	f("servant of God is one name", "عبد الله", "Abdullah")
	f("servant of the Merciful", "محمد عبد الرحمن", "Mohammed Abdulrahman")
	f("the article stays", "الغامدي", "Alghamdi")
	f("words by themselves, marks between them kept", "فاطمة-يوسف", "Fatima-Yousef")
	f("Persian vowels", "علیرضا", "Alireza")
	f("a Persian word of no table, by letters", "پوریاپچ", "Puriapch")
	f("a name of the Hebrew table", "חיים", "Haim")
	f("Hebrew points", "דָּוִד כהן", "David Cohen")
}

// The tables are sorted, fold to themselves and can be looked up.
func TestVocalisedTables(t *testing.T) {
	for _, scheme := range []Scheme{ArabicSimple, PersianSimple, HebrewSimple} {
		table, before := vocalisedTable(scheme), ""
		for line := range strings.Lines(table) {
			if line[0] == '#' {
				continue
			}
			native, latin, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if native <= before {
				t.Errorf("%s: %s does not come after %s", scheme, native, before)
			}
			before = native
			if got, ok := lineOf(table, appendFoldedLetters(nil, native)); !ok || got != latin {
				t.Errorf("%s: %s: looked up %q, want %q", scheme, native, got, latin)
			}
		}
	}
}

func TestVocalisedAllocates(t *testing.T) {
	dst := make([]byte, 0, 256)
	for _, name := range []string{"محمد عبد الله", "خرشوفسكي", "חיים", "קרשובסקי"} {
		scheme := DefaultScheme(name, Country{})
		AppendKey(dst, name, scheme)
		if n := testing.AllocsPerRun(100, func() { AppendKey(dst, name, scheme) }); n > 0 {
			t.Errorf("AppendKey(%q) allocates %v times", name, n)
		}
	}
}

// FuzzVocalised: names in scripts without vowels become valid text without their letters.
func FuzzVocalised(f *testing.F) {
	f.Add("محمد عبد")
	f.Add("عبد الـ")
	f.Add("ג'ורג\"")
	f.Add(strings.Repeat("ب", 10000))
	f.Fuzz(func(t *testing.T, s string) {
		for _, scheme := range []Scheme{ArabicSimple, PersianSimple, HebrewSimple} {
			got := string(AppendRomanised(nil, s, scheme))
			if utf8.ValidString(s) && !utf8.ValidString(got) {
				t.Errorf("%q by %s: %q is not valid", s, scheme, got)
			}
			if script := ScriptOf(got); script == scheme.Script() && ScriptOf(s) == script {
				t.Errorf("%q by %s: %q is not romanised", s, scheme, got)
			}
		}
	})
}

func BenchmarkVocalised(b *testing.B) {
	f := func(kind, name string) {
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			dst := make([]byte, 0, 256)
			for b.Loop() {
				dst = AppendRomanised(dst[:0], name, ArabicSimple)
			}
		})
	}
	f("listed", "محمد")
	f("unlisted", "خرشوفسكي")
}
