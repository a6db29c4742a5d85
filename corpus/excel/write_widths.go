package excel

import (
	"bytes"
	"unicode/utf8"
)

const (
	// measuredRows is how many rows the widths are made for.
	measuredRows = 1000
	narrowest    = 9
	widest       = 50
	widestLast   = 80 // of the last column, which has room beside it
	dateWidth    = 12 // of a number with a format, the day 45000 say
	headerRoom   = 4  // for the button of the filter
)

// measure makes columns as wide as rows ask for. The rows are those that AppendRow made, so that widths do not depend on
// how they came here.
func (w *Writer) measure(rows []byte) {
	rows = firstRows(rows, measuredRows)
	for {
		_, rest, ok := bytes.Cut(rows, []byte(`<c r="`))
		if !ok {
			return
		}
		end := bytes.IndexByte(rest, mark)
		column, _, _ := reference(append(rest[:end:end], '1'))
		cell, after, _ := bytes.Cut(rest[end:], []byte("</c>"))
		most := widest
		if column == len(w.columns)-1 {
			most = widestLast
		}
		w.widths[column] = max(w.widths[column], min(most, cellWidth(cell)))
		rows = after
	}
}

// firstRows cuts off what is after so many rows.
func firstRows(rows []byte, most int) []byte {
	end := 0
	for range most + 1 {
		i := bytes.Index(rows[end:], rowMark)
		if i < 0 {
			return rows
		}
		end += i + len(rowMark)
	}
	return rows[:end-len(rowMark)]
}

// cellWidth is how many characters a cell shows.
func cellWidth(cell []byte) int {
	if _, text, ok := bytes.Cut(cell, []byte("<t")); ok {
		_, text, _ = bytes.Cut(text, []byte(">"))
		text, _, _ = bytes.Cut(text, []byte("</t>"))
		return displayWidth(text)
	}
	if bytes.Contains(cell, []byte{mark, markFormat}) {
		return dateWidth
	}
	_, number, _ := bytes.Cut(cell, []byte("<v>"))
	number, _, _ = bytes.Cut(number, []byte("</v>"))
	return len(number)
}

// displayWidth is about how many characters wide a value is, as far as it matters: letters of East Asia are two.
func displayWidth(value []byte) int {
	const wide, hangulEnd, cjk, cjkEnd = 0x1100, 0x11FF, 0x2E80, 0xFFEF
	n := 0
	for len(value) > 0 && n < 2*widestLast {
		r, size := utf8.DecodeRune(value)
		value = value[size:]
		if n++; r >= wide && r <= hangulEnd || r >= cjk && r <= cjkEnd {
			n++
		}
	}
	return n
}
