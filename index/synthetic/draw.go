package synthetic

import (
	"math"
	"math/rand/v2"
)

// A source draws what one person is made of. The same seed and number draw the same.
type source struct{ *rand.Rand }

func newSource(seed uint64, number int) source {
	return source{rand.New(rand.NewPCG(seed, uint64(number)))}
}

// often draws 0 to n-1, the smaller the more often: about as words of a language are used (the logarithm is even).
func (s source) often(n int) int {
	return min(int(math.Exp(s.Float64()*math.Log(float64(n+1))))-1, n-1)
}

// chance is true with a probability.
func (s source) chance(p float64) bool { return s.Float64() < p }

// one draws one of a list, each alike.
func one[T any](s source, list []T) T { return list[s.IntN(len(list))] }

// usual draws one of a list, the first the most often.
func usual[T any](s source, list []T) T { return list[s.often(len(list))] }
