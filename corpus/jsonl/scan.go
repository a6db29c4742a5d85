package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

const (
	// mostNested bounds how deep objects and arrays stand in each other.
	mostNested = 100
	// longest bounds one object, in bytes. A longer text goes out in pieces.
	longest = 16 << 20
)

// Faults of one object.
var (
	// ErrNested: an object is deeper than any record of a person.
	ErrNested = fmt.Errorf("objects and arrays are more than %d deep: flatten the list", mostNested)
	// ErrLong: an object is larger than any record of a person.
	ErrLong = fmt.Errorf("an object of more than %d MiB goes out in pieces: check the braces and line ends of the list", longest>>20)
	// ErrOpen: the line or the list ends within an object.
	ErrOpen = errors.New("the object does not end: close its braces and quotes")
)

// A scanner finds the objects of a text.
type scanner struct {
	array bool // they stand in one array
	lines bool // each stands in one line, so that a fault is one line's
}

// An extent is where the next record is.
type extent struct {
	skip   int // blanks, commas and brackets before it
	length int // of the record; 0 if there is none yet
	fault  error
	at     int // the byte of the record at which the fault is
	short  bool
}

// Sniff says whether a text begins as a list of JSON objects does.
func Sniff(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if rest, ok := bytes.CutPrefix(text, []byte("[")); ok {
		text = bytes.TrimLeft(rest, " \t\r\n")
	}
	text, ok := bytes.CutPrefix(text, []byte("{"))
	text = bytes.TrimLeft(text, " \t\r\n")
	return ok && len(text) > 0 && (text[0] == '"' || text[0] == '}')
}

// sniff finds out how objects stand in a text.
func sniff(head []byte) scanner {
	text := bytes.TrimLeft(head, " \t\r\n")
	s := scanner{array: bytes.HasPrefix(text, []byte("["))}
	if s.array {
		text = bytes.TrimLeft(text[1:], " \t\r\n")
	}
	first := s.next(text, true)
	s.lines = first.fault != nil || bytes.IndexByte(text[first.skip:first.skip+first.length], '\n') < 0
	return s
}

// next finds the first record of b. last says that no text follows b.
func (s scanner) next(b []byte, last bool) extent {
	between := " \t\r\n,"
	if s.array {
		between += "[]"
	}
	rest := bytes.TrimLeft(b, between)
	e := extent{skip: len(b) - len(rest)}
	if len(rest) == 0 {
		e.short = !last
		return e
	}
	e.length, e.at, e.fault = s.object(rest)
	switch {
	case e.fault == nil:
	case errors.Is(e.fault, ErrOpen) && !last && len(rest) < longest && e.length == len(rest):
		e.short = true
	case e.length < len(rest):
	case !last && len(rest) < longest:
		e.short = true
	case len(rest) > longest:
		e.length, e.fault = longest, ErrLong
	}
	return e
}

// object measures the object that b begins with. What is none, or one with a fault, goes to the end of its line; where
// objects go over several lines, to the next line that begins one.
func (s scanner) object(b []byte) (length, at int, fault error) {
	depth, quoted := 0, false
	for i := 0; i < len(b) && fault == nil; i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == '\n' && (quoted || s.lines):
			at, fault = i, ErrOpen
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > mostNested {
				at, fault = i, ErrNested
			}
		case c == '}' || c == ']':
			depth--
		}
		switch {
		case fault != nil:
		case depth == 0 && !quoted && b[0] == '{':
			return i + 1, 0, nil
		case depth <= 0 && b[0] != '{':
			at, fault = 0, ErrSyntax
		}
	}
	if fault == nil {
		return len(b), len(b), ErrOpen
	}
	return s.faultyEnd(b, at), at, fault
}

// faultyEnd is where a record with a fault at a byte ends.
func (s scanner) faultyEnd(b []byte, at int) int {
	for i := at; ; {
		end := bytes.IndexByte(b[i:], '\n')
		if end < 0 {
			return len(b)
		}
		i += end
		next := bytes.TrimLeft(b[i:], " \t\r\n,")
		if s.lines || len(next) > 0 && next[0] == '{' {
			return i
		}
		i++
	}
}

// faultyByte is the place of the first byte by which raw is no JSON.
func faultyByte(raw []byte) int {
	var any any
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(raw, &any), &syntax) {
		return max(0, min(int(syntax.Offset)-1, len(raw)))
	}
	return 0
}
