package registry

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// errDepth: a record nests deeper than that of any registry.
var errDepth = fmt.Errorf("nested deeper than %d", mostDepth)

// mostDepth bounds how deep a record may nest.
const mostDepth = 100

// lenient reads what registries publish and the standard forbids: names twice, bytes and surrogates that are no Unicode.
var lenient = []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}

// A jsonWalker finds the fields of records in JSON.
type jsonWalker struct {
	decoder *jsontext.Decoder
	bytes   bytes.Reader
	scratch []byte
}

func newJSONWalker() *jsonWalker {
	w := &jsonWalker{}
	w.decoder = jsontext.NewDecoder(&w.bytes, lenient...)
	return w
}

// walk adds the fields of one record to g. The error names line and column, counted from the beginning of data.
func (w *jsonWalker) walk(data []byte, g *gather) error {
	w.bytes.Reset(data)
	w.decoder.Reset(&w.bytes, lenient...)
	err := w.value(g.m.root, g, 0)
	if err == nil {
		if _, err = w.decoder.ReadToken(); errors.Is(err, io.EOF) {
			return nil
		} else if err == nil {
			err = errors.New("something follows the record")
		}
	}
	offset := w.decoder.InputOffset()
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		offset, err = syntax.ByteOffset, syntax.Err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errCut
	}
	return at(data, int(offset), err)
}

// value reads the value at n.
func (w *jsonWalker) value(n *node, g *gather, depth int) error {
	if depth > mostDepth {
		return errDepth
	}
	switch w.decoder.PeekKind() {
	case '{':
		return w.object(n, g, depth)
	case '[':
		return w.array(n, g, depth)
	}
	raw, err := w.decoder.ReadValue()
	if err != nil || n.column < 0 || raw.Kind() == 'n' {
		return err
	}
	if raw.Kind() != '"' {
		g.add(n, raw)
		return nil
	}
	// The decoder has let it pass; what is no Unicode becomes U+FFFD, which is what the error would say.
	w.scratch, _ = jsontext.AppendUnquote(w.scratch[:0], raw)
	g.add(n, w.scratch)
	return nil
}

func (w *jsonWalker) object(n *node, g *gather, depth int) error {
	if _, err := w.decoder.ReadToken(); err != nil {
		return err
	}
	if n.opens != nil {
		g.open(n.opens)
		defer g.shut(n.opens)
	}
	for w.decoder.PeekKind() != '}' {
		name, err := w.decoder.ReadValue()
		if err != nil {
			return err
		}
		if child := n.find(name[1 : len(name)-1]); child != nil {
			err = w.value(child, g, depth+1)
		} else {
			_, err = w.decoder.ReadValue() // in one go, which is faster than SkipValue
		}
		if err != nil {
			return err
		}
	}
	_, err := w.decoder.ReadToken()
	return err
}

// array reads the elements of an array as if each stood in its place.
func (w *jsonWalker) array(n *node, g *gather, depth int) error {
	if _, err := w.decoder.ReadToken(); err != nil {
		return err
	}
	for w.decoder.PeekKind() != ']' {
		if err := w.value(n, g, depth+1); err != nil {
			return err
		}
	}
	_, err := w.decoder.ReadToken()
	return err
}

// A placed error is somewhere in a record.
type placed struct {
	line, column int // from 0
	err          error
}

func (p *placed) Error() string { return p.err.Error() }
func (p *placed) Unwrap() error { return p.err }

// at places an error at an offset in data.
func at(data []byte, offset int, err error) error {
	before := data[:min(max(offset, 0), len(data))]
	return &placed{bytes.Count(before, []byte{'\n'}), len(before) - (bytes.LastIndexByte(before, '\n') + 1), err}
}
