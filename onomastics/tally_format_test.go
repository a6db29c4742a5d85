package onomastics

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

// someTally has members of Serbia among others, some of known residence.
func someTally(c *Classifier) *Tally {
	s := scoredPopulation{rand.New(rand.NewPCG(3, 3)), c.class[MustParseCountry("RS")], []int{c.class[MustParseCountry("HR")]}}
	t := c.NewTally()
	for i := range 300 {
		scored, _ := s.other(c)
		if i%10 == 0 {
			scored = s.member(c)
		}
		if i%3 == 0 {
			scored.home, scored.amongResidents = c.class[MustParseCountry("US")], true
		}
		t.AddScored(scored)
	}
	return t
}

func TestTallyIsReadAsWritten(t *testing.T) {
	c := worldClassifier(t)
	want := someTally(c)
	data := want.Append([]byte("before"), nil)[len("before"):]
	got, err := c.ParseTally(data)
	if err != nil || !reflect.DeepEqual(got.known, want.known) || got.People() != 300 {
		t.Fatalf("not what was written: %v", err)
	}
	got.Clear()
	if !reflect.DeepEqual(got.known, c.NewTally().known) {
		t.Error("a tally that was cleared is not empty")
	}
	for n := range data {
		if _, err := c.ParseTally(data[:n]); !errors.Is(err, ErrTally) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

// TestTallyOfSomeCountries: what is kept for one country is enough to count its members, and much smaller.
func TestTallyOfSomeCountries(t *testing.T) {
	c := worldClassifier(t)
	rs := MustParseCountry("RS")
	calibration := calibrated(c, scoredPopulation{rand.New(rand.NewPCG(7, 7)), c.class[rs], []int{c.class[MustParseCountry("HR")]}})
	whole := someTally(c)
	part, err := c.ParseTally(whole.Append(nil, []Country{rs}))
	if err != nil {
		t.Fatal(err)
	}
	want, err := calibration.Count(whole, rs)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := calibration.Count(part, rs); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	if n, all := len(whole.Append(nil, []Country{rs})), len(whole.Append(nil, nil)); n > all*2/3 {
		t.Errorf("%d of %d bytes", n, all)
	}
}

func FuzzParseTally(f *testing.F) {
	c := worldClassifier(f)
	f.Add(someTally(c).Append(nil, nil))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if tally, err := c.ParseTally(data); err == nil {
			if again, err := c.ParseTally(tally.Append(nil, nil)); err != nil || !reflect.DeepEqual(again.known, tally.known) {
				t.Errorf("read twice: %v", err)
			}
		} else if !errors.Is(err, ErrTally) {
			t.Error(err)
		}
	})
}
