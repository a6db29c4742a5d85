package training

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"diasmap/corpus"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

// tables are lexicons of three countries, large enough to be drawn from.
func tables() fstest.MapFS {
	families := func(stems, ending string) *fstest.MapFile {
		var names []string
		for stem := range strings.FieldsSeq(stems) {
			names = append(names, stem+ending+"\t100\tLatn\n")
		}
		return &fstest.MapFile{Data: []byte("# total 100000\n" + strings.Join(names, ""))}
	}
	return fstest.MapFS{
		"countries.tsv": {Data: []byte("AM\tArmenia\tArmenian\t3000000\nGE\tGeorgia\tGeorgian\t4000000\nUS\tUnited States\tAmerican\t330000000\n")},
		"hosts.tsv":     {Data: []byte("US\tAM\t100000\nUS\tGE\t20000\n")},
		"am/family.tsv": families("Abraham Babay Danil Gaspar Grigor Hakob Hovhannis Karapet Margar Martiros Minas Petros Sarg Simon Stepan Vardan", "yan"),
		"ge/family.tsv": families("Abash Berid Chavchava Dolid Gogichai Javakhi Kapana Kobakhid Lomi Mamula Melad Nozad Oniani Shevardna Tsereteli Zviad", "dze"),
		"us/family.tsv": families("Adam Brown Clark Davis Evan Fish Green Harri Hill Jackson King Lewi Miller Parker Smith Walker", "s"),
	}
}

// people are labelled names of every split.
func people() []corpus.Labelled {
	var all []corpus.Labelled
	add := func(origin, given, families, ending string) {
		for g := range strings.FieldsSeq(given) {
			for f := range strings.FieldsSeq(families) {
				all = append(all, corpus.Labelled{Given: g, Family: f + ending, Origin: onomastics.MustParseCountry(origin)})
			}
		}
	}
	add("AM", "Anahit Armen Aram Hayk", "Abraham Danil Grigor Hakob Karapet Petros Sarg Simon", "yan")
	add("GE", "Giorgi Nino Davit Tamar", "Berid Dolid Kapana Kobakhid Lomi Mamula Melad Zviad", "dze")
	add("US", "John Mary James Linda", "Adam Clark Evan Harri King Lewi Parker Walker", "s")
	add("US", "George Paul", "Abraham Grigor Petros Simon", "ian")
	return all
}

// train writes the people that keep says into a table, and trains on it.
func train(t *testing.T, keep func(corpus.Split) bool, more string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "people"), 0o755); err != nil {
		t.Fatal(err)
	}
	table := "given\tfamily\tcountry_iso2\n"
	for _, p := range people() {
		if keep(corpus.SplitOf(p.PersonKey())) {
			table += fmt.Sprintf("%s\t%s\t%s\n", p.Given, p.Family, p.Origin)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "people", "list.tsv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	if more != "" {
		if err := os.WriteFile(filepath.Join(dir, "people", "diaspora_gold_more.tsv"), []byte(more), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	model, err := Run(dir, tables(), mustLexicon(t), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func TestSameInputsGiveTheSameBytes(t *testing.T) {
	all := func(corpus.Split) bool { return true }
	if !bytes.Equal(train(t, all, ""), train(t, all, "")) {
		t.Error("two models of the same inputs differ")
	}
}

// TestNobodyOfTestIsLearnedFrom: with the people of test and of the diaspora, and without, the model is
// the same to the byte.
func TestNobodyOfTestIsLearnedFrom(t *testing.T) {
	without := train(t, func(s corpus.Split) bool { return s != corpus.Test }, "")
	with := train(t, func(corpus.Split) bool { return true }, "given\tfamily\torigin_iso2\thost_iso2\nGeorge\tKrikorian\tAM\tUS\n")
	if !bytes.Equal(with, without) {
		t.Error("the model has seen people of test or of the diaspora")
	}
	trainOnly := train(t, func(s corpus.Split) bool { return s == corpus.Train }, "")
	a, b := open(t, trainOnly), open(t, with)
	for kind := range onomastics.GivenBag + 1 {
		for setting := range onomastics.InHost + 1 {
			if without, with := a.Grams(setting, kind), b.Grams(setting, kind); without != with {
				t.Errorf("setting %d, bag %d has %d grams without people of dev, %d with", setting, kind, without, with)
			}
		}
	}
}

func open(t *testing.T, data []byte) *onomastics.Model {
	t.Helper()
	m, err := onomastics.OpenModel(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestHostsGiveBackNames: people labelled American whose names end as Armenian ones do are Armenian by name.
func TestHostsGiveBackNames(t *testing.T) {
	m := open(t, train(t, func(corpus.Split) bool { return true }, ""))
	c, err := onomastics.NewTrainedClassifier(onomastics.TrainedParams(), m, mustLexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	w := c.NewWorker(onomastics.Policy{})
	for name, want := range map[string]string{"George Petrosian": "AM", "John Kapanadze": "GE", "Mary Walkers": "US"} {
		a := w.Classify(onomastics.Person{Full: name, Residence: onomastics.MustParseCountry("US")})
		if a.Origin.Country.String() != want {
			t.Errorf("%s: got %s, want %s", name, a.AppendOrigins(nil), want)
		}
	}
}

func TestFolderWithoutPeople(t *testing.T) {
	if _, err := Run(t.TempDir(), tables(), mustLexicon(t), io.Discard); err == nil || !strings.Contains(err.Error(), "people") {
		t.Errorf("a folder without people: got %v", err)
	}
}

func mustLexicon(t *testing.T) *onomastics.Lexicon {
	t.Helper()
	compiled, err := lexicons.Compile(tables(), nil)
	if err != nil {
		t.Fatal(err)
	}
	l, err := onomastics.OpenLexicon(compiled)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
