package onomastics

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var rankAll = flag.Bool("rankall", false, "rank all 1,000 names of each script, not 50 of them")

// readTestPairs reads a table of Latin and native spellings.
func readTestPairs(t testing.TB, file string) []CrossPair {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var pairs []CrossPair
	for line := range strings.Lines(string(text)) {
		if latin, native, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			pairs = append(pairs, CrossPair{Native: native, Latin: latin})
		}
	}
	return pairs
}

// rightFirst is the share of the first n names whose Latin form is more similar than those of all
// other pairs. A tie is a miss.
func rightFirst(x *CrossScript, pairs []CrossPair, n int) float64 {
	var latin []string
	for _, p := range pairs {
		latin = append(latin, p.Latin)
	}
	var s CrossScratch
	var similar []float64
	first := 0
	for k := range n {
		similar = x.Rank(similar[:0], pairs[k].Native, latin, &s)
		best := true
		for c, v := range similar {
			best = best && (c == k || v < similar[k])
		}
		if best {
			first++
		}
	}
	return float64(first) / float64(n)
}

func TestCrossScriptRanking(t *testing.T) {
	f := func(script Script, want float64) {
		t.Helper()
		pairs := readTestPairs(t, "testdata/crossscript_"+script.String()+".tsv")
		for _, p := range pairs {
			if p.Use() != ForTest {
				t.Fatalf("%s is of a pair that is learnt from", p.Latin)
			}
		}
		// Every twentieth pair first: the table is sorted.
		for k := range 50 {
			pairs[k], pairs[20*k] = pairs[20*k], pairs[k]
		}
		n := 50
		if *rankAll {
			n = len(pairs)
		}
		got := rightFirst(DefaultCrossScript(), pairs, n)
		t.Logf("%s: the right form first for %.1f %% of %d names among %d", script, 100*got, n, len(pairs))
		if got < want {
			t.Errorf("%s: the right form first for %.3f of %d names, want %.3f", script, got, n, want)
		}
	}
	f(Cyrillic, 0.94)
	f(Hebrew, 0.93)
	f(Arabic, 0.93)
}

func TestCrossScriptAllocates(t *testing.T) {
	x := DefaultCrossScript()
	var s CrossScratch
	f := func(native, latin string) {
		t.Helper()
		x.Similarity(native, latin, &s)
		if n := testing.AllocsPerRun(100, func() { x.Similarity(native, latin, &s) }); n > 0 {
			t.Errorf("Similarity(%q, %q) allocates %v times", native, latin, n)
		}
	}
	f("Шевченко", "Ševčenko")
	f("חיים", "Chaim")
	f("عبد الله", "Abdullah")
}

func BenchmarkCrossScript(b *testing.B) {
	x := DefaultCrossScript()
	f := func(script Script, shift int, kind string) {
		pairs := readTestPairs(b, "testdata/crossscript_"+script.String()+".tsv")
		b.Run(script.String()+kind, func(b *testing.B) {
			b.ReportAllocs()
			var s CrossScratch
			k := 0
			for b.Loop() {
				x.Similarity(pairs[k%len(pairs)].Native, pairs[(k+shift)%len(pairs)].Latin, &s)
				k++
			}
		})
	}
	for _, script := range []Script{Cyrillic, Hebrew, Arabic} {
		f(script, 0, "/same")
		f(script, 17, "/other")
	}
}

func TestCrossScriptSimilarity(t *testing.T) {
	x := DefaultCrossScript()
	var s CrossScratch
	f := func(rule, native, latin string, low, high float64) {
		t.Helper()
		got := x.Similarity(native, latin, &s)
		if got < low || got > high {
			t.Errorf("%s: %s %s: %.3f, want %.2f to %.2f", rule, native, latin, got, low, high)
		}
		if turned := x.Similarity(latin, native, &s); turned != got {
			t.Errorf("%s: %s %s: %.3f turned round, %.3f not", rule, native, latin, turned, got)
		}
	}
	f("passport spelling", "Шевченко", "Shevchenko", 0.95, 1)
	f("a mark is a sound", "Шевченко", "Ševčenko", 0.95, 1)
	f("German spelling", "Шевченко", "Schewtschenko", 0.9, 1)
	f("French spelling", "Шевченко", "Tchevtchenko", 0.8, 1)
	f("case does not matter", "ШЕВЧЕНКО", "SHEVCHENKO", 0.95, 1)
	f("a name that begins and ends alike", "Шевченко", "Stefanchenko", 0, 0.2)
	f("another name", "Иванов", "Petrov", 0, 0.01)
	f("a letter of Ukrainian", "Зінченко", "Zinchenko", 0.9, 1)
	f("a letter of Serbian", "Ђорђевић", "Djordjevic", 0.5, 1)
	f("double consonants and unwritten vowels", "محمد", "Muhammad", 0.9, 1)
	f("another tradition of vowels", "محمد", "Mohamed", 0.9, 1)
	f("another name of the same kind", "محمد", "Ahmed", 0, 0.2)
	f("blanks do not part", "عبد الله", "Abdullah", 0.8, 1)
	f("the alif without its hamza", "احمد", "Ahmad", 0.9, 1)
	f("points are no letters", "مُحَمَّد", "Muhammad", 0.9, 1)
	f("presentation forms", "ﻣﺤﻤﺪ", "Muhammad", 0.9, 1)
	f("Persian letters", "علی", "Ali", 0.9, 1)
	f("ch for het", "חיים", "Chaim", 0.9, 1)
	f("h for het", "חיים", "Haim", 0.9, 1)
	f("geresh of either kind", "ג׳ורג׳", "George", 0.8, 1)
	f("no model of Georgian: keys", "ჭავჭავაძე", "Chavchavadze", 0.95, 1)
	f("no model of Greek: keys", "Παπαδόπουλος", "Papadopulos", 0.85, 1)
	f("both Latin: keys", "Müller", "Muller", 1, 1)
	f("both Cyrillic: keys", "Иванов", "Иванова", 0.8, 0.95)
	f("nothing to compare", "", "Petrov", 0, 0)
	f("nothing at all", "", "", 0, 0)
	f("no letters", "12", "!?", 0, 0)
}

// FuzzCrossScriptSimilarity: any text has a similarity from 0 to 1, the same turned round.
func FuzzCrossScriptSimilarity(f *testing.F) {
	f.Add("Шевченко", "Shevchenko")
	f.Add("محمد", "\xff\u200f")
	f.Add("ג׳ורג׳", strings.Repeat("George", 2000))
	f.Add(strings.Repeat("ы", 10000), "Y")
	x := DefaultCrossScript()
	f.Fuzz(func(t *testing.T, a, b string) {
		var s CrossScratch
		v, turned := x.Similarity(a, b, &s), x.Similarity(b, a, &s)
		if !(v >= 0 && v <= 1) {
			t.Errorf("Similarity(%q, %q) = %v", a, b, v)
		}
		if v != turned {
			t.Errorf("Similarity(%q, %q) = %v, turned round %v", a, b, v, turned)
		}
	})
}
