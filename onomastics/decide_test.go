package onomastics

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// worldClassifier has the countries of all groups and a few others. It lists Maria everywhere and Smith in one.
func worldClassifier(t testing.TB) *Classifier {
	t.Helper()
	codes := strings.Fields("AM GE TR DE PL")
	codes = slices.DeleteFunc(codes, func(code string) bool { _, ok := GroupOf(MustParseCountry(code)); return ok })
	for _, g := range Groups() {
		for _, c := range g.Countries {
			if !slices.Contains(codes, c.String()) {
				codes = append(codes, c.String())
			}
		}
	}
	var entries []CountryEntry
	for _, code := range codes {
		entries = append(entries, CountryEntry{Code: MustParseCountry(code), Name: code, Adjective: code, Population: 5_000_000})
	}
	b, err := NewLexiconBuilder(entries)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := b.AddName(GivenTable, []byte("maria"), e.Code, 0.01); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.AddName(FamilyTable, []byte("smith"), MustParseCountry("US"), 0.01); err != nil {
		t.Fatal(err)
	}
	l, err := OpenLexicon(b.Build([digestSize]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewClassifier(DefaultParams(), l)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// decided decides on a name as if it had been scored so: «RS:0.48 HR:0.31».
func decided(t testing.TB, w *Worker, p Person, posteriors string) *Answer {
	t.Helper()
	w.Classify(p)
	a := &w.answer
	*a = Answer{Residence: p.Residence, Text: a.Text, Name: a.Name, Script: a.Script, Origins: a.Origins[:0], policy: &w.policy}
	clear(w.posterior)
	left, unnamed := 1.0, len(w.posterior)
	for pair := range strings.FieldsSeq(posteriors) {
		code, value, _ := strings.Cut(pair, ":")
		p, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		w.posterior[w.classifier.class[MustParseCountry(code)]] = float32(p)
		left, unnamed = left-p, unnamed-1
	}
	for i, p := range w.posterior {
		if p == 0 {
			w.posterior[i] = float32(left / float64(unnamed))
		}
	}
	w.decide(p.Residence)
	return a
}

//go:embed testdata/verdicts.tsv
var verdictCases string

func TestVerdictsAndReasons(t *testing.T) {
	c := worldClassifier(t)
	for i, line := range strings.Split(verdictCases, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 {
			t.Fatalf("verdicts.tsv:%d: %d fields, want 8", i+1, len(f))
		}
		policy, person := Policy{}, Person{Full: f[1]}
		if f[2] != "-" {
			person.Residence = MustParseCountry(f[2])
		}
		if f[3] != "-" {
			for code := range strings.SplitSeq(f[3], ",") {
				policy.Targets = append(policy.Targets, MustParseCountry(code))
			}
		}
		a := decided(t, c.NewWorker(policy), person, f[4])
		got := fmt.Sprintf("%s\t%s\t%s", a.Origin.Country, a.Verdict, a.AppendReason(nil))
		if want := strings.Join(f[5:], "\t"); got != want {
			t.Errorf("verdicts.tsv:%d: %s: %s\n got %s\nwant %s", i+1, f[0], f[1], got, want)
		}
		if !slices.Contains(a.Origins, a.Origin) {
			t.Errorf("verdicts.tsv:%d: the origin is not among the alternatives %v", i+1, a.Origins)
		}
	}
}

func TestDecidingDoesNotAllocate(t *testing.T) {
	w := worldClassifier(t).NewWorker(Policy{})
	w.Classify(Person{Full: "Marko Jovanovic"})
	if n := testing.AllocsPerRun(100, func() {
		w.answer.Origins = w.answer.Origins[:0]
		w.decide(Country{})
	}); n > 0 {
		t.Errorf("deciding allocates %v times", n)
	}
}

func TestGroupAnswerIsTheSumOfItsCountries(t *testing.T) {
	a := decided(t, worldClassifier(t).NewWorker(Policy{}), Person{Full: "Ivan Marković"}, "RS:0.33 HR:0.31 BA:0.20 ME:0.12")
	if g := a.Group; g.Group.Code != "BCMS" || math.Abs(g.Probability-0.96) > 1e-6 || g.Likeliest[1].Country.String() != "HR" {
		t.Errorf("group %s %v %v", g.Group.Code, g.Probability, g.Likeliest)
	}
	if a := decided(t, worldClassifier(t).NewWorker(Policy{}), Person{Full: "Oz"}, "TR:0.9"); !a.Group.Group.IsZero() {
		t.Errorf("Türkiye is in group %s", a.Group.Group.Code)
	}
}
