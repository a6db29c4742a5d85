package onomastics

import (
	"maps"
	"math"
	"slices"
)

// Learning is by expectation and maximisation: alignments of all pairs are weighed by the model so
// far, chunks counted by those weights, and the counts smoothed into the next model.
const (
	plainPasses   = 5 // with the letter as the only context, to find which letters go together
	contextPasses = 2
	// faint: alignments of a lesser posterior are not counted.
	faint = 0.02
	// backoffStrength is how many times a context would have to show each of its chunks for them
	// to weigh as much as its parent's.
	backoffStrength = 0.8
	// rareChunk: a context does not list chunks counted less often.
	rareChunk = 0.5
	// unseenShare is the probability left to chunks never seen for a letter.
	unseenShare = 3e-5
)

// firstGuess is the probability of a chunk by length before anything is learnt, and among the
// unseen afterwards. It must fall faster than there are chunks of a length: otherwise one letter
// takes what belongs to its neighbours.
var firstGuess = [maxChunk + 1]float64{0.4, 0.4, 0.12, 0.04, 0.01}

// A contextCount is a context in learning.
type contextCount struct {
	parent   *contextCount
	children map[byte]*contextCount
	counts   map[uint32]float64 // by packed chunk
	chances  map[uint32]float64 // smoothed
	backoff  float64
}

func newContextCount(parent *contextCount) *contextCount {
	return &contextCount{parent: parent, children: map[byte]*contextCount{}, counts: map[uint32]float64{}, backoff: 1}
}

// A spellingPlan says what is learnt of pairs.
type spellingPlan struct {
	sides   func(letterPair) (source, target []byte)
	order   *contextOrder
	longest int // letters of the longest chunk
	// leastGain is how much log-probability a context must gain over its parent, on all it was
	// counted on, to be kept. It sets the size of the weights.
	leastGain float64
}

// Contexts that only add to the ranking of names are kept at rankingGain: a third of it doubles the
// weights for nothing. Vowels that a script leaves out are found in more contexts, at vowelGain: a
// half of it doubles the weights again for one name in a hundred.
const (
	rankingGain = 14
	vowelGain   = 3
)

// learnSpelling learns how the source of each pair is spelt as its target.
func learnSpelling(pairs []letterPair, plan spellingPlan, progress func(pass int, logProbability float64)) spellingModel {
	m := spellingModel{order: plan.order, longest: plan.longest, unseen: firstGuess, nodes: make([]contextNode, 1), letters: make([]byte, 1)}
	m.nodes[0].backoff, m.nodes[0].child = 1, 1
	for pass := range plainPasses + contextPasses {
		depth := 1
		if pass >= plainPasses {
			depth = contextDepth
		}
		root := newContextCount(nil)
		counter := alignmentCounter{model: &m, root: root, depth: depth}
		total := 0.0
		for _, p := range pairs {
			source, target := plan.sides(p)
			total += counter.count(source, target)
		}
		progress(pass+1, total/float64(len(pairs)))
		root.smooth()
		if pass == plainPasses+contextPasses-1 {
			root.prune(plan.leastGain)
		}
		m = compileSpelling(root, plan)
	}
	return m
}

// smooth turns counts into probabilities, from the root down: each context in the measure that it
// has seen more than kinds of chunk, its parent for the rest.
func (c *contextCount) smooth() {
	if c.parent != nil {
		total, rare := 0.0, 0.0
		for _, packed := range slices.Sorted(maps.Keys(c.counts)) {
			n := c.counts[packed]
			total += n
			if n < rareChunk {
				rare += n
			}
		}
		prior := backoffStrength * float64(len(c.counts))
		if c.parent.parent == nil {
			prior = unseenShare * total
		}
		c.backoff = (prior + rare) / (total + prior)
		c.chances = make(map[uint32]float64, len(c.counts))
		for packed, n := range c.counts {
			if n >= rareChunk {
				c.chances[packed] = n/(total+prior) + c.backoff*c.parent.chance(packed)
			}
		}
	}
	for _, child := range c.children {
		child.smooth()
	}
}

// chance is the smoothed probability of a chunk.
func (c *contextCount) chance(packed uint32) float64 {
	weight := 1.0
	for ; c.parent != nil; c = c.parent {
		if p, ok := c.chances[packed]; ok {
			return weight * p
		}
		weight *= c.backoff
	}
	return weight * firstGuess[chunkLength(packed)]
}

// prune drops contexts that gain less than leastGain over their parents, leaves first. It says whether c may be dropped.
func (c *contextCount) prune(leastGain float64) (idle bool) {
	for letter, child := range c.children {
		if child.prune(leastGain) {
			delete(c.children, letter)
		}
	}
	if c.parent == nil || c.parent.parent == nil || len(c.children) > 0 {
		return false
	}
	gain := 0.0
	for _, packed := range slices.Sorted(maps.Keys(c.chances)) {
		gain += c.counts[packed] * math.Log(c.chances[packed]/c.parent.chance(packed))
	}
	return gain < leastGain
}

// compileSpelling lays a tree of contexts out as a model.
func compileSpelling(root *contextCount, plan spellingPlan) spellingModel {
	m := spellingModel{order: plan.order, longest: plan.longest, letters: []byte{0}, unseen: firstGuess}
	m.numbers = newChunkTable(chunksByUse(root))
	queue := []*contextCount{root}
	for k := 0; k < len(queue); k++ {
		c := queue[k]
		node := contextNode{child: uint32(len(m.letters)), chunk: uint32(len(m.chunk)), backoff: float32(c.backoff)}
		node.children, node.chunks = uint16(len(c.children)), uint16(len(c.chances))
		for _, letter := range slices.Sorted(maps.Keys(c.children)) {
			m.letters = append(m.letters, letter)
			queue = append(queue, c.children[letter])
		}
		from := len(m.chunk)
		for packed := range c.chances {
			m.chunk = append(m.chunk, m.numbers.numberOf(packed))
		}
		slices.Sort(m.chunk[from:])
		for _, number := range m.chunk[from:] {
			m.chance = append(m.chance, float32(c.chances[m.numbers.packed[number]]))
		}
		m.nodes = append(m.nodes, node)
	}
	m.index()
	return m
}

// chunksByUse lists the chunks of all contexts, the most used first.
func chunksByUse(root *contextCount) []uint32 {
	use := map[uint32]int{}
	var gather func(*contextCount)
	gather = func(c *contextCount) {
		for packed := range c.chances {
			use[packed]++
		}
		for _, child := range c.children {
			gather(child)
		}
	}
	gather(root)
	return slices.SortedFunc(maps.Keys(use), func(x, y uint32) int {
		if use[x] != use[y] {
			return use[y] - use[x]
		}
		return int(x) - int(y)
	})
}
