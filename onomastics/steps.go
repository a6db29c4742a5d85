package onomastics

import (
	"math"

	"diasmap/onomastics/vector"
)

// Evidence is added up in whole numbers: log-odds in steps of a 320th of a nat (vector.Shorts). So sums do not depend on their order,
// which lets them be taken word by word, and what is remembered of a word takes half the room.

// stepsPerNat is how many steps make a nat.
const stepsPerNat = vector.StepsPerNat

// powersPerStep is how many powers of 2 a step is.
const powersPerStep = math.Log2E / stepsPerNat

// steps turns nats into steps, rounded, and no more than there are.
func steps(nats float64) int16 {
	return int16(min(max(math.Round(nats*stepsPerNat), math.MinInt16), math.MaxInt16))
}

// nats turns steps into nats.
func nats(steps int16) float32 { return float32(steps) * (1.0 / stepsPerNat) }

// added is the sum of steps, no more than there are.
func added(a, b int16) int16 { return int16(min(max(int32(a)+int32(b), math.MinInt16), math.MaxInt16)) }

// newShorts returns nats by class in steps, and nothing for the places beyond.
func newShorts(nats []float32) *vector.Shorts {
	s := new(vector.Shorts)
	for i, v := range nats {
		s[i] = steps(float64(v))
	}
	emptyRest(s, len(nats))
	return s
}

// emptyRest fills the places of s from class n on with the least there is, which is nothing beside any class.
func emptyRest(s *vector.Shorts, n int) {
	for i := n; i < len(s); i++ {
		s[i] = math.MinInt16
	}
}

// meanOfSteps is the log of the mean over n classes of e^odds, in nats; top is the largest of odds. It leaves the
// exponentials in spare.
func meanOfSteps(odds *vector.Shorts, top int16, spare *vector.V, n int) float32 {
	return nats(top) + vector.Log(vector.PowerShorts(spare, odds, int32(top), powersPerStep)/float32(n))
}
