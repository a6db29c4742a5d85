package excel

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"diasmap/corpus"
)

// Rows are made by many workers, which know neither the number of the row on its sheet nor that of a style that is
// not made yet. In their place stand a mark, which XML has no place for, and what is asked for.
const (
	mark       = 0x01
	markRow    = 'r' // a row begins
	markNumber = 'n' // its number
	markFormat = 'f' // the number of the style for the format that follows, up to a mark
)

var rowMark = []byte{mark, markRow}

// AppendRow appends a record with the values of the added columns, as XML with marks.
func (w *Writer) AppendRow(dst []byte, r *corpus.Record, added [][]byte) []byte {
	dst = append(dst, mark, markRow)
	dst = append(dst, `<row r="`...)
	dst = append(dst, mark, markNumber)
	dst = append(dst, `">`...)
	types := r.Original
	for i := range w.columns {
		c := &w.columns[i]
		var value []byte
		t := cellType{kind: kindText}
		if i < w.own {
			value = r.Aligned(i, w.own, nil)
			if w.typed {
				t, types = cutType(types)
			}
		} else {
			value = added[i-w.own]
		}
		if len(value) == 0 {
			continue
		}
		dst = w.appendCell(dst, c, value, t)
	}
	return append(dst, "</row>"...)
}

// appendCell appends a cell that is not empty.
func (w *Writer) appendCell(dst []byte, c *column, value []byte, t cellType) []byte {
	switch {
	case c.role == roleProbability && isPlain(value):
		return appendNumberCell(beginCell(dst, c), w.style.probability, value)
	case c.role == roleVerdict:
		return w.appendTextCell(beginCell(dst, c), w.style.verdicts[string(value)], value)
	case t.kind == kindNumber && len(t.code) == 0:
		return appendNumberCell(beginCell(dst, c), 0, t.raw)
	case t.kind == kindNumber:
		dst = append(beginCell(dst, c), ` s="`...)
		dst = append(dst, mark, markFormat)
		dst = append(dst, t.code...)
		dst = append(dst, mark)
		return endNumberCell(append(dst, '"'), t.raw)
	case t.kind == kindBool:
		return appendPlainCell(beginCell(dst, c), `b`, value[:1], 'T')
	case t.kind == kindError:
		dst = append(beginCell(dst, c), ` t="e"><v>`...)
		return append(appendEscaped(dst, value), "</v></c>"...)
	case wantsTextFormat(value):
		return w.appendTextCell(beginCell(dst, c), w.style.text, value)
	}
	return w.appendTextCell(beginCell(dst, c), 0, value)
}

// beginCell begins a cell with its place.
func beginCell(dst []byte, c *column) []byte {
	dst = append(dst, `<c r="`...)
	dst = append(dst, c.letters...)
	return append(dst, mark, markNumber, '"')
}

func appendStyle(dst []byte, style int) []byte {
	if style == 0 {
		return dst
	}
	dst = append(dst, ` s="`...)
	return append(appendInt(dst, style), '"')
}

func appendNumberCell(dst []byte, style int, raw []byte) []byte {
	return endNumberCell(appendStyle(dst, style), raw)
}

func endNumberCell(dst, raw []byte) []byte {
	dst = append(dst, `><v>`...)
	dst = append(dst, raw...)
	return append(dst, `</v></c>`...)
}

// appendPlainCell appends TRUE or FALSE by its first letter.
func appendPlainCell(dst []byte, kind string, letter []byte, yes byte) []byte {
	digit := byte('0')
	if letter[0] == yes {
		digit = '1'
	}
	dst = append(append(dst, ` t="`...), kind...)
	return append(dst, `"><v>`+string(digit)+`</v></c>`...)
}

// appendTextCell appends a text, which stands in its cell and so is never taken for a formula.
func (w *Writer) appendTextCell(dst []byte, style int, value []byte) []byte {
	dst = append(appendStyle(dst, style), ` t="inlineStr"><is><t`...)
	if first, last := value[0], value[len(value)-1]; first <= ' ' || last <= ' ' || bytes.IndexByte(value, '\n') >= 0 {
		dst = append(dst, ` xml:space="preserve"`...)
	}
	dst = append(dst, '>')
	if short := fitting(value); len(short) < len(value) {
		w.cut.Add(1)
		value = short
	}
	return append(appendEscaped(dst, value), `</t></is></c>`...)
}

// fitting is what of a value fits into a cell, whose characters Excel counts in UTF-16.
func fitting(value []byte) []byte {
	if len(value) <= longestCell {
		return value
	}
	n := 0
	for i := 0; i < len(value); {
		r, size := utf8.DecodeRune(value[i:])
		if n++; r > 0xFFFF {
			n++
		}
		if n > longestCell {
			return value[:i]
		}
		i += size
	}
	return value
}

// wantsTextFormat says whether a text would become something else if its cell were edited: a formula (= + - @, also after a
// tab or a line end), or a number, which loses its leading noughts.
func wantsTextFormat(value []byte) bool {
	switch b := value[0]; {
	case b == '=', b == '+', b == '-', b == '@', b == '\t', b == '\r', b == '\n':
		return true
	case b >= '0' && b <= '9' || b == '.':
		return len(bytes.Trim(value, "0123456789.,eE+-/: ")) == 0
	}
	return false
}

func appendInt(dst []byte, n int) []byte { return strconv.AppendInt(dst, int64(n), 10) }
