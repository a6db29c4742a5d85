package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"diasmap/corpus"
)

// Format is the name of the format.
const Format = "parquet"

// A Reader is a list in a Parquet file. It is a corpus.Source.
type Reader struct {
	name    string
	size    int64
	in      io.ReaderAt
	file    *parquet.File
	groups  []parquet.RowGroup
	columns Columns

	group  int          // that is read, from 0
	begun  bool         // whether it is
	rows   parquet.Rows // of the group
	left   int64        // rows of the group that are not read
	fault  error        // why those cannot be read
	buffer []parquet.Row
	ready  []parquet.Row // of buffer, not yet handed out

	number   int
	values   [][]byte
	text     []byte
	ends     []int
	original []byte
	faults   []string
}

const (
	// rowsAtOnce is how many rows are taken from the library at a time.
	rowsAtOnce = 128
	// mostLost bounds how many records a damaged row group, which says how many rows it has, is given.
	mostLost = 10_000_000
	// mostUnpacked is how many bytes a row group may say it unpacks to.
	mostUnpacked = 1 << 40
	separator    = "; "
)

// Open opens a list in a Parquet file. name is what errors call it.
func Open(r io.ReaderAt, size int64, name string) (*Reader, error) {
	p := &Reader{name: name, size: size, in: r, buffer: make([]parquet.Row, rowsAtOnce)}
	if err := p.open(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return p, nil
}

func (p *Reader) open() error {
	if err := refuse(p.in, p.size); err != nil {
		return err
	}
	err := guard(func() (err error) {
		p.file, err = parquet.OpenFile(p.in, p.size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
		if err != nil {
			return err
		}
		p.groups = p.file.RowGroups()
		p.columns = columnsOf(p.file)
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	if len(p.columns) == 0 {
		return ErrEmpty
	}
	for i, g := range p.file.Metadata().RowGroups {
		if g.TotalByteSize > mostUnpacked || g.NumRows < 0 {
			return fmt.Errorf("%w (row group %d: %d rows of %d bytes)", ErrTooLarge, i+1, g.NumRows, g.TotalByteSize)
		}
	}
	return nil
}

// refuse tells encrypted files and others by their first and last bytes.
func refuse(r io.ReaderAt, size int64) error {
	const magic, length = 4, 4
	if size < 2*magic+length {
		return fmt.Errorf("%w (it has %d bytes)", ErrBroken, size)
	}
	head, tail := make([]byte, magic), make([]byte, length+magic)
	if _, err := r.ReadAt(head, 0); err != nil {
		return fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	footer := int64(binary.LittleEndian.Uint32(tail))
	switch tail = tail[length:]; {
	case bytes.Equal(head, []byte("PARE")), bytes.Equal(tail, []byte("PARE")):
		return ErrEncrypted
	case !bytes.Equal(head, []byte("PAR1")):
		return fmt.Errorf("%w (it does not begin as one)", ErrBroken)
	case !bytes.Equal(tail, []byte("PAR1")):
		return fmt.Errorf("%w (its end is missing)", ErrBroken)
	case footer > size-int64(2*magic+length): // the library makes room for as much as it says
		return fmt.Errorf("%w (its footer is longer than the file)", ErrBroken)
	}
	return nil
}

// guard calls f and makes an error of a panic: the library trusts some of what files say.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return f()
}

// Header is the names of the columns, those of groups with dots between.
func (p *Reader) Header() []string { return p.columns.names() }

// Next fills c with the next records.
func (p *Reader) Next(c *corpus.Chunk) error {
	c.Reset(p.name)
	for !c.Full() {
		if len(p.ready) == 0 && !p.fill() {
			break
		}
		p.number++
		if len(p.ready) == 0 { // a row that cannot be read
			err := fmt.Errorf("%s:%d: row group %d: %w (%w)", p.name, p.number, p.group+1, ErrRows, p.fault)
			c.Add(make([][]byte, len(p.columns)), corpus.Entry{Line: p.number, Number: p.number, Err: err})
			continue
		}
		p.add(c, p.ready[0])
		p.ready = p.ready[1:]
	}
	if c.Len() == 0 {
		return io.EOF
	}
	return nil
}

// fill reads rows, or finds one that cannot be read; false after the last.
func (p *Reader) fill() bool {
	for {
		if p.begun && p.left == 0 {
			p.end() // not before: the rows handed out refer to its pages
		}
		if !p.begun && !p.begin() {
			return false
		}
		if p.fault != nil {
			if p.left > 0 {
				p.left--
				return true
			}
			continue
		}
		if p.read() > 0 {
			return true
		}
	}
}

// read reads some rows of the group, and returns how many.
func (p *Reader) read() int {
	n := 0
	err := guard(func() (err error) {
		n, err = p.rows.ReadRows(p.buffer)
		return err
	})
	n = int(min(int64(n), p.left))
	p.left -= int64(n)
	p.ready = p.buffer[:n]
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		p.lose(err)
	case p.left > 0 && (err != nil || n == 0):
		p.lose(io.ErrUnexpectedEOF)
	}
	return n
}

// begin begins the next row group with rows; false after the last.
func (p *Reader) begin() bool {
	for ; p.group < len(p.groups); p.group++ {
		g := p.groups[p.group]
		if p.left = g.NumRows(); p.left <= 0 {
			continue
		}
		p.begun = true
		err := guard(func() error {
			if err := checkPages(p.in, &p.file.Metadata().RowGroups[p.group]); err != nil {
				return err
			}
			p.rows = parquet.NewRowGroupRowReader(g)
			return nil
		})
		if err != nil {
			p.lose(err)
		}
		return true
	}
	return false
}

// lose notes why the rest of the row group cannot be read.
func (p *Reader) lose(err error) {
	p.fault = err
	if p.left > mostLost {
		p.faults = append(p.faults, fmt.Sprintf("%s: row group %d says it has %d more rows, of which %d come out as errors: %v", p.name, p.group+1,
			p.left, mostLost, err))
		p.left = mostLost
	}
}

// end ends a row group.
func (p *Reader) end() {
	_ = p.Close() // nothing is to be had from it any more
	p.rows, p.fault, p.begun = nil, nil, false
	p.group++
}

// add adds a row to a chunk.
func (p *Reader) add(c *corpus.Chunk, row parquet.Row) {
	p.text, p.ends, p.original = p.text[:0], p.ends[:0], p.original[:0]
	entry := corpus.Entry{Line: p.number, Number: p.number}
	err := guard(func() error {
		row.Range(func(_ int, values []parquet.Value) bool {
			p.addColumn(&p.columns[len(p.ends)], values)
			return len(p.ends) < len(p.columns)
		})
		return nil
	})
	if err != nil {
		entry.Err = fmt.Errorf("%s:%d: row group %d: %w (%w)", p.name, p.number, p.group+1, ErrRows, err)
	}
	p.values = p.values[:0]
	from := 0
	for i := range p.columns {
		to := from
		if i < len(p.ends) {
			to = p.ends[i]
		}
		p.values = append(p.values, p.text[from:to])
		from = to
	}
	if err == nil {
		entry.Original = p.original
	}
	c.Add(p.values, entry)
}

// addColumn appends the values of a record in a column as one text.
func (p *Reader) addColumn(c *column, values []parquet.Value) {
	first := true
	for _, v := range values {
		if v.IsNull() {
			continue
		}
		if !first {
			p.text = append(p.text, separator...)
		}
		first = false
		p.text = c.write(p.text, v)
	}
	p.ends = append(p.ends, len(p.text))
	if !c.repeated {
		p.original = appendOriginal(p.original, values)
	}
}

// Form tells what kind of file it is.
func (p *Reader) Form() corpus.Form {
	notes := []string{fmt.Sprintf("%d rows in %d row groups", p.file.NumRows(), len(p.groups))}
	return corpus.Form{Format: Format, Schema: p.columns, Faults: p.faults, Notes: notes}
}

// BytesRead is how much of the file was read, by rows.
func (p *Reader) BytesRead() int64 {
	if p.file.NumRows() <= 0 {
		return p.size
	}
	return int64(float64(p.size) * min(1, float64(p.number)/float64(p.file.NumRows())))
}

// Position is the place after the last chunk.
func (p *Reader) Position() corpus.Position {
	return corpus.Position{Line: p.number + 1, Number: p.number}
}

// Skip reads on to a row: where rows are damaged, only reading tells how many come out.
func (p *Reader) Skip(to corpus.Position) error { return corpus.SkipRecords(p, to) }

// Close gives up what the library holds.
func (p *Reader) Close() error {
	if p.rows == nil {
		return nil
	}
	return guard(func() error { return p.rows.Close() })
}
