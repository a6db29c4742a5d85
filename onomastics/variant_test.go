package onomastics

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func variantKey(name string) string {
	return string(AppendVariantKey(nil, name, DefaultScheme(name, Country{})))
}

func TestAppendVariantKey(t *testing.T) {
	for key, names := range map[string]string{
		"krikorian":    "Գրիգորյան Григорян Grigoryan Grigorian Grigorjan Krikorian Kirkorian",
		"petrosian":    "Petrosyan Bedrosian",
		"akopian":      "Hakobyan Agopian",
		"chavchavadze": "ჭავჭავაძე Chavchavadze Tchavtchavadze Čavčavadze",
		"zhugashvili":  "Джугашвили Jughashvili Dzhugashvili",
		"shevchenko":   "Shevchenko Schewtschenko Chevtchenko Ševčenko",
		"muler":        "Müller Mueller Muller",
		"rakhimov":     "Rəhimov Rahimov Rakhimov",
		"ivanov":       "Ivanov Ivanova Иванова Ivanoff",
		"kovalski":     "Kowalski Kowalska",
		"papadopulos":  "Papadopoulos Papadopoulou",
		"kazlauskas":   "Kazlauskas Kazlauskienė Kazlauskaitė",
		"novak":        "Novák Nováková Novak",
		"mkrtichian":   "Mkrtchyan Mkrtychev",
		"":             "1234 –",
	} {
		for name := range strings.FieldsSeq(names) {
			if got := variantKey(name); got != key {
				t.Errorf("variant key of %s is %q, want %q", name, got, key)
			}
		}
	}
}

func TestDecomposedLettersHaveTheKeyOfComposedOnes(t *testing.T) {
	if a, b := variantKey("S\u030cevc\u030cenko"), variantKey("Ševčenko"); a != b {
		t.Errorf("decomposed %q, composed %q", a, b)
	}
}

func TestJoinedBy(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		rules []VariantRule
	}{
		{"Ivanov", "Ivanova", []VariantRule{ruleSlavicFeminine}},
		{"Grigorian", "Krikorian", []VariantRule{ruleWesternStops}},
		{"Jarosch", "Jarosh", []VariantRule{ruleGermanSch}},
		{"Mueller", "Muller", []VariantRule{ruleGermanUmlaut}},
		{"Agopian", "Hagopian", []VariantRule{ruleArmenianH}},
		{"Sarkisov", "Sarkisian", []VariantRule{ruleArmenianRussified}},
		{"Živković", "Zivkovic", []VariantRule{ruleMarks, ruleLostMarks}},
		{"Kovalev", "KOVALEV", []VariantRule{}},
		{"Kovalev", "Petrov", nil},
		{"", "", nil},
	} {
		got := JoinedBy(c.a, c.b)
		if (got == nil) != (c.rules == nil) {
			t.Errorf("%s and %s joined by %v, want %v", c.a, c.b, got, c.rules)
		}
		for _, r := range c.rules {
			if !slices.Contains(got, r) {
				t.Errorf("%s and %s joined by %v, want %v among them", c.a, c.b, got, r)
			}
		}
	}
}

func TestVariantRulesHaveWords(t *testing.T) {
	for r := range variantRuleCount {
		if r.String() == "" {
			t.Errorf("rule %d has no words", r)
		}
	}
}

func TestFormsOfAStemHaveOneKey(t *testing.T) {
	for _, stems := range stemsOf {
		for _, s := range stems {
			from, to := s.from, s.to
			if !s.whole {
				from, to = from+"in", to+"in"
			}
			from, to = variantKey(from), variantKey(to)
			if from != to || variantKey(to) != to {
				t.Errorf("stem %s has the key %s, its form %s %s", s.to, to, s.from, from)
			}
		}
	}
}

func TestVariantKeysDoNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 512)
	for _, name := range []string{
		"Krikorian", "Đorđević", "Шевченко", "Թումանյան", "ჭავჭავაძე", "Schewtschenko", "Xoʻjayev", "ﬁnn", "毛泽东",
	} {
		scheme := DefaultScheme(name, Country{})
		if n := testing.AllocsPerRun(100, func() { buf = AppendVariantKey(buf[:0], name, scheme) }); n > 0 {
			t.Errorf("variant key of %s allocates %.0f times", name, n)
		}
		if n := testing.AllocsPerRun(100, func() { buf = AppendVariantKeys(buf[:0], name, scheme) }); n > 0 {
			t.Errorf("variant keys of %s allocate %.0f times", name, n)
		}
	}
}

// checkVariantKeys checks what holds of the keys of every name.
func checkVariantKeys(t *testing.T, name string, scheme Scheme) bool {
	key := string(AppendVariantKey([]byte("x"), name, scheme)[1:])
	keys := string(AppendVariantKeys([]byte("x"), name, scheme)[1:])
	plain := AppendKey(nil, name, scheme)
	again := string(AppendVariantKey(nil, key, NoScheme))
	switch {
	case strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") != "":
		t.Errorf("variant key of %q is %q", name, key)
	case again != key:
		t.Errorf("variant key of %q is %q, the key of that %q", name, key, again)
	case (len(plain) == 0) != (key == ""):
		t.Errorf("key of %q is %q, variant key %q", name, plain, key)
	case key != strings.SplitN(keys, " ", 2)[0]:
		t.Errorf("variant key of %q is %q, keys %q", name, key, keys)
	case key != "" && slices.Contains(strings.Split(keys, " "), ""):
		t.Errorf("one of the variant keys %q of %q is empty", keys, name)
	default:
		return true
	}
	return false
}

// TestVariantKeysOfKeys puts names together from letters and endings that rules are about.
func TestVariantKeysOfKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := strings.Fields("a b c d e f g h i j k l m n o p q r s t u v w x y z a e i o u y j s z c h sh ch tch sch dj " +
		"dzh kh gh dh th ph ts ou ian yan jan ova ev in ina enko enka ić č š ž đ ə ü ğ ş ç ț ă â ł ý ё oʻ ьє ու եան dze shvili oglu " +
		"cu escu eanu anu sky skaya opoulou ová of ine ienė gue jski")
	failed := 0
	for range 100_000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if checkVariantKeys(t, b.String(), DefaultScheme(b.String(), Country{})) {
			continue
		}
		if failed++; failed == 10 {
			return
		}
	}
}

func FuzzAppendVariantKey(f *testing.F) {
	for i, s := range []string{
		"Krikorian", "Шевченко", "Đorđević", "\xff", "ﬁ", "İ", "aЕ", "d'Ельцин", "Jean-Եղիշե", "О’Єгор", "Tchavtchavadzé", "Xo'jayev",
	} {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		checkVariantKeys(t, s, Scheme(int(n)%len(Schemes())))
	})
}

func BenchmarkAppendVariantKey(b *testing.B) {
	for _, c := range []struct{ script, name string }{
		{"ASCII", "Krikorian"}, {"Latin", "Đorđević"}, {"Cyrillic", "Шевченко"}, {"Armenian", "Թումանյան"},
		{"Georgian", "ჭავჭავაძე"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 128)
			for b.Loop() {
				buf = AppendVariantKey(buf[:0], c.name, DefaultScheme(c.name, Country{}))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
	}
}

func BenchmarkAppendVariantKeys(b *testing.B) {
	for _, name := range []string{"Krikorian", "Shevchenko", "Schewtschenko", "Jovanovic"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 512)
			for b.Loop() {
				buf = AppendVariantKeys(buf[:0], name, NoScheme)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
	}
}

func TestVariantKeysOfBadInput(t *testing.T) {
	for _, name := range []string{
		"\xff\xfe", "a\xffb", "\u200bIva\u200dnov\u202e", strings.Repeat("Ш", 10_000), strings.Repeat("šč", 5_000), "'", "oʻ", "\u030c",
	} {
		checkVariantKeys(t, name, DefaultScheme(name, Country{}))
	}
	if got := variantKey("Iva\u200dnov"); got != "ivanov" {
		t.Errorf("a joiner within a name makes its variant key %q", got)
	}
}
