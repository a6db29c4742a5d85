package excel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
)

// A Writer is a corpus.Sink that writes a workbook for people to read: the header stays in sight, columns have filters
// and widths, verdicts have colours, and pages beside the list may tell what it is. Rows go out as they come; a list
// longer than a sheet goes on on further ones. The same rows make the same bytes.
type Writer struct {
	zip   *zip.Writer
	book  *excelize.File // its styles, and at the end all but the rows
	style styles
	pages []Page

	typed   bool // the records of the list have the types of their cells beside them
	columns []column
	own     int          // of columns, those the list has itself; the others are added
	widths  []int        // of columns, in characters
	cut     atomic.Int64 // values longer than a cell may be

	most    int       // rows of a sheet, its header among them
	sheet   io.Writer // the part of the sheet that is being written; nil before its beginning
	sheets  []int     // rows of each sheet, its header among them
	pending []byte    // rows that wait until the widths of columns are known
	out     []byte
}

// A column is one of the list that is written.
type column struct {
	name    string
	letters string
	role    role
}

// A role is what is special about an added column.
type role byte

const (
	roleNone role = iota
	roleProbability
	roleVerdict
)

// roles are the added columns that are shown in a way of their own.
var roles = map[string]role{"probability": roleProbability, "verdict": roleVerdict}

const (
	// ListSheet is the name of the sheet of the list.
	ListSheet = "List"
	// packing is the level of compression: 1 is fastest, 9 smallest.
	packing = 4
)

// NewWriter begins a workbook, to be written to w.
func NewWriter(w io.Writer) *Writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, packing) })
	return &Writer{zip: z, book: excelize.NewFile(), most: mostRows}
}

// AddPage adds a sheet of words behind the list.
func (w *Writer) AddPage(p Page) { w.pages = append(w.pages, p) }

// Begin takes the header. The error tells of more columns than a sheet has.
func (w *Writer) Begin(s corpus.Source, added []string) error {
	header := s.Header()
	w.own, w.typed = len(header), s.Form().Format == Format
	if len(header)+len(added) > mostColumns {
		return fmt.Errorf("write a workbook: %d columns, a sheet has %d at most: write CSV", len(header)+len(added), mostColumns)
	}
	for _, name := range header {
		w.columns = append(w.columns, column{name: name})
	}
	for _, name := range added {
		w.columns = append(w.columns, column{name: corpus.FreeColumn(header, name), role: roles[name]})
	}
	for i := range w.columns {
		w.columns[i].letters = columnName(i)
		w.widths = append(w.widths, max(narrowest, displayWidth([]byte(w.columns[i].name))+headerRoom))
	}
	return w.style.make(w.book)
}

// Write takes rows that AppendRow appended.
func (w *Writer) Write(rows []byte) error {
	w.pending = append(w.pending, rows...)
	if w.sheet == nil && bytes.Count(w.pending, rowMark) < measuredRows {
		return nil
	}
	return w.flush()
}

// flush writes the rows that are pending, whose marks it resolves.
func (w *Writer) flush() error {
	if w.sheet == nil {
		w.measure(w.pending)
		if err := w.beginSheet(); err != nil {
			return err
		}
	}
	w.out = w.out[:0]
	rest := w.pending
	for {
		i := bytes.IndexByte(rest, mark)
		if i < 0 {
			w.out = append(w.out, rest...)
			break
		}
		w.out = append(w.out, rest[:i]...)
		op := rest[i+1]
		rest = rest[i+2:]
		switch op {
		case markRow:
			if err := w.beginRow(); err != nil {
				return err
			}
		case markNumber:
			w.out = appendInt(w.out, w.sheets[len(w.sheets)-1])
		case markFormat:
			end := bytes.IndexByte(rest, mark)
			w.out = appendInt(w.out, w.style.format(w.book, rest[:end]))
			rest = rest[end+1:]
		}
	}
	w.pending = w.pending[:0]
	_, err := w.sheet.Write(w.out)
	return err
}

// beginRow counts a row; where a sheet is full, it goes to the next.
func (w *Writer) beginRow() error {
	if w.sheets[len(w.sheets)-1] == w.most {
		if _, err := w.sheet.Write(w.out); err != nil {
			return err
		}
		w.out = w.out[:0]
		if err := w.endSheet(); err != nil {
			return err
		}
		if err := w.beginSheet(); err != nil {
			return err
		}
	}
	w.sheets[len(w.sheets)-1]++
	return nil
}

// Notes tells what a reader of the workbook should know.
func (w *Writer) Notes() []string {
	var notes []string
	if n := len(w.sheets); n > 1 {
		notes = append(notes, fmt.Sprintf("a sheet has %d rows: the list goes on on %d further sheets", w.most, n-1))
	}
	if n := w.cut.Load(); n > 0 {
		notes = append(notes, fmt.Sprintf("%d values are longer than the %d characters of a cell and were cut: write CSV to keep them", n, longestCell))
	}
	return notes
}

// Close writes the end of the list and the other parts of the workbook.
func (w *Writer) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.endSheet(); err != nil {
		return err
	}
	if err := w.writeBook(); err != nil {
		return err
	}
	return w.zip.Close()
}
