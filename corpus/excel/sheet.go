package excel

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// Options say what of a workbook is read, where it should not be guessed.
type Options struct {
	// Sheet is the name of a sheet or its number from 1; "" is the first visible one that has columns of names, else
	// the first visible one with values.
	Sheet string
	// HeaderRow is the number of the row with the names of the columns; 0 to find it.
	HeaderRow int
	// NoHeader says that the first row is a record: columns are called column1, column2 and so on.
	NoHeader bool
	// Scratch takes what of the texts does not fit into memory; nil for a temporary file.
	Scratch input.NewScratch
}

// A Sheet is a list on a sheet of a workbook. It is a corpus.Source.
type Sheet struct {
	book   *Workbook
	index  int
	survey *survey
	file   string // what errors call it: list.xlsx[People]
	header []string
	notes  []string

	rows    *rows
	part    *part
	filler  *filler
	head    []row // rows below the header that were read to find it
	row     row
	values  [][]byte
	types   []byte // of the cells, for outputs to Excel
	number  int    // of the last record
	line    int    // its row
	emptied int    // rows without values since the header
	broken  error  // what ended the sheet too early
	done    bool
}

// Format is the name of the format of workbooks.
const Format = "xlsx"

// Open opens a list in a workbook. name is what errors call the file. The error wraps one of this package.
func Open(r io.ReaderAt, size int64, name string, o Options) (*Sheet, error) {
	book, err := OpenWorkbook(r, size, name, o.Scratch)
	if err != nil {
		return nil, err
	}
	s := &Sheet{book: book}
	if err := s.open(o); err != nil {
		return nil, errors.Join(err, book.Close())
	}
	return s, nil
}

func (s *Sheet) open(o Options) (err error) {
	if s.index, err = s.book.find(o.Sheet); err != nil {
		return err
	}
	if s.index < 0 {
		if s.index, err = s.book.choose(); err != nil {
			return err
		}
	}
	s.file = fmt.Sprintf("%s[%s]", s.book.name, s.book.Sheets[s.index].Name)
	if s.survey, err = s.book.survey(s.index); err != nil {
		return err
	}
	if s.survey.rows == 0 {
		return fmt.Errorf("read %s: %w", s.file, errors.Join(ErrEmpty, s.survey.broken))
	}
	if s.rows, s.part, err = s.book.openRows(s.index, true); err != nil {
		return s.book.ended(err, "read "+s.file)
	}
	s.broken = s.survey.broken
	s.filler = newFiller(s.survey.merged)
	if err := s.readHead(); err != nil {
		return err
	}
	if len(s.head) == 0 { // what looked like values are texts that are empty, or not there
		return fmt.Errorf("read %s: %w", s.file, errors.Join(ErrEmpty, s.broken))
	}
	return s.takeHeader(o)
}

// takeHeader finds the header among the first rows, and leaves those below.
func (s *Sheet) takeHeader(o Options) (err error) {
	left, right := s.survey.left, s.survey.right
	s.notes = s.book.notes(s.index)
	if o.NoHeader {
		for i := range right - left + 1 {
			s.header = append(s.header, fmt.Sprintf("column%d", i+1))
		}
		s.notes = append(append(s.notes, "no header"), s.survey.notes()...)
		s.line = s.head[0].number - 1
		return nil
	}
	at := findHeader(s.head, left, right)
	if o.HeaderRow > 0 {
		if at, err = headerAt(s.head, o.HeaderRow); err != nil {
			return fmt.Errorf("read %s: %w", s.file, err)
		}
	}
	s.header = s.head[at].values(left, right)
	s.notes = append(append(s.notes, skippedNote(s.head, at)), s.survey.notes()...)
	s.line = s.head[at].number
	s.head = s.head[at+1:]
	return nil
}

// readHead reads the rows among which the header is.
func (s *Sheet) readHead() error {
	for len(s.head) < headRows {
		var r row
		err := s.nextRow(&r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		s.head = append(s.head, r)
	}
	return nil
}

// nextRow reads the next row with values, and what cells merged with those above give it.
func (s *Sheet) nextRow(r *row) error {
	for {
		err := s.rows.next(r)
		if errors.Is(err, io.EOF) {
			return err
		}
		if err != nil {
			s.broken = s.book.ended(err, fmt.Sprintf("after row %d", s.rows.whole))
			s.rows.ended = true
			return io.EOF
		}
		empty := r.empty()
		s.filler.fill(r)
		if !empty {
			return nil
		}
	}
}

// choose returns the sheet that is read when none is named.
func (w *Workbook) choose() (int, error) {
	first := -1
	for i, sheet := range w.Sheets {
		if sheet.Hidden {
			continue
		}
		head, err := w.peek(i)
		if len(head) == 0 && err == nil {
			continue
		}
		if first < 0 {
			first = i
		}
		for j := range head {
			if headsNames(head[j].values(0, mostPeeked)) {
				return i, nil
			}
		}
	}
	if first < 0 {
		return 0, fmt.Errorf("read %s: no visible sheet has values: choose a sheet with --sheet: %s: %w", w.name, w.names(), ErrEmpty)
	}
	return first, nil
}

// mostPeeked is how many columns are looked at to choose a sheet.
const mostPeeked = 400

// peek reads the first rows with values of a sheet. A fault ends them.
func (w *Workbook) peek(sheet int) (head []row, err error) {
	if err := w.readTexts(); err != nil {
		return nil, err
	}
	rs, _, err := w.openRows(sheet, true)
	if err != nil {
		return nil, err
	}
	for len(head) < headRows {
		var r row
		if err := rs.next(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return head, err
		}
		if !r.empty() {
			head = append(head, r)
		}
	}
	return head, nil
}

// notes tells which sheet is read and which are not.
func (w *Workbook) notes(sheet int) []string {
	note := fmt.Sprintf("sheet %q", w.Sheets[sheet].Name)
	if w.Sheets[sheet].Hidden {
		note += " (hidden)"
	}
	if len(w.Sheets) == 1 {
		return []string{note}
	}
	others := make([]string, 0, len(w.Sheets))
	for i, s := range w.Sheets {
		if i == sheet {
			continue
		}
		name := fmt.Sprintf("%q", s.Name)
		if s.Hidden {
			name += " (hidden)"
		}
		others = append(others, name)
	}
	return []string{fmt.Sprintf("%s, %d of %d, not read: %s (--sheet chooses another)", note, sheet+1, len(w.Sheets), strings.Join(others, ", "))}
}

// Header is the names of the columns from the first to the last that is used.
func (s *Sheet) Header() []string { return s.header }

// Next fills c with the next records. Rows without a value are none.
func (s *Sheet) Next(c *corpus.Chunk) error {
	c.Reset(s.file)
	for !s.done && !c.Full() {
		r := &s.row
		if len(s.head) > 0 {
			r = &s.head[0]
			s.head = s.head[1:]
		} else if err := s.nextRow(r); err != nil {
			s.done = true
			break
		}
		s.add(c, r)
	}
	if c.Len() == 0 {
		return io.EOF
	}
	return nil
}

// add adds a row to a chunk.
func (s *Sheet) add(c *corpus.Chunk, r *row) {
	s.number++
	s.emptied += r.number - s.line - 1
	s.line = r.number
	width := len(s.header)
	s.values = slices.Grow(s.values[:0], width)[:width]
	clear(s.values)
	s.types = s.types[:0]
	entry := corpus.Entry{Line: r.number, Number: s.number}
	column := s.survey.left
	for i := range r.cells {
		cell := &r.cells[i]
		if cell.column < column || cell.column-s.survey.left >= width {
			continue
		}
		for ; column < cell.column; column++ {
			s.types = append(s.types, byte(kindEmpty))
		}
		s.values[column-s.survey.left] = r.text(cell)
		s.types = s.book.appendType(s.types, r, cell)
		column++
		if err := cell.fault(); err != nil && entry.Err == nil {
			entry.Err = fmt.Errorf("%s:%d: column %s: %w", s.file, r.number, columnName(cell.column), err)
		}
	}
	for ; column < s.survey.left+width; column++ {
		s.types = append(s.types, byte(kindEmpty))
	}
	entry.Original = s.types
	c.Add(s.values, entry)
}

func (c *cell) fault() error {
	switch {
	case c.long:
		return ErrLongCell
	case c.lost:
		return ErrSharedString
	}
	return nil
}

// Form tells which sheet it is, where its header is, and what a reader may not see.
func (s *Sheet) Form() corpus.Form {
	notes := s.notes
	if s.emptied > 0 && s.done {
		notes = append(slices.Clone(notes), fmt.Sprintf("%d empty rows passed over", s.emptied))
	}
	form := corpus.Form{Format: Format, Notes: notes}
	if s.broken != nil {
		form.Faults = []string{s.file + ": " + s.broken.Error()}
	}
	return form
}

// BytesRead is how much of the file was read, as far as its sheet goes.
func (s *Sheet) BytesRead() int64 {
	if s.part.want == 0 {
		return s.book.size
	}
	return int64(float64(s.book.size) * min(1, float64(s.part.read)/float64(s.part.want)))
}

// Position is the place after the last chunk.
func (s *Sheet) Position() corpus.Position {
	return corpus.Position{Line: s.line + 1, Number: s.number}
}

// Skip reads on to a place.
func (s *Sheet) Skip(to corpus.Position) error { return corpus.SkipRecords(s, to) }

// Close removes what was laid aside.
func (s *Sheet) Close() error { return s.book.Close() }
