package training

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"diasmap/onomastics"
	"diasmap/onomastics/vector"
)

// A regression is the softmax regression of both bags together, for one setting: the bias, plus what the family names
// say, plus what the given names say.
type regression struct {
	recipe
	examples *examples
	n        int
	flows    flows
	sides    [bagKinds]side

	bias        []float32
	biasSquares float32
	shares      []float64 // of classes in this pass
	rng         *rand.Rand
	logits      vector.V
	target      vector.V // share of each class of the example shown, where its label is not trusted
	active      []int
}

func newRegression(e *examples, grams *[bagKinds]*numbered, n int, f flows, r recipe) *regression {
	const seed = 1
	out := &regression{
		recipe: r, examples: e, n: n, flows: f, bias: make([]float32, n), shares: make([]float64, n),
		rng: rand.New(rand.NewPCG(seed, uint64(len(e.rows)))),
	}
	for kind := range out.sides {
		out.sides[kind] = newSide(grams[kind], n)
	}
	return out
}

// fit learns the weights.
func (r *regression) fit(log io.Writer) onomastics.SettingWeights {
	var order []int
	for i := range r.examples.rows {
		e := &r.examples.rows[i]
		if e.place < r.names || e.exile && e.place < r.exiles {
			order = append(order, i)
		}
	}
	for pass := range passes {
		if pass == passes-1 {
			for kind := range r.sides {
				r.sides[kind].prune()
			}
		}
		clear(r.shares)
		r.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, count := 0.0, 0
		for _, i := range order {
			if pass == 0 && r.trust == 0 && r.flowsOf(&r.examples.rows[i]) != nil {
				continue
			}
			loss += r.learn(i, rate/float32(1+pass))
			count++
		}
		fmt.Fprintf(log, "%s, pass %d: log loss %.3f over %d examples\n", r.words, pass+1, loss/float64(count), count)
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

// learn makes one step and returns the log loss of the label before it. Some examples show their family
// names alone, and some their given names: each must do without the other.
func (r *regression) learn(i int, step float32) float64 {
	e := &r.examples.rows[i]
	flow := r.flowsOf(e)
	family, given := &r.sides[onomastics.FamilyBag], &r.sides[onomastics.GivenBag]
	what := r.rng.Float32()
	r.start()
	family.show(i, &r.logits, r.rng)
	if flow != nil {
		r.share(flow, e.label)
	}
	switch hasGiven := given.has(i); {
	case !hasGiven || what < familyAlone && family.has(i):
		given.hideAll()
	case what > 1-givenAlone:
		r.start()
		family.hideAll()
		fallthrough
	default:
		given.show(i, &r.logits, r.rng)
	}
	softmax(r.logits[:r.n])
	loss := -math.Log(float64(r.logits[e.label]) + 1e-9)
	r.subtractTarget(e.label, flow != nil)
	r.step(step)
	return loss
}

func (r *regression) start() { copy(r.logits[:], r.bias) }

// share sets the target to the share of each origin among those the label may stand for, as the family names say, and
// to the label as far as it is trusted.
func (r *regression) share(flow []float32, label uint8) {
	r.target = r.logits
	target := r.target[:r.n]
	softmax(target)
	var sum float32
	for c, p := range target {
		target[c] = p * flow[c]
		sum += target[c]
	}
	for c := range target {
		target[c] *= (1 - r.trust) / sum
	}
	target[label] += r.trust
}

// subtractTarget turns posteriors into gradients.
func (r *regression) subtractTarget(label uint8, shared bool) {
	if !shared {
		r.logits[label]--
		r.shares[label]++
		return
	}
	for c, q := range r.target[:r.n] {
		r.logits[c] -= q
		r.shares[c] += float64(q)
	}
}

// step moves the weights against the gradients, which stand in logits, by AdaGrad with one rate for a gram.
func (r *regression) step(step float32) {
	r.active = r.active[:0]
	var square float32
	for c, g := range r.logits[:r.n] {
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
	for kind := range r.sides {
		r.sides[kind].step(&r.logits, r.active, square, step)
	}
}

// result gathers the weights.
func (r *regression) result() onomastics.SettingWeights {
	out := onomastics.SettingWeights{Bias: r.bias, LogPi: make([]float32, r.n)}
	for kind := range r.sides {
		out.Bags[kind] = r.sides[kind].result()
	}
	total := 0.0
	for _, s := range r.shares {
		total += s
	}
	for c, s := range r.shares {
		out.LogPi[c] = float32(math.Log(s/total + leastShare))
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
