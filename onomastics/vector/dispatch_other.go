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

// AddWholes adds k·wholes to dst.
func AddWholes(dst *V, k float32, wholes *Wholes) { addWholesPlain(dst, k, wholes) }

// AddWeights adds the weights of records to sums. A record is a number of classes [1 byte], the classes [1 byte each] and a
// signed weight for each [1 byte each]; refs are one more than their offsets. They must lie within records.
func AddWeights(sums *Wholes, records []byte, refs []uint32) { addWeightsPlain(sums, records, refs) }

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
