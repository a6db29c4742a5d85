package training

import "diasmap/onomastics/vector"

// pair numbers the grams that two bags both have, and returns how many they are. What such grams say of a country whichever bag
// they are in is learned beside what each bag makes of them, so that a given name tells of a family name that is spelt alike.
func pair(a, b *numbered) int {
	a.twin, b.twin = make([]int32, len(a.grams)), make([]int32, len(b.grams))
	n := int32(0)
	for i, j := 0, 0; i < len(a.grams) || j < len(b.grams); {
		switch {
		case j == len(b.grams) || i < len(a.grams) && a.grams[i] < b.grams[j]:
			a.twin[i] = -1
			i++
		case i == len(a.grams) || b.grams[j] < a.grams[i]:
			b.twin[j] = -1
			j++
		default:
			a.twin[i], b.twin[j] = n, n
			i, j, n = i+1, j+1, n+1
		}
	}
	return int(n)
}

// settle gives the bag what both bags learned together.
func (s *side) settle() {
	if s.both == nil {
		return
	}
	for row, twin := range s.twin {
		if twin >= 0 {
			vector.AddScaled(&s.weights[row], 1, &s.both.weights[twin], 0)
		}
	}
	s.both = nil
}
