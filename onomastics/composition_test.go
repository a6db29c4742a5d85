package onomastics

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestParseShares(t *testing.T) {
	shares, err := ParseShares(strings.NewReader("# doctors of Vienna\r\nat\t0.8\r\n\nRS\t 0.05\n"), "vienna.tsv")
	if err != nil || len(shares) != 2 || shares[1] != (Origin{MustParseCountry("RS"), 0.05}) {
		t.Errorf("got %v, %v", shares, err)
	}
	for text, want := range map[string]string{
		"AT 0.8":                            "f.tsv:1:",
		"AT\t0.8\nAT\t0.1":                  "f.tsv:2: onomastics: bad expected shares: AT twice, first at line 1",
		"AT\t0.8\n\nRS\t0.3":                "f.tsv:3: onomastics: bad expected shares: they sum to 1.100",
		"AT\t80":                            `share "80" of AT: want a number from 0 to 1`,
		"AT\tNaN":                           "share",
		"AUT\t0.8":                          `country "AUT"`,
		"# nothing":                         "there are none",
		"AT\t" + strings.Repeat("0", 1<<17): "f.tsv:1:",
	} {
		if _, err := ParseShares(strings.NewReader(text), "f.tsv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %s", text, err, want)
		}
	}
	if _, err := ParseShares(strings.NewReader(""), "f.tsv"); !errors.Is(err, ErrShares) {
		t.Errorf("an empty file: got %v", err)
	}
}

// usual is a calibration by which all countries are equally common.
func usual(c *Classifier) *Calibration {
	k := &Calibration{base: map[Country]float64{}}
	for _, e := range c.classes {
		k.base[e.Code] = 1 / float64(len(c.classes))
	}
	return k
}

func TestExpectedSharesDecideBetweenNeighbours(t *testing.T) {
	c := worldClassifier(t)
	rs, hr := MustParseCountry("RS"), MustParseCountry("HR")
	for _, shares := range [][]Origin{{{rs, 0.9}, {hr, 0.05}}, {{hr, 1}}, {{rs, 0.2}}} {
		composition := usual(c).Expect(shares)
		w := c.NewWorker(Policy{Expected: composition})
		w.Classify(Person{Full: "Ivan Marković", Residence: hr})
		sum := 0.0
		for _, o := range w.Posteriors(nil) {
			sum += o.Probability
		}
		if math.Abs(sum-1) > 1e-5 {
			t.Errorf("%v: posteriors sum to %v", shares, sum)
		}
		if got := w.Posteriors(nil)[0].Country; got != shares[0].Country {
			t.Errorf("%v: %s first", shares, got)
		}
		sum = 0
		for _, o := range composition.Shares(nil) {
			sum += o.Probability
		}
		if math.Abs(sum-1) > 2*unnamedShare {
			t.Errorf("%v: the composition sums to %v", shares, sum)
		}
	}
}

func TestEstimatedCompositionIsNearTheTruth(t *testing.T) {
	c := worldClassifier(t)
	rs, hr := c.class[MustParseCountry("RS")], c.class[MustParseCountry("HR")]
	random := rand.New(rand.NewPCG(5, 5))
	var sample []Scored
	for i := range 1000 {
		class, kin := rs, hr
		if i%10 == 0 {
			class, kin = hr, rs
		}
		sample = append(sample, scoredPopulation{random, class, []int{kin}}.draw(c, 0.3, 1, 0.9))
	}
	calibration := usual(c)
	shares := calibration.Estimate(c, sample).shares
	base := 1 / float64(len(c.classes))
	if s, h := shares[MustParseCountry("RS")], shares[MustParseCountry("HR")]; s < 2*h {
		t.Errorf("Serbia %.3f, Croatia %.3f of a list of 900 and 100", s, h)
	}
	for country, share := range calibration.Estimate(c, nil).shares {
		if math.Abs(share-base) > 1e-9 {
			t.Errorf("%s: %v of an empty list, want what is usual", country, share)
		}
	}
}

func TestCompositionDoesNotChangeWhatIsTallied(t *testing.T) {
	c := worldClassifier(t)
	expected := usual(c).Expect([]Origin{{MustParseCountry("RS"), 0.9}})
	plain, weighted := c.NewWorker(Policy{}), c.NewWorker(Policy{Expected: expected})
	a, b := c.NewTally(), c.NewTally()
	for _, name := range []string{"Maria Smith", "Ivan Marković"} {
		plain.Classify(Person{Full: name})
		weighted.Classify(Person{Full: name})
		a.Add(plain)
		b.Add(weighted)
	}
	for i, o := range a.Shares(nil) {
		if b.Shares(nil)[i] != o {
			t.Errorf("%s: %v without, %v with a composition", o.Country, o.Probability, b.Shares(nil)[i].Probability)
		}
	}
}

func FuzzParseShares(f *testing.F) {
	f.Add("# x\nAM\t0.1\nGE\t0.2\n")
	f.Fuzz(func(t *testing.T, text string) {
		shares, err := ParseShares(strings.NewReader(text), "f.tsv")
		sum := 0.0
		for _, s := range shares {
			sum += s.Probability
		}
		if err == nil && (len(shares) == 0 || !(sum <= 1.001)) {
			t.Errorf("%d shares of sum %v", len(shares), sum)
		}
	})
}
