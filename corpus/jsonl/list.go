// Package jsonl reads and writes lists of JSON objects: one a line, one after another over several lines, or all
// in one array. Fields of objects within objects are columns by their dotted path, address.city.
package jsonl

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/tidwall/gjson"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// Format is the name of the format.
const Format = "jsonl"

const (
	// headSize is how much of a list is looked at for the fields that become columns.
	headSize = 4 << 20
	// readAhead is how much is read at a time after that.
	readAhead = 256 << 10
)

// Faults of a list or of a record.
var (
	// ErrNoObject: the list has no object to take columns from.
	ErrNoObject = errors.New("no JSON object in the list: want one a line, or an array of them")
	// ErrSyntax: a record is no object in JSON.
	ErrSyntax = errors.New("not a JSON object: correct it, or leave it to come out as it stands")
)

// A List is a Source of JSON objects.
type List struct {
	name    string
	text    *input.Window
	scanner scanner
	columns *columns
	line    int // of the first byte of the window
	column  int // of it, from 0
	number  int // of the last record handed out
	values  [][]byte
	missed  missed
}

// missed counts records with fields that are no columns, which only JSON lines can carry on.
type missed struct {
	records, line int
	path          string
}

// Open reads the beginning of a list. name is what errors call it. fields are paths that become columns beside
// those found: elements of arrays, affiliations.0.country, or fields that come late.
func Open(r io.Reader, name string, fields []string) (*List, error) {
	l := &List{name: name, text: input.NewWindow(r), line: 1}
	if err := l.fill(headSize); err != nil {
		return nil, err
	}
	head := bytes.TrimPrefix(l.text.Bytes(), []byte("\ufeff"))
	l.text.Advance(len(l.text.Bytes()) - len(head))
	l.scanner = sniff(head)
	l.columns = findColumns(l.scanner, head[:min(len(head), headSize)], l.text.Ended() && len(head) <= headSize, fields)
	if len(l.columns.header) == 0 {
		return nil, fmt.Errorf("read %s: %w", name, cmp.Or(l.text.Damage(), ErrNoObject))
	}
	l.values = make([][]byte, len(l.columns.header))
	return l, nil
}

// Header is the paths of the fields of the first objects, in the order in which they first come.
func (l *List) Header() []string { return l.columns.header }

// Next fills c with the next records.
func (l *List) Next(c *corpus.Chunk) error {
	c.Reset(l.name)
	for !c.Full() {
		e, err := l.extent()
		if err != nil {
			return err
		}
		l.take(e.skip)
		if e.length == 0 {
			if len(l.text.Bytes()) == 0 {
				break
			}
			continue
		}
		l.number++
		l.add(c, l.text.Bytes()[:e.length], e)
		l.take(e.length)
	}
	if c.Len() == 0 {
		return io.EOF
	}
	return nil
}

// extent finds the next record, reading on as it must.
func (l *List) extent() (extent, error) {
	for {
		e := l.scanner.next(l.text.Bytes(), l.text.Ended())
		if !e.short {
			return e, nil
		}
		if err := l.fill(len(l.text.Bytes()) + readAhead); err != nil {
			return e, err
		}
	}
}

// take drops n bytes of the window and counts their lines.
func (l *List) take(n int) {
	taken := l.text.Bytes()[:n]
	if end := bytes.LastIndexByte(taken, '\n'); end >= 0 {
		l.line += bytes.Count(taken, []byte{'\n'})
		l.column = n - end - 1
	} else {
		l.column += n
	}
	l.text.Advance(n)
}

// add adds a record to c; one that is no object has its text in the first column.
func (l *List) add(c *corpus.Chunk, raw []byte, e extent) {
	for i := range l.values {
		l.values[i] = l.values[i][:0]
	}
	entry := corpus.Entry{Line: l.line, Number: l.number}
	if entry.Err = l.fault(raw, e); entry.Err != nil {
		l.values[0] = append(l.values[0], raw...)
		c.Add(l.values, entry)
		return
	}
	entry.Original = raw
	object := gjson.ParseBytes(raw)
	if path := l.columns.fill(l.values, object); path != "" {
		l.missed.add(path, l.line)
	}
	c.Add(l.values, entry)
}

// fault says why a record is no object, with its place.
func (l *List) fault(raw []byte, e extent) error {
	switch {
	case e.fault == nil && gjson.ValidBytes(raw):
		return nil
	case e.fault == nil:
		e.fault, e.at = ErrSyntax, faultyByte(raw)
	}
	if damage := l.text.Damage(); damage != nil && e.length == len(l.text.Bytes()) {
		e.fault = damage
	}
	before := raw[:e.at]
	line, column := bytes.Count(before, []byte{'\n'}), len(before)-bytes.LastIndexByte(before, '\n')
	if line == 0 {
		column += l.column
	}
	return fmt.Errorf("%s:%d:%d: %w", l.name, l.line+line, column, e.fault)
}

func (m *missed) add(path string, line int) {
	if m.records++; m.records == 1 {
		m.path, m.line = path, line
	}
}

func (l *List) fill(n int) error {
	if err := l.text.Fill(n); err != nil {
		return fmt.Errorf("read %s after line %d: %w", l.name, l.line, err)
	}
	return nil
}

// Form tells how the list is written, and which fields are no columns.
func (l *List) Form() corpus.Form {
	form := corpus.Form{Format: Format, Encoding: "UTF-8"}
	if l.scanner.array {
		form.Notes = append(form.Notes, "an array of objects")
	}
	if m := l.missed; m.records > 0 {
		form.Notes = append(form.Notes, fmt.Sprintf("%d records have fields that are no columns, the first is %q in line %d: name them with --fields, or write .jsonl to keep them",
			m.records, m.path, m.line))
	}
	if damage := l.text.Damage(); damage != nil {
		form.Faults = []string{fmt.Sprintf("%s breaks off within or after record %d: %v", l.name, l.number, damage)}
	}
	return form
}

// BytesRead is how much of the text was read.
func (l *List) BytesRead() int64 { return l.text.Read() }

// Position is the place after the last chunk.
func (l *List) Position() corpus.Position {
	return corpus.Position{Offset: l.text.Offset(), Line: l.line, Number: l.number}
}

// Skip reads on to a place that Position told.
func (l *List) Skip(to corpus.Position) error {
	err := io.EOF
	if to.Offset >= l.text.Offset() {
		err = l.text.Skip(to.Offset)
	}
	if errors.Is(err, io.EOF) {
		err = corpus.ErrChanged
	}
	if err != nil {
		return fmt.Errorf("%s: go to line %d: %w", l.name, to.Line, err)
	}
	l.line, l.number = to.Line, to.Number
	return nil
}

// Close does nothing: who opened the text closes it.
func (l *List) Close() error { return nil }
