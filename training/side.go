package training

import (
	"math"
	"math/rand/v2"
	"slices"

	"diasmap/onomastics"
	"diasmap/onomastics/vector"
)

// A side is what is learned of one bag.
type side struct {
	*numbered
	n int
	weighed
	bends []vector.V // by how much the loss bends by each weight, counted in the pass before pruning
	kept  [][]uint8  // classes a gram keeps, after pruning
	both  *weighed   // what grams say in either bag, until pruning

	rarity        [onomastics.RarityCount]float32
	raritySquares [onomastics.RarityCount]float32
	shown         []int32
	shownBoth     []int32
	listed        []onomastics.Listing // of the example shown
}

// A numbered bag has a row for each gram that is met often enough.
type numbered struct {
	bag     *bagRows
	grams   []uint32
	seen    []float32 // in how many examples each gram is met
	row     []int32   // of each gram of each example, -1 for those left out
	twin    []int32   // the row of a gram among those that both bags have, -1 for none
	listing []bool    // grams that tell where a word is listed
}

func number(bag *bagRows) *numbered {
	b := &numbered{bag: bag}
	sorted := slices.Clone(bag.grams)
	slices.Sort(sorted)
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		if j-i >= fewestSeen {
			b.grams = append(b.grams, sorted[i])
			b.seen = append(b.seen, float32(j-i))
		}
		i = j
	}
	b.row = make([]int32, len(bag.grams))
	for i, g := range bag.grams {
		b.row[i] = b.find(g)
	}
	b.listing = make([]bool, len(b.grams))
	for _, g := range onomastics.ListingGrams() {
		if row := b.find(g); row >= 0 {
			b.listing[row] = true
		}
	}
	return b
}

// find returns the row of a gram, -1 for none.
func (b *numbered) find(gram uint32) int32 {
	if at, ok := slices.BinarySearch(b.grams, gram); ok {
		return int32(at)
	}
	return -1
}

// has says whether the bag of example i holds anything.
func (b *numbered) has(i int) bool {
	from, to := b.bag.span(i)
	return to.grams > from.grams
}

func newSide(b *numbered, n int, both *weighed) side {
	return side{numbered: b, n: n, weighed: newWeighed(len(b.grams)), both: both}
}

// weighed are grams and what is learned of them.
type weighed struct {
	weights []vector.V // by gram and class
	squares []float32  // sum of squared gradients, by gram
}

func newWeighed(grams int) weighed { return weighed{make([]vector.V, grams), make([]float32, grams)} }

// move moves the weights of a gram for some classes against the gradients, by AdaGrad with one rate for the gram.
func move[class int | uint8](w *weighed, row int32, gradient *vector.V, classes []class, square, step float32) {
	w.squares[row] += square
	by := step / sqrt(0.5+w.squares[row])
	weights := &w.weights[row]
	for _, c := range classes {
		weights[c] -= by * gradient[c]
	}
}

// hideAll shows nothing.
func (s *side) hideAll() { s.shown, s.shownBoth, s.listed = s.shown[:0], s.shownBoth[:0], nil }

// show adds to the logits what a random part of the bag of an example says. Of a share of the examples the
// listings are hidden, and the grams met less often than some random number: a name not met before has
// only usual grams.
func (s *side) show(i int, logits *vector.V, rng *rand.Rand) {
	from, to := s.bag.span(i)
	s.hideAll()
	s.listed = s.bag.listed[from.listed:to.listed]
	fewest, hidden := float32(0), rng.Float32() < hide
	if hidden {
		s.listed = nil
		fewest = float32(math.Pow(rarest, rng.Float64()))
	}
	opinion := &s.bag.lexicon[i]
	if hidden {
		opinion = &s.bag.spelt[i]
	}
	vector.AddCodes(logits, 1.0/codesPerNat, opinion)
	for _, row := range s.row[from.grams:to.grams] {
		if row < 0 || s.seen[row] < fewest || hidden && s.listing[row] {
			continue
		}
		if twin := s.twin[row]; s.both != nil && twin >= 0 && rng.Float32() < keep {
			s.shownBoth = append(s.shownBoth, twin)
			vector.AddScaled(logits, 1, &s.both.weights[twin], 0)
		}
		if rng.Float32() >= keep {
			continue
		}
		s.shown = append(s.shown, row)
		weights := &s.weights[row]
		if s.kept == nil {
			vector.AddScaled(logits, 1, weights, 0)
			continue
		}
		for _, c := range s.kept[row] {
			logits[c] += weights[c]
		}
	}
	for _, l := range s.listed {
		logits[l.Country] += s.rarity[l.Rarity]
	}
}

// step moves the weights shown against the gradients, of which those of active classes are not 0.
func (s *side) step(gradient *vector.V, active []int, square, step float32) {
	for _, l := range s.listed {
		g := gradient[l.Country]
		s.raritySquares[l.Rarity] += g * g
		s.rarity[l.Rarity] -= step * rarityRate * g / sqrt(1+s.raritySquares[l.Rarity])
	}
	for _, row := range s.shownBoth {
		move(s.both, row, gradient, active, square, step)
	}
	for _, row := range s.shown {
		if s.kept != nil {
			move(&s.weighed, row, gradient, s.kept[row], square, step)
			continue
		}
		move(&s.weighed, row, gradient, active, square, step)
	}
}

// add adds what another side of the same examples came to.
func (s *side) add(other *side) {
	for row := range s.weights {
		vector.AddScaled(&s.weights[row], 1, &other.weights[row], 0)
		vector.AddScaled(&s.bends[row], 1, &other.bends[row], 0)
	}
	addAll(s.squares, other.squares)
	addAll(s.rarity[:], other.rarity[:])
	addAll(s.raritySquares[:], other.raritySquares[:])
}

// divide makes means of the sums of n sides.
func (s *side) divide(n float32) {
	for row := range s.weights {
		vector.Scale(&s.weights[row], 1/n)
		vector.Scale(&s.bends[row], 1/n)
	}
	divideAll(s.squares, n)
	divideAll(s.rarity[:], n)
	divideAll(s.raritySquares[:], n)
}

// result gathers the weights, scaled to all grams being shown.
func (s *side) result() onomastics.BagWeights {
	out := onomastics.BagWeights{Rarity: s.rarity[:]}
	for row, gram := range s.grams {
		g := onomastics.GramWeights{Gram: gram}
		for _, c := range s.kept[row] {
			if w := keep * s.weights[row][c]; abs(w) >= leastWeight {
				g.Classes, g.Weights = append(g.Classes, c), append(g.Weights, w)
			}
		}
		if len(g.Classes) > 0 {
			out.Grams = append(out.Grams, g)
		}
	}
	return out
}

func sqrt(v float32) float32 { return float32(math.Sqrt(float64(v))) }

func abs(v float32) float32 { return float32(math.Abs(float64(v))) }
