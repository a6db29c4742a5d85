package corpus

import (
	"bytes"
	"io"
	"slices"
	"strings"
)

// A DelimitedWriter is a Sink of delimited text in UTF-8.
type DelimitedWriter struct {
	w       io.Writer
	dialect Dialect
	width   int // of the list without the added columns
}

// NewDelimitedWriter writes to w in a dialect.
func NewDelimitedWriter(w io.Writer, d Dialect) *DelimitedWriter {
	return &DelimitedWriter{w: w, dialect: d}
}

// Begin writes the header, the columns of s as they stand there if they are written alike.
func (d *DelimitedWriter) Begin(s Source, added []string) error {
	d.width = len(s.Header())
	return d.Write(d.appendHeader(nil, s, added))
}

func (d *DelimitedWriter) appendHeader(dst []byte, s Source, added []string) []byte {
	if d.dialect.BOM {
		dst = append(dst, byteOrderMark...)
	}
	if form := s.Form(); form.HeaderRaw != nil && form.Dialect.writtenLike(d.dialect) {
		dst = append(dst, form.HeaderRaw...)
	} else {
		for i, h := range s.Header() {
			if i > 0 {
				dst = append(dst, d.dialect.Comma)
			}
			dst = appendValue(dst, []byte(h), d.dialect)
		}
	}
	for _, name := range added {
		dst = append(dst, d.dialect.Comma)
		dst = appendValue(dst, []byte(FreeColumn(s.Header(), name)), d.dialect)
	}
	return appendLineEnd(dst, d.dialect)
}

// Write writes rows.
func (d *DelimitedWriter) Write(rows []byte) error {
	_, err := d.w.Write(rows)
	return err
}

// Close does nothing: delimited text has no end of its own.
func (d *DelimitedWriter) Close() error { return nil }

// FreeColumn returns name, prefixed until no column of the header has it, in any case.
func FreeColumn(header []string, name string) string {
	for slices.ContainsFunc(header, func(h string) bool { return strings.EqualFold(h, name) }) {
		name = "diasmap_" + name
	}
	return name
}

// AppendRow appends a record with values added. A record that is as wide as the header
// keeps its bytes as they are; one with too few fields gets empty ones; of one with too many, the
// surplus goes to the last column, separators and all, so that no value is lost and the added
// columns stay in line.
func (d *DelimitedWriter) AppendRow(dst []byte, r *Record, added [][]byte) []byte {
	if len(r.Fields) == d.width && d.dialect.Comma == r.scanner.comma && !r.needsQuotes() {
		dst = append(dst, r.Raw...)
	} else {
		dst = r.appendAligned(dst, d.width, d.dialect)
	}
	from := len(dst)
	for _, value := range added {
		dst = append(append(dst, d.dialect.Comma), value...)
	}
	if t := dst[from:]; bytes.Count(t, []byte{d.dialect.Comma}) == len(added) && !hasQuotesOrLines(t) {
		return appendLineEnd(dst, d.dialect) // the usual case
	}
	dst = dst[:from]
	for _, value := range added {
		dst = appendValue(append(dst, d.dialect.Comma), value, d.dialect)
	}
	return appendLineEnd(dst, d.dialect)
}

// needsQuotes says whether the bytes of r would not be one row for a reader: its quotes do not
// close, it has an LF in a list whose lines end in CR alone, or quotes that are not the usual ones.
func (r *Record) needsQuotes() bool {
	return r.literal || r.scanner.newline == '\r' && bytes.IndexByte(r.Raw, '\n') >= 0 ||
		r.scanner.quote != '"' && (bytes.IndexByte(r.Raw, '"') >= 0 || bytes.IndexByte(r.Raw, r.scanner.quote) >= 0)
}

// appendAligned appends the values of a record as exactly width fields.
func (r *Record) appendAligned(dst []byte, width int, out Dialect) []byte {
	for i := range width {
		if i > 0 {
			dst = append(dst, out.Comma)
		}
		dst = appendValue(dst, r.Aligned(i, width, nil), out)
	}
	return dst
}

// Aligned is value i of the record in a list of width columns: empty where the record has too few; the last one takes
// what it has too many, separators and all. Like Value it may use scratch.
func (r *Record) Aligned(i, width int, scratch []byte) []byte {
	if i == width-1 && len(r.Fields) > width {
		return r.Raw[r.Fields[i].rawStart():]
	}
	return r.Value(i, scratch)
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
	if !special(value, out.Comma) {
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

// special says whether a value has a separator, a quote or a line end.
func special(value []byte, comma byte) bool {
	if len(value) < shortValue {
		for _, b := range value {
			if b == comma || b == '"' || b == '\n' || b == '\r' {
				return true
			}
		}
		return false
	}
	return bytes.IndexByte(value, comma) >= 0 || hasQuotesOrLines(value)
}

func hasQuotesOrLines(b []byte) bool {
	return bytes.IndexByte(b, '"') >= 0 || bytes.IndexByte(b, '\n') >= 0 || bytes.IndexByte(b, '\r') >= 0
}

// shortValue: four searches of a longer value are faster than looking at its bytes in turn.
const shortValue = 24

func appendLineEnd(dst []byte, out Dialect) []byte {
	if out.CRLF {
		dst = append(dst, '\r')
	}
	return append(dst, '\n')
}
