package training

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"diasmap/onomastics"
)

// Choices of the learning, made on the dev split.
const (
	// passes over the examples: the first over certain ones only, the last after pruning.
	passes = 4
	// rate is the first step of AdaGrad; each pass divides it by its number.
	rate = 0.3
	// keep is the share of grams that an example shows in training: a name must not lean on the one
	// gram that is its own.
	keep = 0.7
	// fewestSeen: grams met in fewer examples are left out. Those of one or two examples cost 0.2 points.
	fewestSeen = 3
	// mostClasses is how many classes a gram keeps weights for, those of the largest.
	mostClasses = 32
	// leastWeight: smaller weights would be stored as 0.
	leastWeight = 1.0 / 40
	// leastGradient: classes whose gradient is smaller are not updated.
	leastGradient = 1e-4
	// biasRate and rarityRate scale the rate for the few weights that every example moves.
	biasRate, rarityRate = 0.1, 0.3
)

// A regression is the softmax regression of one bag.
type regression struct {
	examples *examples
	n        int
	flows    flows // nil where labels are what is wanted
	grams    []uint32
	row      []int32 // of each gram of each example, -1 for those left out

	weights []float32 // by gram and class
	kept    [][]uint8 // classes a gram keeps, after pruning
	squares []float32 // sum of squared gradients, by gram
	bias    []float32
	rarity  [onomastics.RarityCount]float32

	biasSquares   float32
	raritySquares [onomastics.RarityCount]float32
	shares        []float64 // of classes in this pass
	rng           *rand.Rand
	logits        []float32
	shown         []int32
	active        []int
}

func newRegression(e *examples, n int, f flows) *regression {
	const seed = 1
	r := &regression{
		examples: e, n: n, flows: f, bias: make([]float32, n), logits: make([]float32, n), shares: make([]float64, n),
		rng: rand.New(rand.NewPCG(seed, uint64(len(e.rows)))),
	}
	r.number()
	r.weights = make([]float32, len(r.grams)*n)
	r.squares = make([]float32, len(r.grams))
	return r
}

// number gives each gram that is met often enough a row.
func (r *regression) number() {
	sorted := slices.Clone(r.examples.grams)
	slices.Sort(sorted)
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		if j-i >= fewestSeen {
			r.grams = append(r.grams, sorted[i])
		}
		i = j
	}
	r.row = make([]int32, len(r.examples.grams))
	for i, g := range r.examples.grams {
		r.row[i] = -1
		if at, ok := slices.BinarySearch(r.grams, g); ok {
			r.row[i] = int32(at)
		}
	}
}

// fit learns the weights.
func (r *regression) fit(log io.Writer, what string) onomastics.BagWeights {
	order := make([]int, len(r.examples.rows))
	for i := range order {
		order[i] = i
	}
	for pass := range passes {
		if pass == passes-1 {
			r.prune()
		}
		clear(r.shares)
		r.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, count := 0.0, 0
		for _, i := range order {
			e := &r.examples.rows[i]
			if pass == 0 && r.flowsOf(e) != nil {
				continue
			}
			loss += r.learn(e, rate/float32(1+pass))
			count++
		}
		fmt.Fprintf(log, "%s, pass %d: log loss %.3f over %d examples, %d grams\n", what, pass+1, loss/float64(count), count, len(r.grams))
	}
	return r.result()
}

// flowsOf returns the flows into the label of an example, nil if the label is trusted.
func (r *regression) flowsOf(e *example) []float32 {
	if e.certain || r.flows == nil {
		return nil
	}
	return r.flows[e.label]
}

// learn makes one step and returns the log loss of the label before it.
func (r *regression) learn(e *example, step float32) float64 {
	r.show(e)
	softmax(r.logits)
	loss := -math.Log(float64(r.logits[e.label]) + 1e-9)
	r.subtractTarget(e)
	r.step(e, step)
	return loss
}

// show fills the logits from a random part of the grams of an example.
func (r *regression) show(e *example) {
	copy(r.logits, r.bias)
	r.shown = r.shown[:0]
	for _, row := range r.row[e.grams[0]:e.grams[1]] {
		if row < 0 || r.rng.Float32() >= keep {
			continue
		}
		r.shown = append(r.shown, row)
		weights := r.weights[int(row)*r.n : (int(row)+1)*r.n]
		if r.kept != nil {
			for _, c := range r.kept[row] {
				r.logits[c] += weights[c]
			}
			continue
		}
		for c, w := range weights {
			r.logits[c] += w
		}
	}
	for _, l := range r.examples.listed[e.listed[0]:e.listed[1]] {
		r.logits[l.Country] += r.rarity[l.Rarity]
	}
}

// subtractTarget turns posteriors into gradients: less 1 for a label that is trusted, else less the
// share of each origin among those the label may stand for.
func (r *regression) subtractTarget(e *example) {
	flow := r.flowsOf(e)
	if flow == nil {
		r.logits[e.label]--
		r.shares[e.label]++
		return
	}
	var sum float32
	for c, p := range r.logits {
		sum += p * flow[c]
	}
	for c, p := range r.logits {
		q := p * flow[c] / sum
		r.logits[c] -= q
		r.shares[c] += float64(q)
	}
}

// step moves the weights against the gradients, by AdaGrad with one rate for a gram.
func (r *regression) step(e *example, step float32) {
	r.active = r.active[:0]
	var square float32
	for c, g := range r.logits {
		if g > leastGradient || g < -leastGradient {
			r.active = append(r.active, c)
			square += g * g
		}
	}
	if square < leastGradient*leastGradient {
		return
	}
	r.biasSquares += square
	for _, c := range r.active {
		r.bias[c] -= step * biasRate * r.logits[c] / sqrt(r.biasSquares)
	}
	for _, l := range r.examples.listed[e.listed[0]:e.listed[1]] {
		g := r.logits[l.Country]
		r.raritySquares[l.Rarity] += g * g
		r.rarity[l.Rarity] -= step * rarityRate * g / sqrt(1+r.raritySquares[l.Rarity])
	}
	for _, row := range r.shown {
		r.squares[row] += square
		s := step / sqrt(0.5+r.squares[row])
		weights := r.weights[int(row)*r.n : (int(row)+1)*r.n]
		if r.kept != nil {
			for _, c := range r.kept[row] {
				weights[c] -= s * r.logits[c]
			}
			continue
		}
		for _, c := range r.active {
			weights[c] -= s * r.logits[c]
		}
	}
}

// prune chooses the classes each gram keeps.
func (r *regression) prune() {
	r.kept = make([][]uint8, len(r.grams))
	for row := range r.grams {
		r.kept[row] = largestWeights(r.weights[row*r.n : (row+1)*r.n])
	}
}

// largestWeights returns the classes of the largest weights of a gram, sorted.
func largestWeights(weights []float32) []uint8 {
	var classes []uint8
	for c, w := range weights {
		if keep*abs(w) >= leastWeight {
			classes = append(classes, uint8(c))
		}
	}
	if len(classes) > mostClasses {
		slices.SortStableFunc(classes, func(a, b uint8) int { return cmp.Compare(abs(weights[b]), abs(weights[a])) })
		classes = classes[:mostClasses]
		slices.Sort(classes)
	}
	return classes
}

// result gathers the weights, scaled to all grams being shown.
func (r *regression) result() onomastics.BagWeights {
	out := onomastics.BagWeights{Bias: r.bias, LogPi: make([]float32, r.n), Rarity: r.rarity[:]}
	total := 0.0
	for _, s := range r.shares {
		total += s
	}
	for c, s := range r.shares {
		out.LogPi[c] = float32(math.Log(s/total + leastShare))
	}
	for row, gram := range r.grams {
		g := onomastics.GramWeights{Gram: gram}
		for _, c := range r.kept[row] {
			if w := keep * r.weights[row*r.n+int(c)]; abs(w) >= leastWeight {
				g.Classes, g.Weights = append(g.Classes, c), append(g.Weights, w)
			}
		}
		if len(g.Classes) > 0 {
			out.Grams = append(out.Grams, g)
		}
	}
	return out
}

// leastShare is the share of a class of which no example was met.
const leastShare = 1e-5

func softmax(logits []float32) {
	top := slices.Max(logits)
	var sum float32
	for c, l := range logits {
		logits[c] = float32(math.Exp(float64(l - top)))
		sum += logits[c]
	}
	for c := range logits {
		logits[c] /= sum
	}
}

func sqrt(v float32) float32 { return float32(math.Sqrt(float64(v))) }

func abs(v float32) float32 { return float32(math.Abs(float64(v))) }
