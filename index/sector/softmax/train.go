package softmax

import "math"

// A Feature is a hash that stands for something a text has.
type Feature uint32

// Bias is the feature that every example has. It need not be given.
const Bias Feature = 1

// A Share is a class and how much of an example is of it; the shares of an example sum to 1.
type Share struct {
	Class uint16
	Part  float32
}

// An Example is the features of a text and what it is.
type Example struct {
	Features []Feature
	Shares   []Share
	Weight   float32 // how much the example counts; 1 is usual
}

// Params of training.
type Params struct {
	Classes int
	Epochs  int
	Rate    float32 // the first step of a feature's weights, in log-odds
	Decay   float32 // the part of a step by which a weight goes towards 0
	Rarest  int     // features of fewer examples are not used, unless kept
	Keep    func(Feature) bool
}

// Weights are what training finds: a row of classes for each feature.
type Weights struct {
	classes  int
	features []Feature // in the order of their rows
	rows     []float32
}

// Train fits weights to examples by stochastic gradient descent with a step of its own for each feature (AdaGrad), in the order of the
// examples, shuffled the same way each time. Products are rounded before they are added, so that every processor finds the same bits.
func Train(examples []Example, p Params) *Weights {
	w, index := newWeights(examples, p)
	squares := make([]float32, len(w.features))
	scores := make([]float32, p.Classes)
	var rows []int
	random := uint64(1)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for range p.Epochs {
		for i := len(order) - 1; i > 0; i-- {
			random = random*6364136223846793005 + 1442695040888963407
			j := int(random>>33) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			e := &examples[i]
			rows = appendRows(rows[:0], index, e.Features)
			w.step(e, rows, scores, squares, p)
		}
	}
	return w
}

// newWeights counts the features and gives rows to those that are used.
func newWeights(examples []Example, p Params) (*Weights, map[Feature]int) {
	counts := map[Feature]int{}
	var seen []Feature
	for _, e := range examples {
		for _, f := range e.Features {
			if counts[f] == 0 {
				seen = append(seen, f)
			}
			counts[f]++
		}
	}
	w := &Weights{classes: p.Classes, features: []Feature{Bias}}
	index := map[Feature]int{Bias: 0}
	for _, f := range seen {
		if _, has := index[f]; !has && (counts[f] >= p.Rarest || p.Keep != nil && p.Keep(f)) {
			index[f] = len(w.features)
			w.features = append(w.features, f)
		}
	}
	w.rows = make([]float32, len(w.features)*p.Classes)
	return w, index
}

func appendRows(rows []int, index map[Feature]int, features []Feature) []int {
	rows = append(rows, 0)
	for _, f := range features {
		if row, ok := index[f]; ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func (w *Weights) row(i int) []float32 { return w.rows[i*w.classes : (i+1)*w.classes] }

// step moves the weights of an example's features against the gradient of its log-loss.
func (w *Weights) step(e *Example, rows []int, scores, squares []float32, p Params) {
	clear(scores)
	for _, r := range rows {
		for c, v := range w.row(r) {
			scores[c] += v
		}
	}
	Normalise(scores)
	for _, s := range e.Shares {
		scores[s.Class] -= s.Part
	}
	var square float32
	for c, g := range scores {
		g *= e.Weight
		scores[c] = g
		square += float32(g * g)
	}
	const least = 1e-4 // of a gradient that is followed
	for _, r := range rows {
		squares[r] += square
		rate := p.Rate / float32(math.Sqrt(float64(squares[r])+1e-6))
		row := w.row(r)
		for c, g := range scores {
			if g > least || g < -least {
				row[c] -= float32(rate * (g + float32(p.Decay*row[c])))
			}
		}
	}
}

// Normalise turns scores into probabilities: exp, over their sum.
func Normalise(scores []float32) {
	best := scores[0]
	for _, s := range scores[1:] {
		best = max(best, s)
	}
	var sum float32
	for i, s := range scores {
		e := exp(s - best)
		scores[i] = e
		sum += e
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// exp is e to the power of x, for x of 0 and less, within 1e-6 of it; below -20 it is 0. Its operations are rounded one by one, as
// those of math.Exp are not on every processor.
func exp(x float32) float32 {
	if x < -20 {
		return 0
	}
	const log2e = 1.44269504
	t := float32(x * log2e)
	k := int32(t - 0.5)
	f := float32(t-float32(k)) * float32(math.Ln2)
	// The series of e^f for |f| below 0.35.
	s := float32(1)
	for n := float32(6); n >= 1; n-- {
		s = 1 + float32(s*float32(f/n))
	}
	return s * math.Float32frombits(uint32(127+k)<<23)
}
