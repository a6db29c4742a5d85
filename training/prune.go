package training

import (
	"math"
	"slices"

	"diasmap/onomastics/vector"
)

// bend counts by how much the loss bends by each weight shown: p(1 - p), summed over examples.
func (s *side) bend(bends *vector.V) {
	for _, row := range s.shown {
		vector.AddScaled(&s.bends[row], 1, bends, 0)
	}
}

// worth is by how much the loss would grow without a weight: half its square, times by how much the loss bends
// (LeCun, Denker, Solla 1990); 0 for weights that would be stored as 0.
func (s *side) worth(row, class int) float32 {
	w := s.weights[row][class]
	if keep*abs(w) < leastWeight {
		return 0
	}
	return w * w / 2 * (s.bends[row][class] + steady)
}

// prune keeps the weights of most worth, in all bags together.
func prune(sides []side) {
	var worths []float32
	for i := range sides {
		s := &sides[i]
		for row := range s.grams {
			for class := range s.n {
				if w := s.worth(row, class); w > 0 {
					worths = append(worths, w)
				}
			}
		}
	}
	least := float32(math.Inf(1))
	if len(worths) > 0 {
		slices.Sort(worths)
		least = worths[max(len(worths)-mostWeights, 0)]
	}
	for i := range sides {
		s := &sides[i]
		s.kept = make([][]uint8, len(s.grams))
		for row := range s.grams {
			for class := range s.n {
				if s.worth(row, class) >= least {
					s.kept[row] = append(s.kept[row], uint8(class))
				}
			}
		}
		s.bends = nil
	}
}
