package place_test

import (
	"flag"
	"maps"
	"math"
	"slices"
	"testing"

	"diasmap/index/place"
	"diasmap/index/place/measure"
)

var fit = flag.String("fit", "", "folder of the reference data to fit the weights on; they are printed")

// TestFitWeights fits the weights to half of the texts of places with a known country: coordinate descent on the mean
// logarithm of the probability of that country. Sets that are for
// reporting only are left out. Run it as
//
//	go test ./index/place -run FitWeights -v -fit DATA
func TestFitWeights(t *testing.T) {
	if *fit == "" {
		t.Skip("only with -fit")
	}
	sets, err := measure.Sets(*fit)
	if err != nil {
		t.Fatal(err)
	}
	g, err := place.Default()
	if err != nil {
		t.Fatal(err)
	}
	var fitted, others []measure.Set
	for _, s := range sets {
		if s.Fitted {
			fitted, others = append(fitted, s.Half(0)), append(others, s.Half(1))
		}
	}
	weights := place.WeightsToFit()
	best := loss(g, fitted)
	t.Logf("loss %.4f, of the other rows %.4f", best, loss(g, others))
	for _, step := range []float64{0.2, 0.08} {
		for _, name := range slices.Sorted(maps.Keys(weights)) {
			w := weights[name]
			for _, factor := range []float64{1 + step, 1 / (1 + step)} {
				for {
					before := *w
					*w *= factor
					if now := loss(g, fitted); now < best-1e-5 {
						best = now
						continue
					}
					*w = before
					break
				}
			}
			t.Logf("%-14s %8.3f  loss %.4f", name, *w, best)
		}
	}
	t.Logf("loss %.4f, of the other rows %.4f", best, loss(g, others))
}

// leastShare bounds what a row can cost, so that mistaken labels do not rule.
const leastShare = 0.01

// loss is the mean of minus the logarithm of the probability of the right country, by sets of equal weight.
func loss(g *place.Gazetteer, sets []measure.Set) float64 {
	total := 0.0
	candidates := make([]place.Candidate, 0, 32)
	for _, s := range sets {
		sum, n := 0.0, 0
		for _, row := range s.Rows {
			candidates = g.AppendCandidates(candidates[:0], row.Text, place.Hint{}, cap(candidates))
			if len(candidates) == 0 {
				continue
			}
			p := leastShare
			for _, c := range candidates {
				if c.Country == row.Country {
					p += c.Probability
				}
			}
			sum -= math.Log(p)
			n++
		}
		total += sum / float64(n)
	}
	return total / float64(len(sets))
}
