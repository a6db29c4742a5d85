package main

import (
	"strings"
	"testing"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

func labelled(rows ...string) []corpus.Labelled {
	var out []corpus.Labelled
	for i := 0; i < len(rows); i += 2 {
		out = append(out, corpus.Labelled{Full: rows[i+1], Origin: onomastics.MustParseCountry(rows[i]), Heritage: true})
	}
	return out
}

func TestSuffixRule(t *testing.T) {
	list := labelled("AM", "Anahit Krikorian", "AM", "Charles Aznavour", "IE", "Meg Ryan", "GE", "Nino Beridze", "AM", "DIKRAN KELEKIAN")
	answer := suffixRule(list)
	for i, want := range []bool{true, false, true, false, true} {
		if got := len(answer(nil, i)) == 1; got != want {
			t.Errorf("%s: found %v, want %v", list[i].Full, got, want)
		}
	}
}

func TestPrediction(t *testing.T) {
	got := appendPrediction(nil, "__label__AM 0.91 __label__GE 0.02 __label__?? 0.01 __label__US")
	if len(got) != 2 || got[0].Country.String() != "AM" || got[0].Probability != 0.91 || got[1].Country.String() != "GE" {
		t.Errorf("got %v", got)
	}
	if got := appendPrediction(nil, ""); len(got) != 0 {
		t.Errorf("got %v from nothing", got)
	}
}

func TestComparisonPrints(t *testing.T) {
	list := labelled("AM", "Anahit Krikorian", "GE", "Nino Beridze")
	r := bench.Compare(suffixRule(list), list, bench.Options{})
	var out strings.Builder
	c := comparison{lists: []measured{{"gold", r, r, r}}}
	if err := c.print(&out); err != nil || !strings.Contains(out.String(), "| AM ") || !strings.Contains(out.String(), "1.000") {
		t.Errorf("%v\n%s", err, out.String())
	}
}
