package onomastics

import (
	"strings"
	"testing"
)

func TestRomanisedTakesDecomposedLetters(t *testing.T) {
	composed, decomposed := "Йовова", "\u0418\u0306овова"
	a, b := AppendRomanised(nil, composed, Bulgarian), AppendRomanised(nil, decomposed, Bulgarian)
	if string(a) != string(b) {
		t.Errorf("composed gives %q, decomposed %q", a, b)
	}
}

func TestOtherScriptsFallBack(t *testing.T) {
	for name, want := range map[string]string{"毛泽东": "maozedong", "김": "kim", "さとう": "sato", "नरेन्द्र": "narendra"} {
		got := string(AppendKey(nil, name, DefaultScheme(name, Country{})))
		if got == "" || got[0] != want[0] {
			t.Errorf("%s: got key %q, want something like %q", name, got, want)
		}
	}
}

func TestRomanisedDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{"Krikorian", "Đorđević", "Шевченко", "Թումանյան", "ჭავჭავაძე", "Ελευθερίου", "سلمان", "毛泽东", "И\u0306овова"} {
		for _, scheme := range Schemes() {
			if n := testing.AllocsPerRun(10, func() { buf = AppendRomanised(buf[:0], name, scheme) }); n > 0 && scheme != FallbackScheme {
				t.Errorf("%s by %s allocates %.0f times", name, scheme, n)
			}
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
	for _, c := range readPairs(t, "testdata/default_scheme.tsv") {
		var hint Country
		if c.source != "-" {
			hint = MustParseCountry(c.source)
		}
		if got := DefaultScheme(c.scheme, hint); got.String() != c.want {
			t.Errorf("%s: %s, hint %s: got %s, want %s", c.place, c.scheme, c.source, got, c.want)
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

// TestEverySchemeCompiles reads all tables, and holds them to what they promise.
func TestEverySchemeCompiles(t *testing.T) {
	for _, s := range Schemes() {
		info := s.Info()
		if info.Name == "" || info.ID != s.String() {
			t.Errorf("%s has the id %q and the name %q", s, info.ID, info.Name)
		}
		if info.Source == "" && s != NoScheme {
			t.Errorf("%s has no source", s)
		}
		a := s.alphabet()
		for _, rules := range a.rules {
			for _, r := range rules {
				if all := r.latin[lowerForm] + r.latin[titleForm] + r.latin[upperForm]; info.ASCII && !isASCII(all) {
					t.Errorf("%s promises ASCII, and gives %q", s, all)
				}
				if key := string(appendFolded(nil, r.latin[titleForm])); a.caps != never && key != r.latin[keyForm] {
					t.Errorf("%s: %q has the key %q, its small letters %q", s, r.latin[titleForm], key, r.latin[keyForm])
				}
			}
		}
	}
}

func TestMalformedTablesAreRefused(t *testing.T) {
	for fault, text := range map[string]string{
		"odd number of words": "а a б",
		"no place":            "script: Cyrl\nа a / #",
		"class not defined":   "script: Cyrl\nа a / X_",
		"class of small name": "v = ае",
		"set not closed":      "script: Cyrl\nа a / (ае_",
		"denies nothing":      "script: Cyrl\nа a / _!",
		"too far on":          "script: Cyrl\nа a / _аааааааааааааааа",
		"unknown header":      "colour: red",
		"unknown script":      "script: Klng",
		"unknown capitals":    "capitals: some",
	} {
		table, err := parseSchemeTable("test", text)
		if err == nil {
			_, err = table.compile()
		}
		if err == nil {
			t.Errorf("%s: taken", fault)
		}
	}
}

func TestCapitals(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"Щукин", "Shchukin"},
		{"ЩУКИН", "SHCHUKIN"},
		{"ИВАНОВ Ю. Щ.", "IVANOV YU. SHCH."},
		{"Иванов Ю. Щ.", "Ivanov Yu. Shch."},
		{"Ю. ЩУКИН", "YU. SHCHUKIN"},
		{"Щ", "Shch"},
		{"МИЛЮК", "MILYUK"},
		{"МакЩукин", "MakShchukin"},
		{"д'Юпре", "d'Yupre"},
	} {
		if got := string(AppendRomanised(nil, c.source, Russian)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.source, got, c.want)
		}
	}
}

// TestLongTextIsOneText: what a rule sees does not hang on where a window ends.
func TestLongTextIsOneText(t *testing.T) {
	unit := "Объезжая Еленин ель, Тсуёси ЩУКИН. "
	want := string(AppendRomanised(nil, unit, Russian))
	long := strings.Repeat(unit, 300)
	if got := string(AppendRomanised(nil, long, Russian)); got != strings.Repeat(want, 300) {
		t.Error("a text repeated is not its romanised form repeated")
	}
}

func TestASCIISchemesWriteASCII(t *testing.T) {
	for text, want := range map[string]string{
		"Łódź — «Шевченко»": `Lodz - <<Shevchenko>>`, "Ёлка, Ærø": "Elka, Aero", "Иванов № 5": "Ivanov ? 5", "Ивáнов": "Ivanov", "É": "E",
	} {
		scheme, _ := ParseScheme("icao-rus-Cyrl-Latn-9303")
		if got := string(AppendRomanised(nil, text, scheme)); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestLookalikesKeepTheirNeighboursInContext(t *testing.T) {
	// The first е, the a and the o are Latin.
	if got := string(AppendRomanised(nil, "Aлeксеeвна Мaeв", Russian)); got != "Alekseevna Maev" {
		t.Errorf("got %q", got)
	}
}
