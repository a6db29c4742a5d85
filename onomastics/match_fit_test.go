package onomastics_test

import (
	"flag"
	"math"
	"testing"

	"diasmap/onomastics"
)

var fit = flag.Bool("fit", false, "fit the weights of matching and print them")

// An example is the features of a pair with its label.
type example struct {
	x      []float64
	y      float64
	weight float64
}

// corruptedWeight is what a corrupted name counts beside a pair labelled by hand: there are many, and
// they are drawn by rules.
const corruptedWeight = 0.05

// lookAlikeWeight is the same of different persons that look alike, some of whom are the same.
const lookAlikeWeight = 0.03

// TestFitMatchWeights fits the weights to the half of the labelled pairs that is for tuning and to
// corrupted names of public figures, staying near what the weights are by ridge. Run it as
//
//	go test ./onomastics -run FitMatchWeights -v -fit
func TestFitMatchWeights(t *testing.T) {
	if !*fit {
		t.Skip("only with -fit")
	}
	m := onomastics.NewMatcher(embedded(t))
	var examples []example
	add := func(pairs []labelledPair, weight float64) {
		for _, p := range pairs {
			m.Match(p.a, p.b)
			e := example{x: append([]float64(nil), m.Features()...), weight: weight}
			if p.same {
				e.y = 1
			}
			examples = append(examples, e)
		}
	}
	add(half(readMatchPairs(t), false), 1)
	add(corruptedPairs(sampleNames(t), 4000), corruptedWeight)
	add(hardNeighbours(t, sampleNames(t)), lookAlikeWeight)
	weights := fitWeights(examples, onomastics.MatchWeights[:], onomastics.MatchPriors[:])
	for i, w := range weights {
		t.Logf("%-20s %6.2f, was %6.2f", onomastics.MatchFeatureNames[i], w, onomastics.MatchWeights[i])
	}
}

// leastPart of the prior is kept of every weight, whatever the examples say: no weight may change
// sides because the examples happen to lack some kind of pair.
const leastPart = 0.25

// fitWeights descends the logistic loss with a ridge towards prior.
func fitWeights(examples []example, start, prior []float64) []float64 {
	const steps, rate, ridge = 4000, 0.002, 0.5
	w := append([]float64(nil), start...)
	for range steps {
		gradient := make([]float64, len(w))
		for _, e := range examples {
			z := 0.0
			for i, x := range e.x {
				z += w[i] * x
			}
			d := e.weight * (1/(1+math.Exp(-z)) - e.y)
			for i, x := range e.x {
				gradient[i] += d * x
			}
		}
		for i := range w {
			w[i] -= rate * (gradient[i] + ridge*(w[i]-prior[i]))
			if w[i]*prior[i] < leastPart*prior[i]*prior[i] && i > 0 {
				w[i] = leastPart * prior[i]
			}
		}
	}
	return w
}
