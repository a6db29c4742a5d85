package bench

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/onomastics"
)

var update = flag.Bool("update", false, "write testdata/report.golden.txt anew")

// shipped reads a list of testdata.
func shipped(t *testing.T, name string, labels bool) []corpus.Labelled {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	read := corpus.ReadUnlabelled
	if labels {
		read = corpus.ReadLabelledTable
	}
	table, err := read(f, name, corpus.LabelledColumns{})
	if err != nil || len(table.Faults) > 0 || table.Unlabelled > 0 {
		t.Fatalf("%s: %v, faults %v, %d without a label", name, err, table.Faults, table.Unlabelled)
	}
	return table.People
}

func TestShippedListsAreWellFormed(t *testing.T) {
	seen := map[string]string{}
	once := func(p corpus.Labelled) {
		if key := p.PersonKey(); key == "" || seen[key] != "" {
			t.Errorf("%s:%d: %s is there already, as %s", p.File, p.Line, p.Name(), seen[key])
		} else {
			seen[key] = p.Name()
		}
		if clean := string(onomastics.AppendNormalised(nil, p.Name())); clean != p.Name() {
			t.Errorf("%s:%d: %q is not as it is normalised, %q", p.File, p.Line, p.Name(), clean)
		}
	}
	origins, kinds := map[string]int{}, map[string]int{}
	for _, p := range shipped(t, "surnames_gold.tsv", true) {
		once(p)
		origins[p.Origin.String()]++
		kinds[p.Kind]++
		if p.Family == "" || p.Full != "" || !p.Heritage {
			t.Errorf("%s:%d: want a family name alone, of known origin", p.File, p.Line)
		}
	}
	if origins["AM"] < 120 || origins["GE"] < 80 || len(origins) != 2 {
		t.Errorf("origins %v", origins)
	}
	for _, kind := range []string{"Western Armenian", "French-spelt Armenian", "Russified Armenian", "Turkified Armenian", "Mingrelian", "Svan", "Russified Georgian"} {
		if kinds[kind] < 15 {
			t.Errorf("%d names of the kind %q, want 15 at least", kinds[kind], kind)
		}
	}
	negatives := append(shipped(t, "surnames_negative.tsv", false), shipped(t, "surnames_negative_iranian.tsv", false)...)
	for _, p := range negatives {
		once(p)
	}
	if len(negatives) < 500 {
		t.Errorf("%d negatives", len(negatives))
	}
	hosts := 0
	for _, p := range shipped(t, "public_figures_gold.tsv", true) {
		once(p)
		if !p.Host.IsZero() {
			hosts++
		}
		if p.Host == p.Origin {
			t.Errorf("%s:%d: the host is the origin", p.File, p.Line)
		}
	}
	if hosts < 40 {
		t.Errorf("%d people with a host, want 40", hosts)
	}
}

// TestGoldenReport holds the report on the lists that ship against the one last read. It changes
// with every change of lexicons and weights: run go test ./bench -update, and read the difference.
func TestGoldenReport(t *testing.T) {
	const misses = 25
	c := classifier(t)
	targets := []onomastics.Country{onomastics.MustParseCountry("AM"), onomastics.MustParseCountry("GE")}
	var got bytes.Buffer
	for _, list := range []struct {
		title   string
		people  []corpus.Labelled
		options Options
	}{
		{"family names alone, Armenian and Georgian, among those of neither", shipped(t, "surnames_gold.tsv", true), Options{
			Negatives: shipped(t, "surnames_negative.tsv", false), Misses: misses,
			Targets: targets, Policy: onomastics.Policy{Targets: targets},
		}},
		{"public figures", shipped(t, "public_figures_gold.tsv", true), Options{Misses: misses}},
	} {
		got.WriteString(strings.ToUpper(list.title) + "\n\n")
		if err := Accuracy(c, list.people, list.options).Print(&got); err != nil {
			t.Fatal(err)
		}
		got.WriteString("\n")
	}
	const file = "testdata/report.golden.txt"
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(wanted) || line != wanted[i] {
			t.Fatalf("%s:%d: the report has changed: run go test ./bench -update and read the difference\ngot  %s", file, i+1, line)
		}
	}
}
