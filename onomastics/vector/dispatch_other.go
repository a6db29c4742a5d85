//go:build !amd64

package vector

// Sum sets dst to base plus the pieces, added in their order.
func Sum(dst, base *V, pieces []*V) { sumPlain(dst, base, pieces) }

// Scale multiplies v by k and returns the largest product.
func Scale(v *V, k float32) (top float32) { return scalePlain(v, k) }

// Exp sets dst to e^(v-top), where top is the largest of v, and returns their sum. dst may be v.
func Exp(dst, v *V, top float32) (sum float32) { return expPlain(dst, v, top) }

// ScaleAdd sets dst to v·k + plus. dst may be v.
func ScaleAdd(dst, v *V, k float32, plus *V) { scaleAddPlain(dst, v, k, plus) }

// Mul sets dst to a·b, class by class.
func Mul(dst, a, b *V) { mulPlain(dst, a, b) }

// Dot returns the sum of a·b·c over classes.
func Dot(a, b, c *V) float32 { return dotPlain(a, b, c) }

// LogAdd sets v to log(e^v + e^taken) where v is less than taken + near; elsewhere the sum is v as it stands.
func LogAdd(v *V, taken, near float32) { logAddPlain(v, taken, near) }

// AddCodes adds k·codes to dst.
func AddCodes(dst *V, k float32, codes *Codes) { addCodesPlain(dst, k, codes) }

// AddWeights adds the weights of records to sums. A record is a number of classes [1 byte], the classes [1 byte each] and a
// signed weight for each [1 byte each]; refs are one more than their offsets. They must lie within records.
func AddWeights(sums *Wholes, records []byte, refs []uint32) { addWeightsPlain(sums, records, refs) }

// AddRows adds rows to sums.
func AddRows(sums *Wholes, rows []*Codes) { addRowsPlain(sums, rows) }

// AddScaled adds k·(v - shift) to dst.
func AddScaled(dst *V, k float32, v *V, shift float32) { addScaledPlain(dst, k, v, shift) }

// Blend sets dst to what lies between a and b, a share of the way from a.
func Blend(dst, a, b, share *V) { blendPlain(dst, a, b, share) }

// Divergence returns the sum over classes of p·(log p - logQ).
func Divergence(p, logQ *V) float32 { return divergencePlain(p, logQ) }

// Above returns the classes whose number is least or more.
func Above(v *V, least float32) Set { return abovePlain(v, least) }

// Tops returns the largest numbers of eight shares of v, as many as there are different places modulo 8.
func Tops(v *V) [8]float32 { return topsPlain(v) }

// SumShorts sets dst to base plus the pieces, added in their order, and returns the largest sum.
func SumShorts(dst, base *Shorts, pieces []*Shorts) (top int16) {
	return sumShortsPlain(dst, base, pieces)
}

// MixShorts sets dst to the log of e^v + e^taken, nearly: see mixReach. dst may be v.
func MixShorts(dst, v *Shorts, taken int16) { mixShortsPlain(dst, v, taken) }

// PowerShorts sets dst to 2^((v-top)·k), where top is the largest of v, and returns their sum.
func PowerShorts(dst *V, v *Shorts, top int32, k float32) (sum float32) {
	return powerShortsPlain(dst, v, top, k)
}

// Stretch adds codes·k/128, rounded, to dst.
func Stretch(dst *Shorts, k int16, codes *Codes) { stretchPlain(dst, k, codes) }

// Pack sets dst to wholes·step + plus, less the largest of these.
func Pack(dst *Shorts, wholes *Wholes, step int32, plus *Shorts) { packPlain(dst, wholes, step, plus) }

// Halve keeps the upper half of each number, rounded.
func Halve(dst *Halves, v *V) { halvePlain(dst, v) }

// Widen is the way back from Halve.
func Widen(dst *V, h *Halves) { widenPlain(dst, h) }

// Cross returns the sums over classes of prior·a[0]·b[1] and of prior·b[0]·a[1].
func Cross(prior *V, a, b *[2]Halves) (ab, ba float32) { return crossPlain(prior, a, b) }
