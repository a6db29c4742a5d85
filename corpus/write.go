package corpus

import (
	"bytes"
	"slices"
	"strings"
)

// AppendHeader appends the header of t with columns added, written as out says. An added column
// whose name the list has already gets the prefix diasmap_.
func AppendHeader(dst []byte, t *Table, out Dialect, added []string) []byte {
	if t.Dialect.BOM {
		dst = append(dst, byteOrderMark...)
	}
	if out.Comma == t.Dialect.Comma {
		dst = append(dst, t.headerRaw...)
	} else {
		for i, h := range t.Header {
			if i > 0 {
				dst = append(dst, out.Comma)
			}
			dst = appendValue(dst, []byte(h), out)
		}
	}
	for _, name := range added {
		dst = append(dst, out.Comma)
		dst = appendValue(dst, []byte(FreeColumn(t.Header, name)), out)
	}
	return appendLineEnd(dst, out)
}

// FreeColumn returns name, prefixed until no column of the header has it, in any case.
func FreeColumn(header []string, name string) string {
	for slices.ContainsFunc(header, func(h string) bool { return strings.EqualFold(h, name) }) {
		name = "diasmap_" + name
	}
	return name
}

// AppendRow appends a record of t with values added. A record that is as wide as the header
// keeps its bytes as they are; one with too few fields gets empty ones; of one with too many, the
// surplus goes to the last column, separators and all, so that no value is lost and the added
// columns stay in line.
func AppendRow(dst []byte, r *Record, t *Table, out Dialect, added [][]byte) []byte {
	width := t.Width()
	if len(r.Fields) == width && out.Comma == t.Dialect.Comma && !r.needsQuotes() {
		dst = append(dst, r.Raw...)
	} else {
		dst = r.appendAligned(dst, width, out)
	}
	for _, value := range added {
		dst = append(dst, out.Comma)
		dst = appendValue(dst, value, out)
	}
	return appendLineEnd(dst, out)
}

// needsQuotes says whether the bytes of r would not be one row for a reader: its quotes do not
// close, or it has an LF in a list whose lines end in CR alone.
func (r *Record) needsQuotes() bool {
	return r.literal || r.scanner.newline == '\r' && bytes.IndexByte(r.Raw, '\n') >= 0
}

// appendAligned appends the values of a record as exactly width fields.
func (r *Record) appendAligned(dst []byte, width int, out Dialect) []byte {
	for i := range width {
		if i > 0 {
			dst = append(dst, out.Comma)
		}
		if i == width-1 && len(r.Fields) > width {
			rest := r.Raw[r.Fields[i].rawStart():]
			return appendValue(dst, rest, out)
		}
		dst = appendValue(dst, r.Value(i, nil), out)
	}
	return dst
}

// rawStart is where the field begins with its quote.
func (f Field) rawStart() int {
	if f.quoted {
		return f.start - 1
	}
	return f.start
}

// appendValue appends a value, in quotes if it has a separator, a quote or a line end.
func appendValue(dst, value []byte, out Dialect) []byte {
	if bytes.IndexByte(value, out.Comma) < 0 && !bytes.ContainsAny(value, "\"\r\n") {
		return append(dst, value...)
	}
	dst = append(dst, '"')
	for _, b := range value {
		if b == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, b)
	}
	return append(dst, '"')
}

func appendLineEnd(dst []byte, out Dialect) []byte {
	if out.CRLF {
		dst = append(dst, '\r')
	}
	return append(dst, '\n')
}
