package onomastics

import (
	"math"

	"diasmap/onomastics/vector"
)

// noClass stands for a country the model, or the classifier, does not know.
const noClass = 255

// beyond fills the places of log-odds beyond the last class: it is nothing beside any class.
const beyond = -1e30

// newVector copies numbers by class to a vector and fills the rest of it.
func newVector(values []float32, rest float32) *vector.V {
	v := new(vector.V)
	copy(v[:], values)
	fillRest(v, len(values), rest)
	return v
}

// fillRest fills the places of v from class n on.
func fillRest(v *vector.V, n int, rest float32) {
	for i := n; i < len(v); i++ {
		v[i] = rest
	}
}

// meanOdds is the log of the mean over classes of exp(odds).
func meanOdds(odds []float32) float32 {
	top := float32(math.Inf(-1))
	for _, v := range odds {
		top = max(top, v)
	}
	var sum float64
	for _, v := range odds {
		sum += math.Exp(float64(v - top))
	}
	return top + float32(math.Log(sum/float64(len(odds))))
}

// A classIndex gives the class of a country.
type classIndex [26 * 26]uint8

func newClassIndex(classes []CountryEntry) *classIndex {
	x := new(classIndex)
	for i := range x {
		x[i] = noClass
	}
	for i, e := range classes {
		if at, ok := countryPlace(e.Code); ok {
			x[at] = uint8(i)
		}
	}
	return x
}

// of returns the class of c, false if there is none.
func (x *classIndex) of(c Country) (int, bool) {
	at, ok := countryPlace(c)
	if !ok || x[at] == noClass {
		return 0, false
	}
	return int(x[at]), true
}

// countryPlace numbers the codes of two capital letters.
func countryPlace(c Country) (int, bool) {
	first, second := c[0]-'A', c[1]-'A'
	return int(first)*26 + int(second), first < 26 && second < 26
}
