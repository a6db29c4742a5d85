package registry

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

const (
	// batchBytes and batchFrames are how much a batch takes.
	batchBytes  = 256 << 10
	batchFrames = 256
	// mostRecord bounds one record as it is stored, in bytes.
	mostRecord = 64 << 20
)

// Faults of a record as a whole.
var (
	errTooLong   = fmt.Errorf("the record is longer than %d MiB", mostRecord>>20)
	errCut       = errors.New("the record is cut short: the file may be incomplete, fetch it again")
	errNoArticle = errors.New("an article begins within another, which does not end")
)

// A batch is some records as they are stored, cut apart and not yet read.
type batch struct {
	file    string // what errors call the file
	kind    kind
	data    []byte
	frames  []frame
	company []byte       // in fixed width: the company that the first people belong to
	header  []string     // of delimited text
	table   corpus.Chunk // delimited text, in place of data and frames
}

// A kind is how records are stored.
type kind uint8

const (
	tree kind = iota // XML or JSON
	delimited
	fixedWidth
)

// A frame is one record in a batch.
type frame struct {
	start, end int
	line       int    // of its first byte, from 1
	member     string // where it is, if not in the file of the batch
	err        error
}

func (b *batch) reset(file string) {
	b.file, b.kind, b.data, b.frames, b.company = file, tree, b.data[:0], b.frames[:0], b.company[:0]
	b.table.Reset(file)
}

func (b *batch) empty() bool { return len(b.frames) == 0 && b.table.Len() == 0 }

func (b *batch) full() bool {
	return len(b.data) >= batchBytes || len(b.frames) >= batchFrames || b.table.Len() > 0
}

// add appends a record that ends with the data.
func (b *batch) add(start, line int, err error) {
	b.frames = append(b.frames, frame{start: start, end: len(b.data), line: line, err: err})
}

// A framer cuts a stream into records.
type framer interface {
	// frames adds records to b until it is full. It returns io.EOF at the end of the stream, perhaps with records.
	frames(b *batch) error
}

// lines are records of a line each. Blank lines are none.
type lines struct {
	r    *bufio.Reader
	line int
}

func (l *lines) frames(b *batch) error {
	for !b.full() {
		start, first := len(b.data), l.line+1
		err := l.read(b)
		line := bytes.TrimRight(b.data[start:], "\r\n")
		b.data = b.data[:start+len(line)]
		switch {
		case errors.Is(err, errTooLong):
			b.data = b.data[:start]
			b.add(start, first, err)
		case len(bytes.TrimSpace(line)) > 0:
			b.add(start, first, nil)
		}
		if err != nil && !errors.Is(err, errTooLong) {
			return err
		}
	}
	return nil
}

// read appends one line; of a line that is too long it reads on to its end.
func (l *lines) read(b *batch) error {
	start := len(b.data)
	var tooLong error
	for {
		part, err := l.r.ReadSlice('\n')
		if tooLong == nil {
			b.data = append(b.data, part...)
			if len(b.data)-start > mostRecord {
				b.data, tooLong = b.data[:start], errTooLong
			}
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil:
			l.line++
			return tooLong
		case tooLong != nil && errors.Is(err, io.EOF):
			return tooLong // the next call meets the end again
		}
		return err
	}
}

// whole is a record that is all of a stream.
type whole struct {
	r      io.Reader
	member string
}

func (w *whole) frames(b *batch) error {
	start := len(b.data)
	data, err := appendAll(b.data, w.r)
	if err != nil {
		data = data[:start]
	}
	b.data = data
	if err != nil && !errors.Is(err, errTooLong) {
		return err
	}
	b.add(start, 1, err)
	b.frames[len(b.frames)-1].member = w.member
	return io.EOF
}

// appendAll appends a stream, which may be as long as a record.
func appendAll(dst []byte, r io.Reader) ([]byte, error) {
	start := len(dst)
	for {
		if cap(dst)-len(dst) < 4<<10 {
			dst = append(dst, make([]byte, max(4<<10, (len(dst)-start)/2))...)[:len(dst)]
		}
		n, err := r.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		switch {
		case len(dst)-start > mostRecord:
			return dst[:start], errTooLong
		case errors.Is(err, io.EOF):
			return dst, nil
		case err != nil:
			return dst, err
		}
	}
}

// table are the records of delimited text.
type table struct{ source *corpus.Table }

func (t *table) frames(b *batch) error {
	b.kind, b.header = delimited, t.source.Header()
	err := t.source.Next(&b.table)
	if faults := t.source.Form().Faults; errors.Is(err, io.EOF) && len(faults) > 0 {
		return fmt.Errorf("%w: %s", input.ErrDamaged, strings.Join(faults, "; "))
	}
	return err
}
