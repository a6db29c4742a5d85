package vector

import "golang.org/x/sys/cpu"

// accelerated says whether the processor has the instructions that vector_amd64.s is written in.
var accelerated = cpu.X86.HasAVX2

// Sum sets dst to base plus the pieces, added in their order.
func Sum(dst, base *V, pieces []*V) {
	if accelerated {
		sumAVX2(dst, base, pieces)
		return
	}
	sumPlain(dst, base, pieces)
}

// Scale multiplies v by k and returns the largest product.
func Scale(v *V, k float32) (top float32) {
	if accelerated {
		return scaleAVX2(v, k)
	}
	return scalePlain(v, k)
}

// Exp sets dst to e^(v-top), where top is the largest of v, and returns their sum. dst may be v.
func Exp(dst, v *V, top float32) (sum float32) {
	if accelerated {
		return expAVX2(dst, v, top)
	}
	return expPlain(dst, v, top)
}

// ScaleAdd sets dst to v·k + plus. dst may be v.
func ScaleAdd(dst, v *V, k float32, plus *V) {
	if accelerated {
		scaleAddAVX2(dst, v, k, plus)
		return
	}
	scaleAddPlain(dst, v, k, plus)
}

// Mul sets dst to a·b, class by class.
func Mul(dst, a, b *V) {
	if accelerated {
		mulAVX2(dst, a, b)
		return
	}
	mulPlain(dst, a, b)
}

// Dot returns the sum of a·b·c over classes.
func Dot(a, b, c *V) float32 {
	if accelerated {
		return dotAVX2(a, b, c)
	}
	return dotPlain(a, b, c)
}

// LogAdd sets v to log(e^v + e^taken) where v is less than taken + near; elsewhere the sum is v as it stands.
func LogAdd(v *V, taken, near float32) {
	if accelerated {
		logAddAVX2(v, taken, near)
		return
	}
	logAddPlain(v, taken, near)
}

// AddCodes adds k·codes to dst.
func AddCodes(dst *V, k float32, codes *Codes) {
	if accelerated {
		addCodesAVX2(dst, k, codes)
		return
	}
	addCodesPlain(dst, k, codes)
}

// AddWeights adds the weights of records to sums. A record is a number of classes [1 byte], the classes [1 byte each] and a
// signed weight for each [1 byte each]; refs are one more than their offsets. They must lie within records.
func AddWeights(sums *Wholes, records []byte, refs []uint32) {
	if len(refs) > 0 && accelerated {
		addWeightsAVX2(sums, &records[0], refs)
		return
	}
	addWeightsPlain(sums, records, refs)
}

// AddRows adds rows to sums.
func AddRows(sums *Wholes, rows []*Codes) {
	for len(rows) > 0 {
		n := min(len(rows), mostRows)
		if accelerated {
			addRowsAVX2(sums, rows[:n])
		} else {
			addRowsPlain(sums, rows[:n])
		}
		rows = rows[n:]
	}
}

// AddScaled adds k·(v - shift) to dst.
func AddScaled(dst *V, k float32, v *V, shift float32) {
	if accelerated {
		addScaledAVX2(dst, k, v, shift)
		return
	}
	addScaledPlain(dst, k, v, shift)
}

// Blend sets dst to what lies between a and b, a share of the way from a.
func Blend(dst, a, b, share *V) {
	if accelerated {
		blendAVX2(dst, a, b, share)
		return
	}
	blendPlain(dst, a, b, share)
}

// Divergence returns the sum over classes of p·(log p - logQ).
func Divergence(p, logQ *V) float32 {
	if accelerated {
		return divergenceAVX2(p, logQ)
	}
	return divergencePlain(p, logQ)
}

// Above returns the classes whose number is least or more.
func Above(v *V, least float32) (s Set) {
	if accelerated {
		aboveAVX2(&s, v, least)
		return s
	}
	return abovePlain(v, least)
}

// Tops returns the largest numbers of eight shares of v, as many as there are different places modulo 8.
func Tops(v *V) (tops [8]float32) {
	if accelerated {
		topsAVX2(&tops, v)
		return tops
	}
	return topsPlain(v)
}

// SumShorts sets dst to base plus the pieces, added in their order, and returns the largest sum.
func SumShorts(dst, base *Shorts, pieces []*Shorts) (top int16) {
	if accelerated {
		return sumShortsAVX2(dst, base, pieces)
	}
	return sumShortsPlain(dst, base, pieces)
}

// MixShorts sets dst to the log of e^v + e^taken, nearly: see mixReach. dst may be v.
func MixShorts(dst, v *Shorts, taken int16) {
	if accelerated {
		mixShortsAVX2(dst, v, taken)
		return
	}
	mixShortsPlain(dst, v, taken)
}

// PowerShorts sets dst to 2^((v-top)·k), where top is the largest of v, and returns their sum.
func PowerShorts(dst *V, v *Shorts, top int32, k float32) (sum float32) {
	if accelerated {
		return powerShortsAVX2(dst, v, top, k)
	}
	return powerShortsPlain(dst, v, top, k)
}

// Stretch adds codes·k/128, rounded, to dst.
func Stretch(dst *Shorts, k int16, codes *Codes) {
	if accelerated {
		stretchAVX2(dst, k, codes)
		return
	}
	stretchPlain(dst, k, codes)
}

// Pack sets dst to wholes·step + plus, less the largest of these.
func Pack(dst *Shorts, wholes *Wholes, step int32, plus *Shorts) {
	if accelerated {
		packAVX2(dst, wholes, step, plus)
		return
	}
	packPlain(dst, wholes, step, plus)
}

// Halve keeps the upper half of each number, rounded.
func Halve(dst *Halves, v *V) {
	if accelerated {
		halveAVX2(dst, v)
		return
	}
	halvePlain(dst, v)
}

// Widen is the way back from Halve.
func Widen(dst *V, h *Halves) {
	if accelerated {
		widenAVX2(dst, h)
		return
	}
	widenPlain(dst, h)
}

// Cross returns the sums over classes of prior·a[0]·b[1] and of prior·b[0]·a[1].
func Cross(prior *V, a, b *[2]Halves) (ab, ba float32) {
	if accelerated {
		return crossAVX2(prior, a, b)
	}
	return crossPlain(prior, a, b)
}

//go:noescape
func sumAVX2(dst, base *V, pieces []*V)

//go:noescape
func scaleAVX2(v *V, k float32) float32

//go:noescape
func expAVX2(dst, v *V, top float32) float32

//go:noescape
func scaleAddAVX2(dst, v *V, k float32, plus *V)

//go:noescape
func mulAVX2(dst, a, b *V)

//go:noescape
func dotAVX2(a, b, c *V) float32

//go:noescape
func logAddAVX2(v *V, taken, near float32)

//go:noescape
func addCodesAVX2(dst *V, k float32, codes *Codes)

//go:noescape
func addWeightsAVX2(sums *Wholes, records *byte, refs []uint32)

//go:noescape
func addRowsAVX2(sums *Wholes, rows []*Codes)

//go:noescape
func addScaledAVX2(dst *V, k float32, v *V, shift float32)

//go:noescape
func blendAVX2(dst, a, b, share *V)

//go:noescape
func divergenceAVX2(p, logQ *V) float32

//go:noescape
func aboveAVX2(s *Set, v *V, least float32)

//go:noescape
func topsAVX2(tops *[8]float32, v *V)

//go:noescape
func sumShortsAVX2(dst, base *Shorts, pieces []*Shorts) int16

//go:noescape
func mixShortsAVX2(dst, v *Shorts, taken int16)

//go:noescape
func powerShortsAVX2(dst *V, v *Shorts, top int32, k float32) float32

//go:noescape
func stretchAVX2(dst *Shorts, k int16, codes *Codes)

//go:noescape
func packAVX2(dst *Shorts, wholes *Wholes, step int32, plus *Shorts)

//go:noescape
func halveAVX2(dst *Halves, v *V)

//go:noescape
func widenAVX2(dst *V, h *Halves)

//go:noescape
func crossAVX2(prior *V, a, b *[2]Halves) (ab, ba float32)
