package place

import (
	"bufio"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"diasmap/onomastics"
)

func gazetteer(t testing.TB) *Gazetteer {
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// describe writes a place as testdata does.
func describe(p Place) string {
	switch {
	case p.IsZero():
		return "-"
	case p.Kind == City:
		return fmt.Sprint(p.GeoNamesID)
	case p.Kind == Region:
		return p.Country.String() + "." + p.Region
	}
	return p.Country.String()
}

// Every line of testdata/texts.tsv means the place it names.
func TestTextsMeanTheirPlaces(t *testing.T) {
	f, err := os.Open("testdata/texts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := gazetteer(t)
	lines := bufio.NewScanner(f)
	for number := 1; lines.Scan(); number++ {
		cells := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(cells[0], "#") {
			continue
		}
		var hint Hint
		if cells[1] != "" {
			hint.Country = onomastics.MustParseCountry(cells[1])
		}
		if a := g.Resolve(cells[0], hint); describe(a.Place) != cells[2] {
			t.Errorf("testdata/texts.tsv:%d: %q (%s): got %s %s %.3f, want %s", number, cells[0], cells[1], describe(a.Place), a.Name, a.Probability, cells[2])
		}
	}
}

func TestAmbiguityIsKept(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		text        string
		least, most float64
		others      []string
	}{
		{"Glendale", 0.2, 0.8, []string{"AZ", "CA"}},
		{"Springfield", 0.2, 0.8, []string{"MO", "IL", "MA"}},
		{"Paris", 0.95, 1, []string{"TX"}},
		{"Tbilisi", 0.99, 1, nil},
	} {
		a := g.Resolve(c.text, Hint{})
		if a.Probability < c.least || a.Probability > c.most {
			t.Errorf("%s: probability %.3f, want %.2f to %.2f", c.text, a.Probability, c.least, c.most)
		}
		told := map[string]bool{a.Region: true}
		for _, o := range a.Others {
			told[o.Region] = true
		}
		for _, want := range c.others {
			if !told[want] && c.most < 1 {
				t.Errorf("%s: %s is not among the candidates", c.text, want)
			}
		}
	}
}

func TestMisspeltNamesAreLessSure(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		text string
		id   int
	}{{"Yerevann", 616052}, {"Philadephia", 4560349}, {"Buenos Aries", 3435910}, {"Los Angelees", 5368361}, {"Ереваан", 616052}} {
		a := g.Resolve(c.text, Hint{})
		if a.GeoNamesID != c.id || a.Edits == 0 {
			t.Errorf("%s: got %s %d, %d edits", c.text, a.Name, a.GeoNamesID, a.Edits)
		}
		if right := g.Resolve(a.Name, Hint{}); right.Probability <= a.Probability {
			t.Errorf("%s: probability %.3f, spelt right %.3f", c.text, a.Probability, right.Probability)
		}
	}
}

// FuzzResolve: no text panics; probabilities are in order and add up to one at most.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"Paris, TX", "г. Тбилиси", "北京市朝阳区", "\xff\xfe", "New York NY 10016", "a-b-c / d, (e)", "St. Petersburg", "Օ", strings.Repeat("San José, ", 40), "D-10115 Berlin", "1012 AB Amsterdam", "'", "é́"} {
		f.Add(s, "US", "CA")
		f.Add(s, "", "")
	}
	g := gazetteer(f)
	f.Fuzz(func(t *testing.T, text, country, region string) {
		c, _ := onomastics.ParseCountry(country)
		a := g.AppendCandidates(nil, text, Hint{c, region}, 20)
		sum, before := 0.0, 1.0
		for _, x := range a {
			if x.IsZero() || x.Probability > before+1e-12 || !(x.Probability >= 0) {
				t.Fatalf("%q: %+v after %v", text, x, before)
			}
			sum, before = sum+x.Probability, x.Probability
		}
		if sum > 1+1e-9 {
			t.Fatalf("%q: probabilities add up to %v", text, sum)
		}
		for range g.Suggest(text, Hint{c, region}, 3) {
			break
		}
		g.Find(text, Hint{c, region}, 3)
	})
}

func BenchmarkResolve(b *testing.B) {
	g := gazetteer(b)
	for _, c := range []struct{ name, text string }{
		{"city", "Toronto"}, {"cityState", "Los Angeles, CA"}, {"ambiguous", "San José"}, {"cover", "New York NY 10016"},
		{"Cyrillic", "г. Тбилиси, Грузия"}, {"unknown", "Xyzzyville"}, {"misspelt", "Stepanovan, Armenia"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			dst := make([]Candidate, 0, MostCandidates)
			for b.Loop() {
				dst = g.AppendCandidates(dst[:0], c.text, Hint{}, MostCandidates)
			}
		})
	}
}

// BenchmarkTexts resolves the texts of testdata one after another.
func BenchmarkTexts(b *testing.B) {
	content, err := os.ReadFile("testdata/texts.tsv")
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(content)) {
		if text, _, _ := strings.Cut(line, "\t"); !strings.HasPrefix(text, "#") {
			texts = append(texts, text)
		}
	}
	g := gazetteer(b)
	dst := make([]Candidate, 0, MostCandidates)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			dst = g.AppendCandidates(dst[:0], text, Hint{}, MostCandidates)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(texts))/b.Elapsed().Seconds(), "texts/s")
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(compiled); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSuggest(b *testing.B) {
	g := gazetteer(b)
	for _, prefix := range []string{"s", "san", "yere"} {
		b.Run(prefix, func(b *testing.B) {
			for b.Loop() {
				g.Suggest(prefix, Hint{}, 8)
			}
		})
	}
}

func BenchmarkNearest(b *testing.B) {
	g := gazetteer(b)
	for b.Loop() {
		g.Nearest(45.76, 4.84)
	}
}

// Reading does not allocate once the buffers have grown, but for texts that have to be normalised.
func TestReadingDoesNotAllocate(t *testing.T) {
	g := gazetteer(t)
	r := newReader(g)
	for _, text := range []string{"Toronto", "Los Angeles, CA", "New York NY 10016", "г. Тбилиси, Грузия", "Երևան", "San José", "Stepanovan, Armenia", "東京"} {
		if n := testing.AllocsPerRun(5, func() {
			r.read(text)
			r.collect()
			r.score(Hint{})
			r.weigh()
		}); n > 0 {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
}

// Many readers at once get the answers that one gets.
func TestConcurrentReadersAgree(t *testing.T) {
	g := gazetteer(t)
	texts := []string{"Paris, TX", "Glendale", "Тбилиси", "Stepanovan, Armenia", "San José"}
	want := make([]Answer, len(texts))
	for i, text := range texts {
		want[i] = g.Resolve(text, Hint{})
	}
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() {
			for n := range 50 {
				i := n % len(texts)
				if got := g.Resolve(texts[i], Hint{}); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: got %+v, want %+v", texts[i], got, want[i])
				}
			}
		})
	}
	running.Wait()
}

// What stands in an own column of a list can be told as a hint, or joined to the city.
func TestRegionIsAHint(t *testing.T) {
	g := gazetteer(t)
	for _, region := range []string{"CA", "AZ", "WI"} {
		hint := Hint{onomastics.MustParseCountry("US"), region}
		a, b := g.Resolve("Glendale", hint), g.Resolve("Glendale, "+region, Hint{})
		if a.Region != region || a.Place != b.Place || a.Probability < 0.95 {
			t.Errorf("%s: got %+v and %+v", region, a.Candidate, b.Candidate)
		}
	}
}
