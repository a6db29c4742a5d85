package onomastics

import "testing"

func TestAppendKey(t *testing.T) {
	for name, want := range map[string]string{
		"Ter-Petrosyan":   "terpetrosyan",
		"O'Brien":         "obrien",
		"ŠEVČENKO":        "sevcenko",
		"Đorđević":        "dordevic",
		"Yıldız":          "yildiz",
		"İNÖNÜ":           "inonu",
		"Əliyev":          "aliyev",
		"Weiß":            "weiss",
		"Łukasz":          "lukasz",
		"Þórðarson":       "thordarson",
		"Nguyễn":          "nguyen",
		"Bjørn Æbelø":     "bjornaebelo",
		"Țîrlea":          "tirlea",
		"Шевченко":        "shevchenko",
		"Թումանյան":       "tumanyan",
		"ჭავჭავაძე":       "chavchavadze",
		"Αγγελόπουλος":    "angelopoulos",
		"":                "",
		"1234 – ()":       "",
		"Jean-Paul  II":   "jeanpaulii",
		"Hovhannès":       "hovhannes",
		"d’Artagnan":      "dartagnan",
		"Ivan Шевченко":   "ivanshevchenko",
		"ﬁnn":             "finn", // a ligature that text taken from PDF is full of
		"Ｔａｒｏ":            "taro",
		"Mª José":         "majose",
		"Traoré Ɲama":     "traorenama",
		"D’Єгор":          "diehor",
		"Ευθύμιος":        "efthymios",
		"Ովսեփյան":        "ovsepyan",
		"Mc\u200bDonald":  "mcdonald",
		"Ōtani Shōhei":    "otanishohei",
		"Müller-Lüdensch": "mullerludensch",
	} {
		if got := string(AppendKey(nil, name, DefaultScheme(name, Country{}))); got != want {
			t.Errorf("key of %q: got %q, want %q", name, got, want)
		}
	}
}

func TestKeyOfOneNameInTwoScripts(t *testing.T) {
	for native, latin := range map[string]string{
		"Ковальчук": "Kovalchuk", "Հակոբյան": "Hakobyan", "ბერიძე": "Beridze", "Папандреу": "Papandreu", "Παπανδρέου": "Papandreou",
	} {
		a := string(AppendKey(nil, native, DefaultScheme(native, Country{})))
		if b := string(AppendKey(nil, latin, NoScheme)); a != b {
			t.Errorf("%s has key %q, %s has %q", native, a, latin, b)
		}
	}
}

func TestKeyDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{
		"Krikorian", "Ter-Petrosyan", "Đorđević", "Шевченко", "Знам’янський", "Թումանյան", "ჭავჭავაძე", "Ελευθερίου", "سلمان",
		"כהן", "毛泽东", "김정은", "ﬁnn",
	} {
		scheme := DefaultScheme(name, Country{})
		if n := testing.AllocsPerRun(100, func() { buf = AppendKey(buf[:0], name, scheme) }); n > 0 {
			t.Errorf("key of %s allocates %.0f times", name, n)
		}
	}
}

func FuzzAppendKey(f *testing.F) {
	for i, s := range []string{"Krikorian", "Шевченко", "Đorđević", "\xff", "ﬁ", "İ", "aЕ", "d'Ельцин", "Jean-Եղիշե", "О’Єгор"} {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		scheme := Scheme(n % uint8(len(schemeIDs)))
		key := AppendKey([]byte("x"), s, scheme)[1:]
		if plain := appendFolded(nil, AppendRomanised(nil, s, scheme)); string(key) != string(plain) {
			t.Errorf("key of %q by %s is %q, its romanised form folds to %q", s, scheme, key, plain)
		}
		for _, b := range key {
			if b < 'a' || b > 'z' {
				t.Fatalf("key of %q has %q", s, b)
			}
		}
		if again := AppendKey(nil, string(key), NoScheme); string(again) != string(key) {
			t.Errorf("key of key of %q: %q, then %q", s, key, again)
		}
	})
}

func BenchmarkAppendKey(b *testing.B) {
	for _, c := range []struct{ script, name string }{
		{"ASCII", "Krikorian"}, {"Latin", "Đorđević"}, {"Cyrillic", "Шевченко"}, {"Armenian", "Թումանյան"}, {"Georgian", "ჭავჭავაძე"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 128)
			for b.Loop() {
				buf = AppendKey(buf[:0], c.name, DefaultScheme(c.name, Country{}))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
	}
}
