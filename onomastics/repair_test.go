package onomastics

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestRepairs reads its cases from testdata/repair.tsv, one name a line.
func TestRepairs(t *testing.T) {
	text, err := os.ReadFile("testdata/repair.tsv")
	if err != nil {
		t.Fatal(err)
	}
	line := 0
	for row := range strings.Lines(string(text)) {
		line++
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if row[0] == '#' || row == "\n" {
			continue
		}
		if len(f) != 3 {
			t.Fatalf("testdata/repair.tsv:%d: %d fields, want 3", line, len(f))
		}
		in := strings.NewReplacer(`\x81`, "\u0081", `\x8d`, "\u008d", `\x8f`, "\u008f", `\x90`, "\u0090", `\x9d`, "\u009d", `\x9a`, "\u009a", `\xa0`, "\u00a0", `\xad`, "\u00ad").Replace(f[0])
		got, repair := AppendRepaired(nil, in)
		words := repair.String()
		if repair == 0 && isGarbled(in) {
			words = "garbled"
		}
		if string(got) != f[1] && words != "garbled" || words != f[2] {
			t.Errorf("testdata/repair.tsv:%d: %q gives %q, %q", line, in, got, words)
		}
	}
}

func TestRepairIsTold(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	a := w.Classify(Person{Full: "Krikоrian"}) // with a Cyrillic о
	if a.Text != "Krikorian" || a.Repair != MixedLetters || a.Origin.Country.String() != "AM" {
		t.Errorf("%q, %v, %v", a.Text, a.Repair, a.Origin)
	}
	if got := string(a.AppendReason(nil)); !strings.HasSuffix(got, "; name repaired: letters of two scripts in one word") {
		t.Errorf("reason %q", got)
	}
	a = w.Classify(Person{Given: "Ð“Ñ€Ð¸Ð³Ð¾Ñ€ÑÐ½", Family: "Smith"})
	if a.Verdict != Abstain || a.Cause != Garbled {
		t.Errorf("%v, %v", a.Verdict, a.Cause)
	}
	if a = w.Classify(Person{Full: "Krikorian"}); a.Repair != 0 || a.Cause != NoCause {
		t.Errorf("the name after: %v, %v", a.Repair, a.Cause)
	}
}

func TestRepairDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{"Anahit  Krikorian", "Հովհաննես Թումանյան", "Тарас Шевченко", "ილია ჭავჭავაძე", "Ñandú Ångström", "Γεώργιος Σεφέρης"} {
		if n := testing.AllocsPerRun(100, func() { buf, _ = AppendRepaired(buf[:0], name) }); n > 0 {
			t.Errorf("%s allocates %.0f times", name, n)
		}
	}
}

func FuzzAppendRepaired(f *testing.F) {
	for _, s := range []string{"Сергeй", "Ð“Ñ€Ð¸", "Ãðèãîðÿí", "п⌠я─п╦", "ÃƒÂ¼ber", "a\xff", "ﬁо", "аa", "e\u0301а"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, repair := AppendRepaired(nil, s)
		if !utf8.Valid(once) {
			t.Fatalf("%q gives %q, not UTF-8", s, once)
		}
		if normal := AppendNormalised(nil, string(once)); string(normal) != string(once) {
			t.Errorf("%q gives %q, which normalises to %q", s, once, normal)
		}
		if plain := AppendNormalised(nil, s); repair == 0 && string(plain) != string(once) {
			t.Errorf("%q changes from %q to %q without a repair", s, plain, once)
		}
		if twice, _ := AppendRepaired(nil, string(once)); string(twice) != string(once) {
			t.Errorf("%q gives %q, then %q", s, once, twice)
		}
		isGarbled(s)
	})
}

func TestDottedCapitalTells(t *testing.T) {
	for r, want := range map[rune]rune{'İ': 'ı', 'I': 'i', 'Ğ': 'ğ', 'ı': 'ı', 'Ж': 'ж'} {
		if got := toLower(r); got != want {
			t.Errorf("%q is known by %q, want %q", r, got, want)
		}
	}
}

func BenchmarkAppendRepaired(b *testing.B) {
	var buf []byte
	for _, name := range []string{"Anahit Krikorian", "José Martínez", "Հովհաննես Թումանյան", "Тарас Шевченко", "Сергeй Шевченко"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buf, _ = AppendRepaired(buf[:0], name)
			}
		})
	}
}
