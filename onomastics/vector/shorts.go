package vector

import "math"

// Shorts holds log-odds for each class as whole numbers of 16 bits, in steps of 1/StepsPerNat. Sums of them stop at the
// least and the largest there are.
type Shorts [Width]int16

// StepsPerNat is how many steps of Shorts make a nat: they span 102 nats either way, and half a step changes no probability by
// more than 0.0004.
const StepsPerNat = 320

// Halves holds a number of 32 bits for each class by its upper half: sign, exponent and seven bits of the fraction.
type Halves [Width]uint16

// clamp is the nearest whole number of 16 bits.
func clamp(x int32) int16 { return int16(min(max(x, math.MinInt16), math.MaxInt16)) }

// part is a·b/2^15, rounded.
func part(a, b int16) int16 { return int16((int32(a)*int32(b) + 1<<14) >> 15) }

func sumShortsPlain(dst, base *Shorts, pieces []*Shorts) int16 {
	top := int16(math.MinInt16)
	for i := range dst {
		sum := base[i]
		for _, p := range pieces {
			sum = clamp(int32(sum) + int32(p[i]))
		}
		dst[i] = sum
		top = max(top, sum)
	}
	return top
}

// The sum of the exponentials of two numbers, as a logarithm, is the larger and what the smaller adds: log 2 where they are
// equal, nothing from mixReach on, and the fourth power of what is left to there between, which is wrong by 0.015 nats at most.
const (
	mixReach = 5.75 * StepsPerNat
	mixShift = 4 // mixReach << mixShift is below 2^15
	mixScale = 340
)

func mixShortsPlain(dst, v *Shorts, taken int16) {
	for i, x := range v {
		hi, lo := max(x, taken), min(x, taken)
		near := max(clamp(int32(clamp(int32(lo)-int32(hi)))+mixReach), 0) << mixShift
		square := part(near, near)
		dst[i] = clamp(int32(hi) + int32(part(part(square, square), mixScale)))
	}
}

// The exponential of Shorts is 2^t: t = n + f with n whole, a polynomial of f that is right to 4·10^-6, and n added to the
// exponent.
const (
	leastPower = -120
	p0         = 9.58285e-3
	p1         = 5.590644e-2
	p2         = 2.4024099e-1
	p3         = 6.9312419e-1
)

// power is 2^t for t of 0 or less.
func power(t float32) float32 {
	t = max(t, leastPower)
	n := t + rounding
	f := t - (n - rounding)
	y := float32(p0)
	y = float32(y*f) + p1
	y = float32(y*f) + p2
	y = float32(y*f) + p3
	y = float32(y*f) + 1
	return math.Float32frombits(math.Float32bits(y) + math.Float32bits(n)<<mantissaBits)
}

func powerShortsPlain(dst *V, v *Shorts, top int32, k float32) float32 {
	var s [lanes]float32
	for i, x := range v {
		e := power(float32(float32(int32(x)-top) * k))
		dst[i] = e
		s[i%lanes] += e
	}
	return total(&s)
}

func stretchPlain(dst *Shorts, k int16, codes *Codes) {
	for i, code := range codes {
		dst[i] = clamp(int32(dst[i]) + int32(part(int16(code)<<8, k)))
	}
}

func packPlain(dst *Shorts, wholes *Wholes, step int32, plus *Shorts) {
	top := int32(math.MinInt32)
	for i, x := range wholes {
		top = max(top, x*step+int32(plus[i]))
	}
	for i, x := range wholes {
		dst[i] = clamp(x*step + int32(plus[i]) - top)
	}
}

func halvePlain(dst *Halves, v *V) {
	for i, x := range v {
		dst[i] = uint16((math.Float32bits(x) + 1<<15) >> 16)
	}
}

func widenPlain(dst *V, h *Halves) {
	for i, x := range h {
		dst[i] = math.Float32frombits(uint32(x) << 16)
	}
}

func crossPlain(prior *V, a, b *[2]Halves) (ab, ba float32) {
	var s, r [16]float32
	of := func(h *Halves, i int) float32 { return math.Float32frombits(uint32(h[i]) << 16) }
	for i, p := range prior {
		s[i%16] += float32(float32(of(&a[0], i)*of(&b[1], i)) * p)
		r[i%16] += float32(float32(of(&b[0], i)*of(&a[1], i)) * p)
	}
	return totalOfSixteen(&s), totalOfSixteen(&r)
}

// totalOfSixteen adds up lanes: two rows of eight, then halves onto each other.
func totalOfSixteen(s *[16]float32) float32 {
	var r [8]float32
	for i := range r {
		r[i] = s[i] + s[i+8]
	}
	return eight(&r)
}
