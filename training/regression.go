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
	classes  []onomastics.Country
	flows    flows
	sides    [bagKinds]side

	bias        []float32
	biasSquares float32
	shares      []float64 // of classes in this pass
	rng         *rand.Rand
	logits      vector.V
	target      vector.V // share of each class of the example shown, where its label is not trusted
	bends       vector.V // by how much the loss of the example bends
	active      []int
}

func newRegression(e *examples, grams *[bagKinds]*numbered, pairs int, classes []onomastics.Country, f flows, r recipe, seed uint64) *regression {
	n := len(classes)
	out := &regression{
		recipe: r, examples: e, n: n, classes: classes, flows: f, bias: make([]float32, n), shares: make([]float64, n),
		rng: rand.New(rand.NewPCG(seed, uint64(len(e.rows)))),
	}
	both := newWeighed(pairs)
	for kind := range out.sides {
		out.sides[kind] = newSide(grams[kind], n, &both)
	}
	return out
}

// fit learns the weights: the passes before pruning several times, each in an order of its own, and the last with the mean
// of what they came to.
func fit(start func(seed uint64) *regression, log io.Writer) onomastics.SettingWeights {
	r := start(1)
	r.passes(0, passes-1, log)
	for seed := uint64(2); seed <= draws; seed++ {
		other := start(seed)
		other.passes(0, passes-1, log)
		r.add(other)
	}
	r.divide(draws)
	prune(r.sides[:])
	r.passes(passes-1, passes, log)
	return r.result()
}

// passes goes through the examples once for each of the passes [from, to).
func (r *regression) passes(from, to int, log io.Writer) {
	order := r.chosen()
	for pass := from; pass < to; pass++ {
		if pass == passes-2 {
			r.startBending()
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
	r.settle()
}

// settle gives each bag what both learned together.
func (r *regression) settle() {
	for kind := range r.sides {
		r.sides[kind].settle()
	}
}

// add adds what another regression of the same examples came to.
func (r *regression) add(other *regression) {
	addAll(r.bias, other.bias)
	r.biasSquares += other.biasSquares
	for kind := range r.sides {
		r.sides[kind].add(&other.sides[kind])
	}
}

// divide makes means of the sums of n regressions.
func (r *regression) divide(n float32) {
	divideAll(r.bias, n)
	r.biasSquares /= n
	for kind := range r.sides {
		r.sides[kind].divide(n)
	}
}

func addAll(dst, values []float32) {
	for i, v := range values {
		dst[i] += v
	}
}

func divideAll(values []float32, n float32) {
	for i := range values {
		values[i] /= n
	}
}

// chosen returns the examples learned from: all people, and a share of the names of lexicons.
func (r *regression) chosen() []int {
	shares := make([]float32, r.n)
	for c, country := range r.classes {
		shares[c] = r.namesOf(country)
	}
	var rows []int
	for i := range r.examples.rows {
		if e := &r.examples.rows[i]; !e.certain || e.place < shares[e.label] {
			rows = append(rows, i)
		}
	}
	return rows
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
	r.bend()
	loss := -math.Log(float64(r.logits[e.label]) + 1e-9)
	r.subtractTarget(e.label, flow != nil)
	r.step(step)
	return loss
}

// startBending lets by how much the loss bends be counted.
func (r *regression) startBending() {
	for kind := range r.sides {
		r.sides[kind].bends = make([]vector.V, len(r.sides[kind].grams))
	}
}

// bend counts by how much the loss of an example bends, if that is wanted; its posteriors stand in logits.
func (r *regression) bend() {
	if r.sides[0].bends == nil {
		return
	}
	r.bends = vector.V{}
	for c, p := range r.logits[:r.n] {
		r.bends[c] = p * (1 - p)
	}
	for kind := range r.sides {
		r.sides[kind].bend(&r.bends)
	}
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
