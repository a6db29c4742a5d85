package onomastics

import (
	"math"
	"slices"
)

// letterCosts are the negative logarithms of the shares of letters 1 to n among all.
func letterCosts(pairs []letterPair, n int, side func(letterPair) []byte) []float64 {
	count, total := make([]float64, n+1), 0.0
	for _, p := range pairs {
		for _, c := range side(p) {
			count[c]++
			total++
		}
	}
	costs := make([]float64, n+1)
	for k := 1; k <= n; k++ {
		costs[k] = -math.Log((count[k] + 1) / (total + float64(n)))
	}
	return costs
}

// tuneNames is how many names of the tuning split a right pair is the most similar of, or not.
const tuneNames = 1000

// notNames is the share of pairs that are of different names by mistake: a given name beside a
// surname, as about one pair in forty is.
const notNames = 0.025

// calibrate fits midpoint and slope so that similarity tells right pairs from the most similar of
// the wrong ones among tuneNames, if the two are met equally often.
func (m *crossModel) calibrate(tune []CrossPair) {
	pairs := m.readAll(tune[:min(len(tune), tuneNames)])
	var s CrossScratch
	right, wrong := make([]float64, len(pairs)), make([]float64, len(pairs))
	for k, native := range pairs {
		wrong[k] = math.Inf(-1)
		for l, latin := range pairs {
			s.native, s.latin, s.folded = native.native, latin.latin, latin.folded
			if v := m.explained(&s); l == k {
				right[k] = v
			} else {
				wrong[k] = max(wrong[k], v)
			}
		}
	}
	slices.Sort(right)
	right = right[int(notNames*float64(len(right))):]
	m.midpoint, m.slope = fitLogistic(right, wrong)
}

// fitLogistic fits 1/(1+exp(-slope·(x-midpoint))) to ones at right and zeroes at wrong by Newton's
// method, each set weighing the same.
func fitLogistic(right, wrong []float64) (midpoint, slope float64) {
	a, b := 0.0, 1.0 // log-odds a + b·x
	for range 30 {
		var g, h logisticSums
		for _, x := range right {
			g.add(&h, a+b*x, x, 1, 1/float64(len(right)))
		}
		for _, x := range wrong {
			g.add(&h, a+b*x, x, 0, 1/float64(len(wrong)))
		}
		det := h.one*h.square - h.x*h.x
		if det < 1e-12 {
			break
		}
		a += (g.one*h.square - g.x*h.x) / det
		b += (g.x*h.one - g.one*h.x) / det
	}
	return -a / b, b
}

// logisticSums are sums of 1, x and x² by weight.
type logisticSums struct{ one, x, square float64 }

// add adds an observation y at x, of log-odds z so far, to the gradient g and the curvature h.
func (g *logisticSums) add(h *logisticSums, z, x, y, weight float64) {
	p := 1 / (1 + math.Exp(-z))
	g.one += weight * (y - p)
	g.x += weight * (y - p) * x
	w := weight * p * (1 - p)
	h.one += w
	h.x += w * x
	h.square += w * x * x
}
