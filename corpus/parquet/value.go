package parquet

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/big"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// An appendValue appends a value that is not null as text.
type appendValue func(dst []byte, v parquet.Value) []byte

// appenderFor returns how values of a type are written.
func appenderFor(t parquet.Type) appendValue {
	if logical := t.LogicalType(); logical != nil {
		if write := appenderForLogical(t, logical); write != nil {
			return write
		}
	}
	switch t.Kind() {
	case parquet.Boolean:
		return func(dst []byte, v parquet.Value) []byte { return strconv.AppendBool(dst, v.Boolean()) }
	case parquet.Int32:
		return func(dst []byte, v parquet.Value) []byte { return strconv.AppendInt(dst, int64(v.Int32()), 10) }
	case parquet.Int64:
		return func(dst []byte, v parquet.Value) []byte { return strconv.AppendInt(dst, v.Int64(), 10) }
	case parquet.Int96:
		return appendInt96
	case parquet.Float:
		return func(dst []byte, v parquet.Value) []byte { return appendFloat(dst, float64(v.Float()), 32) }
	case parquet.Double:
		return func(dst []byte, v parquet.Value) []byte { return appendFloat(dst, v.Double(), 64) }
	}
	return appendBytes
}

// appenderForLogical returns how values of a logical type are written, nil for those written like their physical type.
func appenderForLogical(t parquet.Type, logical *format.LogicalType) appendValue {
	switch l := logical.Value.(type) {
	case *format.UUIDType:
		return appendUUID
	case *format.DateType:
		return func(dst []byte, v parquet.Value) []byte {
			return time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).AppendFormat(dst, time.DateOnly)
		}
	case *format.IntType:
		if !l.IsSigned && t.Kind() == parquet.Int32 {
			return func(dst []byte, v parquet.Value) []byte { return strconv.AppendUint(dst, uint64(v.Uint32()), 10) }
		}
		if !l.IsSigned {
			return func(dst []byte, v parquet.Value) []byte { return strconv.AppendUint(dst, v.Uint64(), 10) }
		}
	case *format.DecimalType:
		return func(dst []byte, v parquet.Value) []byte { return appendDecimal(dst, v, int(l.Scale)) }
	case *format.TimeType:
		unit := unitOf(l.Unit)
		return func(dst []byte, v parquet.Value) []byte {
			return time.Unix(0, whole(v)*unit).UTC().AppendFormat(dst, "15:04:05.999999999")
		}
	case *format.TimestampType:
		layout := timestampLayout
		if l.IsAdjustedToUTC {
			layout += "Z07:00"
		}
		perSecond := int64(time.Second) / unitOf(l.Unit)
		return func(dst []byte, v parquet.Value) []byte {
			n := v.Int64()
			return time.Unix(floorDivide(n, perSecond), floorModulo(n, perSecond)*unitOf(l.Unit)).UTC().AppendFormat(dst, layout)
		}
	case *format.Float16Type:
		return func(dst []byte, v parquet.Value) []byte {
			return appendFloat(dst, float16(binary.LittleEndian.Uint16(padded(v.ByteArray(), 2))), 32)
		}
	}
	return nil
}

const timestampLayout = "2006-01-02 15:04:05.999999999"

// whole is a value of 32 or 64 bits.
func whole(v parquet.Value) int64 {
	if v.Kind() == parquet.Int32 {
		return int64(v.Int32())
	}
	return v.Int64()
}

// unitOf is a unit of time in nanoseconds.
func unitOf(u format.TimeUnit) int64 {
	switch u.Value.(type) {
	case *format.MilliSeconds:
		return int64(time.Millisecond)
	case *format.MicroSeconds:
		return int64(time.Microsecond)
	}
	return 1
}

func floorDivide(n, by int64) int64 { return (n - floorModulo(n, by)) / by }

func floorModulo(n, by int64) int64 { return ((n % by) + by) % by }

// appendInt96 writes the timestamps of old files: nanoseconds of the day, then the Julian day.
func appendInt96(dst []byte, v parquet.Value) []byte {
	const julianEpoch, secondsOfADay = 2440588, 86400
	n := v.Int96()
	nanos := int64(n[1])<<32 | int64(n[0])
	return time.Unix((int64(n[2])-julianEpoch)*secondsOfADay, nanos).UTC().AppendFormat(dst, timestampLayout)
}

// appendFloat writes a number without exponent where that is short.
func appendFloat(dst []byte, x float64, bits int) []byte {
	const smallest, largest = 1e-9, 1e21
	if size := math.Abs(x); size == 0 || size >= smallest && size < largest {
		return strconv.AppendFloat(dst, x, 'f', -1, bits)
	}
	return strconv.AppendFloat(dst, x, 'g', -1, bits)
}

// appendBytes writes text as it is, and what is no text in hexadecimal.
func appendBytes(dst []byte, v parquet.Value) []byte {
	b := v.ByteArray()
	if utf8.Valid(b) {
		return append(dst, b...)
	}
	return hex.AppendEncode(append(dst, "0x"...), b)
}

func appendUUID(dst []byte, v parquet.Value) []byte {
	b := padded(v.ByteArray(), 16)
	for i, part := range [...][]byte{b[:4], b[4:6], b[6:8], b[8:10], b[10:16]} {
		if i > 0 {
			dst = append(dst, '-')
		}
		dst = hex.AppendEncode(dst, part)
	}
	return dst
}

// padded is b, with zeros where it is shorter than n bytes, as it is in a file that is not what it says.
func padded(b []byte, n int) []byte {
	if len(b) >= n {
		return b
	}
	return append(b[:len(b):len(b)], make([]byte, n-len(b))...)
}

// appendDecimal writes a whole number with a point before its last digits.
func appendDecimal(dst []byte, v parquet.Value, scale int) []byte {
	var digits []byte
	switch v.Kind() {
	case parquet.Int32, parquet.Int64:
		digits = strconv.AppendInt(nil, whole(v), 10)
	default:
		digits = twosComplement(v.ByteArray()).Append(nil, 10)
	}
	if len(digits) > 0 && digits[0] == '-' {
		dst, digits = append(dst, '-'), digits[1:]
	}
	if scale <= 0 || scale > mostScale {
		return append(dst, digits...)
	}
	for len(digits) <= scale {
		digits = append([]byte{'0'}, digits...)
	}
	point := len(digits) - scale
	dst = append(dst, digits[:point]...)
	dst = append(dst, '.')
	return append(dst, digits[point:]...)
}

// mostScale bounds the digits behind a point, which a file could ask for by the million.
const mostScale = 100

// twosComplement reads a whole number of any length, its first byte the highest.
func twosComplement(b []byte) *big.Int {
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

// float16 is a number of half precision (IEEE 754 binary16).
func float16(bits uint16) float64 {
	const exponentBias, fractionBits = 15, 10
	sign, exponent, fraction := 1.0, int(bits>>fractionBits)&0x1F, float64(bits&0x3FF)
	if bits&0x8000 != 0 {
		sign = -1
	}
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, 1-exponentBias-fractionBits)
	case 0x1F:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1+fraction/(1<<fractionBits), exponent-exponentBias)
}
