package onomastics

import (
	"testing"
	"unicode/utf8"
)

func TestRomanisedTakesDecomposedLetters(t *testing.T) {
	composed, decomposed := "Йовова", "\u0418\u0306овова"
	a, b := AppendRomanised(nil, composed, Bulgarian), AppendRomanised(nil, decomposed, Bulgarian)
	if string(a) != string(b) {
		t.Errorf("composed gives %q, decomposed %q", a, b)
	}
}

func TestOtherScriptsFallBack(t *testing.T) {
	for name, want := range map[string]string{"毛泽东": "maozedong", "김": "gim", "さとう": "satou", "नरेन्द्र": "narendra"} {
		got := string(AppendKey(nil, name, DefaultScheme(name, Country{})))
		if got == "" || got[0] != want[0] {
			t.Errorf("%s: got key %q, want something like %q", name, got, want)
		}
	}
}

func TestRomanisedDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{"Krikorian", "Đorđević", "Шевченко", "Թումանյան", "ჭავჭავაძე", "Ελευθερίου", "سلمان", "毛泽东"} {
		scheme := DefaultScheme(name, Country{})
		if n := testing.AllocsPerRun(100, func() { buf = AppendRomanised(buf[:0], name, scheme) }); n > 0 {
			t.Errorf("%s allocates %.0f times", name, n)
		}
	}
}

func TestApostrophesOfAllKindsStandInsideAWord(t *testing.T) {
	for _, mark := range []string{"'", "’", "ʼ", "՚", "`"} {
		for native, want := range map[string]string{"Знам" + mark + "янський": "Znamianskyi", "Д" + mark + "Артаньян": "D'Artanian"} {
			if got := string(AppendRomanised(nil, native, Ukrainian)); got != want {
				t.Errorf("%s: got %q, want %q", native, got, want)
			}
		}
	}
}

func TestDefaultScheme(t *testing.T) {
	for _, c := range []struct {
		name, hint string
		want       Scheme
	}{
		{"Smith", "", NoScheme},
		{"Müller", "DE", NoScheme},
		{"Иванов", "", Russian},
		{"Иванов", "BG", Bulgarian},
		{"Ковальчук Сергій", "", Ukrainian},
		{"Караткевіч Ўладзімір", "", Belarusian},
		{"Ђорђевић", "", Serbian},
		{"Ѓорѓиев", "", Macedonian},
		{"Љубица", "MK", Macedonian},
		{"Назарбаев Нұрсұлтан", "", Kazakh},
		{"Өмүрбеков", "KG", Kyrgyz},
		{"Раҳмонов", "", Tajik},
		{"ІВАНЕНКО", "", Ukrainian},
		{"ҚАСЫМ", "", Kazakh},
		{"Ғайбулла Ўткир", "", UzbekCyrillic},
		{"Әлијев Ҹавид", "", AzerbaijaniCyrillic},
		{"Бөрте", "", MongolianCyrillic},
		{"Бөрте", "KG", Kyrgyz},
		{"Ўткир", "UZ", UzbekCyrillic},
		{"Աբրահամյան", "", EasternArmenian},
		{"კაპანაძე", "", GeorgianNational},
		{"Παπαδόπουλος", "", GreekPassport},
		{"محمد", "", ArabicSimple},
		{"محمد", "IR", PersianSimple},
		{"پوریا", "", PersianSimple},
		{"毛", "", FallbackScheme},
	} {
		var hint Country
		if c.hint != "" {
			hint = MustParseCountry(c.hint)
		}
		if got := DefaultScheme(c.name, hint); got != c.want {
			t.Errorf("DefaultScheme(%q, %q) = %s, want %s", c.name, c.hint, got, c.want)
		}
	}
}

func TestSchemesHaveIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Schemes() {
		id := s.String()
		if back, err := ParseScheme(id); err != nil || back != s || seen[id] {
			t.Errorf("scheme %d: id %q reads back as %v, %v", s, id, back, err)
		}
		seen[id] = true
	}
	if _, err := ParseScheme("klingon"); err == nil {
		t.Error("an unknown scheme is read")
	}
}

func FuzzAppendRomanised(f *testing.F) {
	for _, s := range []string{"Шевченко", "Հովհաննես", "ՍևԱԿ", "ჭავჭავაძე", "Παπα", "Ευ", "מילר", "a\xffb", "毛泽东", "e\u0301", "ї'ь"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(Russian))
	}
	f.Fuzz(func(t *testing.T, s string, scheme uint8) {
		out := AppendRomanised(nil, s, Scheme(scheme))
		if !utf8.Valid(out) {
			t.Errorf("%q by scheme %d is not UTF-8: %q", s, scheme, out)
		}
	})
}
