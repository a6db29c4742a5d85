// Package vector does arithmetic on numbers by class: one for each country a name may come from.
//
// Every operation has two forms, one in plain Go and one in vector instructions of the processor, which give the
// same bits. So they do the same steps in the same order: sums are kept in 32 lanes that are added up pairwise,
// no step is fused with another, and exponential and logarithm are the polynomials given here.
package vector

// Width is how many numbers a vector has: room for all classes there may be.
const Width = 256

// A V holds a number for each class. Places beyond the last class hold what the operation leaves there.
type V [Width]float32

// Codes holds a small whole number for each class.
type Codes [Width]int8

// Wholes holds a whole number for each class.
type Wholes [Width]int32

// A Set is a set of classes, a bit each.
type Set [Width / 64]uint64

// lanes is how many partial sums a sum is made of.
const lanes = 32

// total adds up lanes: four rows of eight, then halves onto each other.
func total(s *[lanes]float32) float32 {
	var r [8]float32
	for i := range r {
		r[i] = (s[i] + s[i+8]) + (s[i+16] + s[i+24])
	}
	return eight(&r)
}

// eight adds up eight lanes, halves onto each other.
func eight(r *[8]float32) float32 {
	return ((r[0] + r[4]) + (r[2] + r[6])) + ((r[1] + r[5]) + (r[3] + r[7]))
}

func sumPlain(dst, base *V, pieces []*V) {
	for i := range dst {
		sum := base[i]
		for _, p := range pieces {
			sum += p[i]
		}
		dst[i] = sum
	}
}

func scalePlain(v *V, k float32) float32 {
	top := v[0] * k
	for i := range v {
		v[i] *= k
		top = max(top, v[i])
	}
	return top
}

func expPlain(dst, v *V, top float32) float32 {
	var s [lanes]float32
	for i := range v {
		e := exp(v[i] - top)
		dst[i] = e
		s[i%lanes] += e
	}
	return total(&s)
}

func scaleAddPlain(dst, v *V, k float32, plus *V) {
	for i := range dst {
		dst[i] = float32(v[i]*k) + plus[i]
	}
}

func mulPlain(dst, a, b *V) {
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
}

func dotPlain(a, b, c *V) float32 {
	var s [lanes]float32
	for i := range a {
		s[i%lanes] += float32(float32(a[i]*b[i]) * c[i])
	}
	return total(&s)
}

func logAddPlain(v *V, taken, near float32) {
	for i, x := range v {
		if d := x - taken; d < near {
			hi, lo := max(x, taken), min(x, taken)
			v[i] = hi + log(1+exp(lo-hi))
		}
	}
}

func addCodesPlain(dst *V, k float32, codes *Codes) {
	for i := range dst {
		dst[i] += float32(float32(codes[i]) * k)
	}
}

func addWeightsPlain(sums *Wholes, records []byte, refs []uint32) {
	for _, ref := range refs {
		n := uint32(records[ref-1])
		for i := range n {
			sums[records[ref+i]] += int32(int8(records[ref+n+i]))
		}
	}
}

// mostRows is how many rows have sums that 16 bits hold for sure.
const mostRows = 256

func addRowsPlain(sums *Wholes, rows []*Codes) {
	for _, row := range rows {
		for i, weight := range row {
			sums[i] += int32(weight)
		}
	}
}

func addScaledPlain(dst *V, k float32, v *V, shift float32) {
	for i := range dst {
		dst[i] += float32((v[i] - shift) * k)
	}
}

func blendPlain(dst, a, b, share *V) {
	for i := range dst {
		dst[i] = a[i] + float32(share[i]*(b[i]-a[i]))
	}
}

func divergencePlain(p, logQ *V) float32 {
	var s [lanes]float32
	for i := range p {
		s[i%lanes] += float32(p[i] * (log(max(p[i], leastLogged)) - logQ[i]))
	}
	return total(&s)
}

func abovePlain(v *V, least float32) (s Set) {
	for i := range v {
		if v[i] >= least {
			s[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

func topsPlain(v *V) (tops [8]float32) {
	copy(tops[:], v[:8])
	for i := range v {
		tops[i%8] = max(tops[i%8], v[i])
	}
	return tops
}
