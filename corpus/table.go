package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"diasmap/corpus/input"
)

// A Table is a Source of delimited text with a header line.
type Table struct {
	header  []string
	dialect Dialect

	name      string
	text      *input.Window
	scanner   scanner
	headerRaw []byte
	line      int // of the first byte of the window
	number    int // of the last record handed out
	titles    int // lines above the header, the first of which is title
	title     string
}

// TableOptions say how a table is written, where that should not be guessed.
type TableOptions struct {
	// Comma is what separates fields, 0 to guess it.
	Comma byte
	// Quote and Unquoted are as in Dialect; they are never guessed.
	Quote    byte
	Unquoted bool
	// HeaderRow is the line of the header, from 1; 0 to find it below titles.
	HeaderRow int
	// NoHeader says that the first line is a record. Columns are then called column1, column2 …
	NoHeader bool
}

const (
	// chunkSize is how many bytes of records a chunk takes, and chunkRecords how many records.
	chunkSize    = 64 << 10
	chunkRecords = 512
	// headSize is how much of a list is looked at to find out how it is written.
	headSize = 64 << 10
)

// OpenTable reads the beginning of a list up to its header. name is what errors call it, and its
// ending may say how it is written. The error wraps ErrEmpty or ErrFormat.
func OpenTable(r io.Reader, name string) (*Table, error) {
	return OpenTableAs(r, name, TableOptions{})
}

// OpenTableAs is OpenTable with what is known of how the list is written.
func OpenTableAs(r io.Reader, name string, o TableOptions) (*Table, error) {
	t := &Table{name: name, text: input.NewWindow(r), line: 1}
	if err := t.fill(headSize); err != nil {
		return nil, err
	}
	if err := Refuse(t.text.Bytes()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	bom := bytes.HasPrefix(t.text.Bytes(), byteOrderMark)
	if bom {
		t.text.Advance(len(byteOrderMark))
	}
	t.scanner = newScanner(Dialect{Comma: ',', Quote: o.Quote, Unquoted: o.Unquoted})
	if bytes.IndexByte(t.text.Bytes(), '\n') < 0 && bytes.IndexByte(t.text.Bytes(), '\r') >= 0 {
		t.scanner.newline = '\r'
	}
	told, err := t.skipToText()
	if err != nil {
		return nil, err
	}
	var titles int
	t.dialect, titles = sniffTitles(t.text.Bytes(), name)
	t.dialect.BOM, t.dialect.Quote, t.dialect.Unquoted = bom, o.Quote, o.Unquoted
	t.dialect.Comma = cmp.Or(o.Comma, told, t.dialect.Comma)
	t.scanner.comma = t.dialect.Comma
	switch {
	case o.HeaderRow > 0:
		titles = o.HeaderRow - t.line
	case o.NoHeader:
		titles = 0
	}
	if err := t.skipTitles(titles); err != nil {
		return nil, err
	}
	return t, t.readHeader(o.NoHeader)
}

// skipTitles passes over lines above the header, and keeps the first to tell of it.
func (t *Table) skipTitles(lines int) error {
	for range lines {
		line := t.scanner.line(t.text.Bytes(), t.text.Ended())
		if line.lineEnd == 0 {
			return fmt.Errorf("read %s: %w: no line %d in its beginning", t.name, ErrEmpty, t.line+1)
		}
		if t.titles++; t.titles == 1 {
			t.title = string(bytes.TrimSpace(t.text.Bytes()[:line.length]))
		}
		t.take(line)
	}
	return nil
}

// skipToText passes over blank lines and a line that only tells the separator, which is returned.
func (t *Table) skipToText() (comma byte, err error) {
	for {
		e, err := t.extent()
		if err != nil {
			return comma, err
		}
		line := bytes.TrimSpace(t.text.Bytes()[:e.length])
		told := toldSeparator(line)
		switch {
		case told != 0:
			comma = told
		case len(line) > 0:
			return comma, nil
		case e.lineEnd == 0:
			return comma, fmt.Errorf("read %s: %w", t.name, cmp.Or(t.text.Damage(), ErrEmpty))
		}
		t.take(e)
	}
}

// readHeader reads the first line, or makes a header for the fields it has.
func (t *Table) readHeader(none bool) error {
	e, err := t.extent()
	if err != nil {
		return err
	}
	raw := t.text.Bytes()[:e.length]
	if none {
		for i := range t.scanner.count(raw, e.literal) {
			t.header = append(t.header, fmt.Sprintf("column%d", i+1))
		}
		return nil
	}
	if e.literal {
		return fmt.Errorf("%s:%d:%d: read the header: %w", t.name, t.line+e.fault.lines, e.fault.column+1, ErrQuotes)
	}
	t.headerRaw = bytes.Clone(raw)
	rec := Record{Raw: t.headerRaw, Fields: t.scanner.appendFields(nil, t.headerRaw, false), scanner: t.scanner}
	for i := range rec.Fields {
		t.header = append(t.header, strings.TrimSpace(string(rec.Value(i, nil))))
	}
	t.take(e)
	return nil
}

// extent finds the end of the first record of the window, reading on as it must.
func (t *Table) extent() (extent, error) {
	for {
		e := t.scanner.record(t.text.Bytes(), t.text.Ended())
		if !e.short && e.length <= maxLine {
			return e, nil
		}
		if len(t.text.Bytes()) >= maxLine {
			return extent{length: maxLine, lines: -1, literal: true, long: true}, nil
		}
		if err := t.fill(len(t.text.Bytes()) + chunkSize); err != nil {
			return e, err
		}
	}
}

// take drops the first record of the window.
func (t *Table) take(e extent) {
	t.text.Advance(e.length + e.lineEnd)
	t.line += e.lines + 1
}

// fill reads until n bytes are in the window or the list ends.
func (t *Table) fill(n int) error {
	if err := t.text.Fill(n); err != nil {
		return fmt.Errorf("read %s after line %d: %w", t.name, t.line, err)
	}
	return nil
}

// fault is why the first record of the window cannot be used, apart from its quotes: it is too long, or the list breaks
// off within it.
func (t *Table) fault(e extent) error {
	switch {
	case e.long:
		return fmt.Errorf("%s:%d: %w", t.name, t.line, ErrLong)
	case t.text.Damage() != nil && e.lineEnd == 0 && e.length == len(t.text.Bytes()):
		return fmt.Errorf("%s:%d: %w", t.name, t.line, t.text.Damage())
	}
	return nil
}

// Header is the names of the columns, without blanks around them.
func (t *Table) Header() []string { return t.header }

// Form is how the list is written.
func (t *Table) Form() Form {
	form := Form{Format: t.dialect.Format(), Dialect: t.dialect, HeaderRaw: t.headerRaw, Headless: t.headerRaw == nil, Encoding: "UTF-8"}
	if t.titles > 0 {
		form.Notes = []string{fmt.Sprintf("%d lines above the header left out, the first is %q", t.titles, t.title)}
	}
	if t.text.Damage() != nil {
		form.Faults = []string{fmt.Sprintf("%s breaks off within or after record %d: %v", t.name, t.number, t.text.Damage())}
	}
	return form
}

// BytesRead is how much of the text was read.
func (t *Table) BytesRead() int64 { return t.text.Read() }

// Position is the place after the last chunk.
func (t *Table) Position() Position {
	return Position{Offset: t.text.Offset(), Line: t.line, Number: t.number}
}

// Skip reads on to a place that Position told.
func (t *Table) Skip(to Position) error {
	if to.Offset < t.text.Offset() {
		return fmt.Errorf("%s: go to line %d: %w: the header ends after it", t.name, to.Line, ErrChanged)
	}
	if err := t.text.Skip(to.Offset); err != nil {
		return fmt.Errorf("%s: go to line %d: %w", t.name, to.Line, noMore(err))
	}
	t.line, t.number = to.Line, to.Number
	return nil
}

// Close does nothing: who opened the text closes it.
func (t *Table) Close() error { return nil }

// Next fills c, whose space it uses again, with the next records. It returns io.EOF after the last.
func (t *Table) Next(c *Chunk) error {
	c.reset(t.name, t.scanner)
	if err := t.fill(chunkSize); err != nil {
		return err
	}
	for !c.Full() {
		if len(t.text.Bytes()) == 0 {
			if err := t.fill(chunkSize); err != nil {
				return err
			}
			if len(t.text.Bytes()) == 0 {
				break
			}
		}
		e, err := t.extent()
		if err != nil {
			return err
		}
		t.number++
		start := len(c.data)
		c.data = append(c.data, t.text.Bytes()[:e.length]...)
		c.records = append(c.records, chunkRecord{
			start: start, original: len(c.data), end: len(c.data), line: t.line, number: t.number, fault: e.fault, literal: e.literal,
			err: t.fault(e),
		})
		t.take(e)
	}
	if len(c.records) == 0 {
		return io.EOF
	}
	return nil
}
