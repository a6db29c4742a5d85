package bench

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Interval holds the true value in 95 of 100 samples like this one.
type Interval [2]float64

// z95 is the normal quantile of a two-sided interval of 95 %.
const z95 = 1.959964

// Wilson is the score interval of a share of hits among n (Wilson 1927), which holds for few
// people and for shares near 0 and 1.
func Wilson(hits, n int) Interval {
	if n == 0 {
		return Interval{0, 1}
	}
	p, m := float64(hits)/float64(n), float64(n)
	middle := (p + z95*z95/(2*m)) / (1 + z95*z95/m)
	half := z95 / (1 + z95*z95/m) * math.Sqrt(p*(1-p)/m+z95*z95/(4*m*m))
	return Interval{max(middle-half, 0), min(middle+half, 1)}
}

// resamples is how many samples a bootstrap draws.
const resamples = 200

// percentiles is the middle 95 % of values, which it sorts.
func percentiles(values []float64) Interval {
	if len(values) == 0 {
		return Interval{0, 1}
	}
	slices.Sort(values)
	at := func(share float64) float64 { return values[int(share*float64(len(values)-1)+0.5)] }
	return Interval{at(0.025), at(0.975)}
}

// newResampler returns a source of chance that is the same in every run.
func newResampler() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// poisson draws how often n people are in a sample with replacement: each about once.
func poisson(r *rand.Rand, n int) float64 {
	const large = 30
	if n > large { // then nearly normal
		return max(math.Round(float64(n)+r.NormFloat64()*math.Sqrt(float64(n))), 0)
	}
	limit, k, p := math.Exp(-float64(n)), 0, 1.0
	for {
		if p *= r.Float64(); p <= limit {
			return float64(k)
		}
		k++
	}
}

func share(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }
