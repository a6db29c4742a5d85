package vector

import "math"

// The exponential is that of Cephes (S. L. Moshier, expf): x = n·ln 2 + r, a polynomial of r, and n added to the
// exponent. It is right to 2 units in the last place for x from leastExponent up; smaller x give e^leastExponent.
const (
	leastExponent = -87
	log2e         = 1.44269504088896341
	// rounding, added and taken away again, rounds to a whole number, which the low bits of the sum hold.
	rounding = 12582912 // 1.5·2^23
	ln2High  = 0.693359375
	ln2Low   = -2.12194440e-4
	e0       = 1.9875691500e-4
	e1       = 1.3981999507e-3
	e2       = 8.3334519073e-3
	e3       = 4.1665795894e-2
	e4       = 1.6666665459e-1
	e5       = 5.0000001201e-1

	mantissaBits = 23
	oneBits      = 0x3f800000
)

// exp is e^x for x of 0 or less. Products are rounded before they are added, on every processor.
func exp(x float32) float32 {
	x = max(x, leastExponent)
	t := float32(x*log2e) + rounding
	n := t - rounding
	x -= float32(n * ln2High)
	x -= float32(n * ln2Low)
	y := float32(e0)
	y = float32(y*x) + e1
	y = float32(y*x) + e2
	y = float32(y*x) + e3
	y = float32(y*x) + e4
	y = float32(y*x) + e5
	y = float32(y*float32(x*x)) + x
	y++
	return y * math.Float32frombits(math.Float32bits(t)<<mantissaBits+oneBits)
}

// The logarithm is that of Cephes (logf): x = m·2^e with m from √½ to √2, and a polynomial of m-1. It is right to
// 2 units in the last place, or to 10^-7 near 1.
const (
	halfRoot = 0.707106781186547524
	l0       = 7.0376836292e-2
	l1       = -1.1514610310e-1
	l2       = 1.1676998740e-1
	l3       = -1.2420140846e-1
	l4       = 1.4249322787e-1
	l5       = -1.6668057665e-1
	l6       = 2.0000714765e-1
	l7       = -2.4999993993e-1
	l8       = 3.3333331174e-1

	mantissaMask = 0x007fffff
	halfBits     = 0x3f000000
	halfExponent = 126

	// leastLogged stands in for smaller numbers, of which there is no logarithm: the least that is not denormal.
	leastLogged = 1.17549435e-38
)

// log is the natural logarithm of x, which is leastLogged or more.
func log(x float32) float32 {
	bits := math.Float32bits(x)
	e := float32(int32(bits>>mantissaBits) - halfExponent)
	m := math.Float32frombits(bits&mantissaMask | halfBits)
	if m < halfRoot {
		e--
		m += m
	}
	m--
	z := m * m
	y := float32(l0)
	y = float32(y*m) + l1
	y = float32(y*m) + l2
	y = float32(y*m) + l3
	y = float32(y*m) + l4
	y = float32(y*m) + l5
	y = float32(y*m) + l6
	y = float32(y*m) + l7
	y = float32(y*m) + l8
	y = float32(float32(y*m) * z)
	y -= float32(0.5 * z)
	y += float32(e * ln2Low)
	return (m + y) + float32(e*ln2High)
}

// Log is the logarithm the operations take, of x of leastLogged or more.
func Log(x float32) float32 { return log(x) }

// Exp1 is the exponential the operations take, of x of 0 or less.
func Exp1(x float32) float32 { return exp(x) }
