package excel

import (
	"encoding/binary"
	"strconv"
)

// The types of the cells of a record go beside its values, so that a workbook made of a workbook has them again: for
// each column the kind, and for a number the code of its format and the number itself, each after its length.

// appendType appends the type of a cell.
func (w *Workbook) appendType(dst []byte, r *row, c *cell) []byte {
	dst = append(dst, byte(c.kind))
	if c.kind != kindNumber {
		return dst
	}
	format := w.format(c.style)
	dst = binary.AppendUvarint(dst, uint64(len(format.code)))
	dst = append(dst, format.code...)
	raw := r.raw(c)
	if w.date1904 && format.showsDay() {
		if days, err := strconv.ParseFloat(string(raw), 64); err == nil {
			raw = strconv.AppendFloat(nil, days+days1904, 'g', -1, 64)
		}
	}
	dst = binary.AppendUvarint(dst, uint64(len(raw)))
	return append(dst, raw...)
}

// showsDay says whether a format shows a day, which depends on the date system of the workbook.
func (f *numberFormat) showsDay() bool {
	return f.kind == formatDate && (f.parts.year || f.parts.month || f.parts.day)
}
