package registry

import (
	"unicode"
	"unicode/utf8"
)

// A record is the values of a person by column, the hidden ones too.
type record struct {
	m       *fieldMap
	values  [][]byte
	ordinal int // among the people of the record it is from, from 1
	scratch []byte
}

// get returns the value of a column. A column the registry does not have is empty.
func (r *record) get(column string) []byte {
	if i, ok := r.m.index[column]; ok {
		return r.values[i]
	}
	return nil
}

// has says whether a column has a value.
func (r *record) has(column string) bool { return len(r.get(column)) > 0 }

// set changes the value of a column, to what it is given one after the other.
func (r *record) set(column string, parts ...[]byte) {
	i, ok := r.m.index[column]
	if !ok {
		return
	}
	r.scratch = r.scratch[:0] // a part may be the value itself
	for _, p := range parts {
		r.scratch = append(r.scratch, p...)
	}
	r.values[i] = append(r.values[i][:0], r.scratch...)
}

// appendClean appends a value with its white space squeezed and control characters left out.
func appendClean(dst, value []byte) []byte {
	if clean(value) { // the fast path
		return append(dst, value...)
	}
	start, blank := len(dst), false
	for i := 0; i < len(value); {
		r, size := rune(value[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(value[i:])
		}
		switch {
		case unicode.IsSpace(r):
			blank = len(dst) > start
		case r < ' ' || r == 0x7f:
		default:
			if blank {
				dst, blank = append(dst, ' '), false
			}
			dst = append(dst, value[i:i+size]...)
		}
		i += size
	}
	return dst
}

// clean says whether a value is ASCII without anything to squeeze or leave out.
func clean(value []byte) bool {
	last := byte(' ')
	for _, b := range value {
		if b < ' ' || b >= 0x7f || b == ' ' && last == ' ' {
			return false
		}
		last = b
	}
	return last != ' ' || len(value) == 0
}
