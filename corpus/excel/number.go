package excel

import (
	"math"
	"strconv"
)

// digitsOfExcel is how many significant digits Excel keeps and shows.
const digitsOfExcel = 15

// appendNumber writes a number as it stands in a cell without exponent and without the tail of binary fractions:
// 0.30000000000000004 is 0.3.
func appendNumber(dst, raw []byte) []byte {
	if isPlain(raw) {
		return append(dst, raw...)
	}
	x, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return append(dst, raw...)
	}
	const smallest, largest = 1e-9, 1e21
	if size := math.Abs(x); size != 0 && (size < smallest || size >= largest) {
		return strconv.AppendFloat(dst, x, 'g', -1, 64)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digitsOfExcel, 64), 64)
	if err != nil {
		return append(dst, raw...)
	}
	return strconv.AppendFloat(dst, rounded, 'f', -1, 64)
}

// isPlain says whether a number is written with so few digits that it can stay as it is.
func isPlain(raw []byte) bool {
	digits := 0
	for i, b := range raw {
		switch {
		case b >= '0' && b <= '9':
			digits++
		case b == '-' && i == 0, b == '.' && i > 0:
		default:
			return false
		}
	}
	return digits > 0 && digits <= digitsOfExcel
}

// appendDigits writes a whole number with the noughts in front and the literals of the format: 1234 as
// «00000» is 01234. It is false where the format does not say it all.
func (f *numberFormat) appendDigits(dst, raw []byte) ([]byte, bool) {
	number := appendNumber(nil, raw)
	for _, b := range number {
		if b < '0' || b > '9' {
			return dst, false
		}
	}
	places := 0
	f.walk(f.code, func(token string) {
		if token == "0" {
			places++
		}
	})
	for len(number) < places {
		number = append([]byte{'0'}, number...)
	}
	surplus := len(number) - places
	f.walk(f.code, func(token string) {
		switch {
		case token == "0":
			dst = append(dst, number[:surplus+1]...)
			number, surplus = number[surplus+1:], 0
		case token[0] == '\\' && len(token) > 1:
			dst = append(dst, token[1:]...)
		case token[0] == '"' && len(token) > 1:
			dst = append(dst, token[1:len(token)-1]...)
		case token[0] != '[':
			dst = append(dst, token...)
		}
	})
	return dst, true
}
