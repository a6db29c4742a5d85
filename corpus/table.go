package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Table is a Source of delimited text with a header line.
type Table struct {
	header  []string
	dialect Dialect

	name      string
	r         io.Reader
	scanner   scanner
	headerRaw []byte
	buffer    []byte
	pending   []byte // the part of buffer read and not yet handed out
	ended     bool   // r is at its end
	line      int    // of the first byte of pending
	number    int    // of the last record handed out
	read      int64
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
	t := &Table{name: name, r: r, line: 1}
	if err := t.fill(headSize); err != nil {
		return nil, err
	}
	if err := refuse(t.pending); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	bom := bytes.HasPrefix(t.pending, byteOrderMark)
	if bom {
		t.pending = t.pending[len(byteOrderMark):]
	}
	t.dialect = sniff(t.pending, name)
	t.dialect.BOM = bom
	t.scanner = scanner{comma: t.dialect.Comma, newline: '\n'}
	if bytes.IndexByte(t.pending, '\n') < 0 && bytes.IndexByte(t.pending, '\r') >= 0 {
		t.scanner.newline = '\r'
	}
	return t, t.readHeader()
}

// refuse tells files that are no delimited text by their first bytes.
func refuse(head []byte) error {
	for _, f := range []struct{ magic, what string }{
		{"PK\x03\x04", "a ZIP archive or an Excel workbook"},
		{"\xd0\xcf\x11\xe0", "an old Excel workbook"},
		{"\x1f\x8b", "compressed with gzip"},
		{"\x28\xb5\x2f\xfd", "compressed with zstd"},
		{"PAR1", "a Parquet file"},
		{"\xff\xfe", "text in UTF-16"},
		{"\xfe\xff", "text in UTF-16"},
		{"%PDF", "a PDF document"},
	} {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return fmt.Errorf("%w: it looks like %s: export it as CSV or TSV in UTF-8", ErrFormat, f.what)
		}
	}
	return nil
}

func (t *Table) readHeader() error {
	for {
		e, err := t.extent()
		if err != nil {
			return err
		}
		raw := t.pending[:e.length]
		if len(bytes.TrimSpace(raw)) == 0 {
			if e.lineEnd == 0 {
				return fmt.Errorf("read %s: %w", t.name, ErrEmpty)
			}
			t.take(e) // blank lines above the header
			continue
		}
		if e.literal {
			return fmt.Errorf("%s:%d:%d: read the header: %w", t.name, t.line+e.fault.lines, e.fault.column+1, ErrQuotes)
		}
		t.headerRaw = bytes.Clone(raw)
		rec := Record{Raw: t.headerRaw, Fields: t.scanner.appendFields(nil, t.headerRaw, false)}
		for i := range rec.Fields {
			t.header = append(t.header, strings.TrimSpace(string(rec.Value(i, nil))))
		}
		t.take(e)
		return nil
	}
}

// extent finds the end of the first pending record, reading on as it must.
func (t *Table) extent() (extent, error) {
	for {
		e := t.scanner.record(t.pending, t.ended)
		if !e.short {
			return e, nil
		}
		if err := t.fill(len(t.pending) + chunkSize); err != nil {
			return e, err
		}
	}
}

// take drops the first pending record.
func (t *Table) take(e extent) {
	t.pending = t.pending[e.length+e.lineEnd:]
	t.line += e.lines + 1
}

// fill reads until n bytes are pending or the list ends.
func (t *Table) fill(n int) error {
	if cap(t.pending) < n {
		if cap(t.buffer) < n {
			t.buffer = make([]byte, 2*n)
			copy(t.buffer, t.pending)
		} else {
			copy(t.buffer, t.pending) // back to the beginning; the two may overlap
		}
		t.pending = t.buffer[:len(t.pending)]
	}
	for len(t.pending) < n && !t.ended {
		m, err := t.r.Read(t.pending[len(t.pending):cap(t.pending)])
		t.pending = t.pending[:len(t.pending)+m]
		t.read += int64(m)
		switch {
		case errors.Is(err, io.EOF):
			t.ended = true
		case err != nil:
			return fmt.Errorf("read %s after line %d: %w", t.name, t.line, err)
		}
	}
	return nil
}

// Header is the names of the columns, without blanks around them.
func (t *Table) Header() []string { return t.header }

// Form is how the list is written.
func (t *Table) Form() Form {
	return Form{Format: t.dialect.Format(), Dialect: t.dialect, HeaderRaw: t.headerRaw, Encoding: "UTF-8"}
}

// BytesRead is how much of the text was read.
func (t *Table) BytesRead() int64 { return t.read }

// Position is the place after the last chunk.
func (t *Table) Position() Position {
	return Position{Offset: t.read - int64(len(t.pending)), Line: t.line, Number: t.number}
}

// Skip reads on to a place that Position told.
func (t *Table) Skip(to Position) error {
	n := to.Offset - t.Position().Offset
	if n < 0 {
		return fmt.Errorf("%s: go to line %d: %w: the header ends after it", t.name, to.Line, ErrChanged)
	}
	pending := min(n, int64(len(t.pending)))
	t.pending = t.pending[pending:]
	skipped, err := io.CopyN(io.Discard, t.r, n-pending)
	t.read += skipped
	if err != nil {
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
		if len(t.pending) == 0 {
			if err := t.fill(chunkSize); err != nil {
				return err
			}
			if len(t.pending) == 0 {
				break
			}
		}
		e, err := t.extent()
		if err != nil {
			return err
		}
		t.number++
		start := len(c.data)
		c.data = append(c.data, t.pending[:e.length]...)
		c.records = append(c.records, chunkRecord{
			start: start, original: len(c.data), end: len(c.data), line: t.line, number: t.number, fault: e.fault, literal: e.literal,
		})
		t.take(e)
	}
	if len(c.records) == 0 {
		return io.EOF
	}
	return nil
}
