package corpus

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrQuotes: a quoted field does not end as it should. The record is then one line, its
// quotes taken as they stand.
var ErrQuotes = errors.New("quotes do not close before the next separator: double the quotes within a field")

// ErrWidth: a record has more or fewer fields than the header.
var ErrWidth = errors.New("wrong number of fields")

// A Field is the place of a value within a record.
type Field struct {
	start, end int
	quoted     bool
}

// A Record is one line of a list, or several where quoted fields go over line ends.
type Record struct {
	Raw    []byte // as delimited text, without the line end
	File   string // where it is from, as errors call it
	Line   int    // of its first byte, from 1
	Number int    // among the records after the header, from 1
	Fields []Field
	Err    error // why it cannot be used, with the place
	// Original is the record as its format has it, where that is not delimited text.
	Original []byte

	scanner scanner
	literal bool
}

// Value returns a field without its quotes. It refers to Raw or, for a field with doubled quotes,
// to scratch, which it may grow.
func (r *Record) Value(i int, scratch []byte) []byte {
	if i < 0 || i >= len(r.Fields) {
		return nil
	}
	f := r.Fields[i]
	value := r.Raw[f.start:f.end]
	if !f.quoted || bytes.IndexByte(value, r.scanner.quote) < 0 {
		return value
	}
	return appendUnquoted(scratch[:0], value, r.scanner.quote)
}

// AppendValue appends a field without its quotes to dst.
func (r *Record) AppendValue(dst []byte, i int) []byte {
	if i < 0 || i >= len(r.Fields) {
		return dst
	}
	f := r.Fields[i]
	value := r.Raw[f.start:f.end]
	if !f.quoted || bytes.IndexByte(value, r.scanner.quote) < 0 {
		return append(dst, value...)
	}
	return appendUnquoted(dst, value, r.scanner.quote)
}

// appendUnquoted appends a value with doubled quotes, each of which stands for one.
func appendUnquoted(dst, value []byte, quote byte) []byte {
	for i := 0; i < len(value); i++ {
		dst = append(dst, value[i])
		if value[i] == quote {
			i++
		}
	}
	return dst
}

// Rest returns the record from field i on as it stands, separators and quotes included.
func (r *Record) Rest(i int) []byte { return r.Raw[r.Fields[i].rawStart():] }

// Shape returns nil if the record has as many fields as the header, else ErrWidth with the place and both numbers.
func (r *Record) Shape(width int) error {
	if len(r.Fields) == width {
		return nil
	}
	return fmt.Errorf("%s:%d: %w: %d, the header has %d: put values with a separator in quotes", r.File, r.Line, ErrWidth, len(r.Fields), width)
}

// Fault is why the record cannot be used in a list of width columns: Err or its Shape; nil if it can.
func (r *Record) Fault(width int) error {
	if r.Err != nil {
		return r.Err
	}
	return r.Shape(width)
}
