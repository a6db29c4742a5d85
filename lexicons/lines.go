package lexicons

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A lineReader yields the lines of a table that carry facts, and hands comments to comment.
type lineReader struct {
	file    string
	scanner *bufio.Scanner
	line    int
	fields  []string
	comment func(text string) error
}

func newLineReader(r io.Reader, file string, comment func(string) error) *lineReader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), 1<<20)
	return &lineReader{file: file, scanner: s, comment: comment}
}

// next reads the next line of facts, of at least low and at most high fields.
func (r *lineReader) next(low, high int) (ok bool, err error) {
	for r.scanner.Scan() {
		r.line++
		text := strings.TrimSuffix(r.scanner.Text(), "\r")
		if text == "" {
			continue
		}
		if text[0] == '#' {
			if err := r.comment(strings.TrimSpace(text[1:])); err != nil {
				return false, r.fault(0, err)
			}
			continue
		}
		r.fields = appendFields(r.fields[:0], text)
		if n := len(r.fields); n < low || n > high {
			return true, r.fault(0, fmt.Errorf("%w: found %d separated by tabs, want %d to %d", ErrFields, n, low, high))
		}
		return true, nil
	}
	if err := r.scanner.Err(); err != nil {
		return false, fmt.Errorf("read %s after line %d: %w", r.file, r.line, err)
	}
	return false, nil
}

// each hands every line of facts, of at least low and at most high fields, to line. Faults, its own and those
// of line, are told to report; the error is of reading only.
func (r *lineReader) each(low, high int, report func(*Fault), line func() *Fault) error {
	for {
		ok, err := r.next(low, high)
		var fault *Fault
		if errors.As(err, &fault) {
			report(fault)
			continue
		}
		if err != nil || !ok {
			return err
		}
		if fault := line(); fault != nil {
			report(fault)
		}
	}
}

func (r *lineReader) fault(col int, err error) *Fault {
	return &Fault{File: r.file, Line: r.line, Col: col, Err: err}
}

// column is the place of field i in the line, in bytes from 1.
func (r *lineReader) column(i int) int {
	col := 1
	for _, f := range r.fields[:i] {
		col += len(f) + 1
	}
	return col
}

func appendFields(dst []string, line string) []string {
	for {
		field, rest, more := strings.Cut(line, "\t")
		dst = append(dst, field)
		if !more {
			return dst
		}
		line = rest
	}
}

func noComment(string) error { return nil }
