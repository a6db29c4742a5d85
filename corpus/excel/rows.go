package excel

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// rows reads the rows of a sheet one after the other. Of rows that stand in no order, which Excel does not write,
// the numbers go on from the last one.
type rows struct {
	book    *Workbook
	scanner *scanner
	last    int // number of the last row that began
	whole   int // number of the last row that was read
	ended   bool
	values  bool // whether cells get their texts and raw numbers; the survey needs neither
}

func (w *Workbook) openRows(sheet int, values bool) (*rows, *part, error) {
	p, err := w.container.open(w.Sheets[sheet].part, largestSheet)
	if err != nil {
		return nil, nil, err
	}
	s := newScanner(p)
	for {
		kind, err := s.next()
		if err != nil {
			return nil, nil, err
		}
		if kind == tokenEnd {
			return nil, nil, fmt.Errorf("%w: the sheet has no cells", ErrBroken)
		}
		if kind == tokenOpen && string(s.name) == "sheetData" {
			return &rows{book: w, scanner: s, values: values, ended: s.closed}, p, nil
		}
	}
}

// next reads the next row into r. It returns io.EOF after the last.
func (s *rows) next(r *row) error {
	err := s.advance(r)
	if err == nil {
		s.whole = r.number
	}
	return err
}

func (s *rows) advance(r *row) error {
	r.cells, r.bytes = r.cells[:0], r.bytes[:0]
	if s.ended {
		return io.EOF
	}
	for {
		kind, err := s.scanner.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return io.ErrUnexpectedEOF
		case kind == tokenClose && string(s.scanner.name) == "sheetData":
			s.ended = true
			return io.EOF
		case kind == tokenOpen && string(s.scanner.name) == "row":
			r.number = s.last + 1
			if n := smallNumber(s.scanner.attr("r")); n > s.last && n <= mostRows {
				r.number = n
			}
			if s.last = r.number; s.last > mostRows {
				return fmt.Errorf("%w: a sheet has no more than %d rows", errXML, mostRows)
			}
			r.hidden = s.scanner.flag("hidden")
			if s.scanner.closed {
				return nil
			}
			return s.cells(r)
		}
	}
}

// cells reads the cells of a row up to its end.
func (s *rows) cells(r *row) error {
	column := 0
	for {
		kind, err := s.scanner.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return io.ErrUnexpectedEOF
		case kind == tokenClose && string(s.scanner.name) == "row":
			return nil
		case kind == tokenOpen && string(s.scanner.name) == "c":
			if at, _, ok := reference(s.scanner.attr("r")); ok && at >= column {
				column = at
			}
			if column >= mostColumns {
				return fmt.Errorf("%w: row %d has more than %d cells", errXML, r.number, mostColumns)
			}
			c := cell{column: column, style: max(0, smallNumber(s.scanner.attr("s")))}
			column++
			if err := s.cell(r, &c); err != nil {
				return err
			}
			if c.kind != kindEmpty {
				r.cells = append(r.cells, c)
			}
		}
	}
}

// cell reads what stands between <c> and </c>.
func (s *rows) cell(r *row, c *cell) error {
	var kindName [9]byte
	name := append(kindName[:0], s.scanner.attr("t")...)
	if s.scanner.closed {
		return nil
	}
	c.rawFrom = len(r.bytes)
	value, formula, rich := false, false, false
	for {
		kind, err := s.scanner.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return io.ErrUnexpectedEOF
		case kind == tokenClose: // of c: its parts are read to their ends
			if rich {
				c.kind, c.from, c.to = kindText, c.rawFrom, len(r.bytes)
				c.rawTo = c.rawFrom
				return nil
			}
			c.rawTo = len(r.bytes)
			return s.finish(r, c, string(name), value, formula)
		case kind == tokenOpen && string(s.scanner.name) == "v":
			value = true
			err = s.value(r, c)
		case kind == tokenOpen && string(s.scanner.name) == "is":
			rich = true
			r.bytes, c.long, err = appendRichText(r.bytes, s.scanner)
		case kind == tokenOpen:
			formula = formula || string(s.scanner.name) == "f"
			err = s.scanner.skip()
		}
		if err != nil {
			return err
		}
	}
}

// value appends the text of <v>.
func (s *rows) value(r *row, c *cell) error {
	if s.scanner.closed {
		return nil
	}
	from := len(r.bytes)
	for {
		kind, err := s.scanner.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return io.ErrUnexpectedEOF
		case kind == tokenClose:
			return nil
		case kind == tokenText && !c.long:
			r.bytes, c.long = cutLong(s.scanner.appendText(r.bytes), from)
		}
	}
}

// finish finds out what a cell holds, and its text.
func (s *rows) finish(r *row, c *cell, typeName string, value, formula bool) error {
	raw := r.bytes[c.rawFrom:c.rawTo]
	switch {
	case formula && (!value || len(raw) == 0 && typeName != "str"):
		c.kind = kindFormula
	case !value, len(raw) == 0 && typeName != "str":
		return nil
	case typeName == "s":
		return s.shared(r, c)
	case typeName == "str", typeName == "d": // a text a formula made; a date in ISO 8601
		clean := unescapeControls(raw)
		c.kind, c.from, c.to = kindText, c.rawFrom, c.rawFrom+len(clean)
	case typeName == "e":
		c.kind, c.from, c.to = kindError, c.rawFrom, c.rawTo
	case typeName == "b":
		word := "FALSE"
		if len(raw) == 1 && raw[0] == '1' || string(raw) == "true" {
			word = "TRUE"
		}
		c.kind, c.from = kindBool, len(r.bytes)
		r.bytes = append(r.bytes, word...)
		c.to = len(r.bytes)
	case isNumber(raw):
		c.kind = kindNumber
		s.show(r, c)
	default: // a number that is none
		c.kind, c.from, c.to = kindText, c.rawFrom, c.rawTo
	}
	return nil
}

func isNumber(raw []byte) bool {
	if isPlain(raw) {
		return true
	}
	if len(bytes.Trim(raw, "0123456789+-.eE")) > 0 { // ParseFloat knows more: NaN, 0x1p4
		return false
	}
	_, err := strconv.ParseFloat(string(raw), 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}

// shared takes the text a cell refers to.
func (s *rows) shared(r *row, c *cell) error {
	c.kind = kindText
	number := smallNumber(r.bytes[c.rawFrom:c.rawTo])
	c.from = len(r.bytes)
	c.rawTo = c.rawFrom
	if !s.values { // the survey: any text is a value
		r.bytes = append(r.bytes, '.')
		c.to = len(r.bytes)
		return nil
	}
	text, ok, err := s.book.texts.appendText(r.bytes, number)
	r.bytes, c.to, c.lost = text, len(text), !ok
	return err
}

// show writes a number as its format shows it.
func (s *rows) show(r *row, c *cell) {
	c.from = len(r.bytes)
	defer func() { c.to = len(r.bytes) }()
	format := s.book.format(c.style)
	raw := r.bytes[c.rawFrom:c.rawTo]
	ok := false
	switch format.kind {
	case formatDate, formatElapsed:
		days, err := strconv.ParseFloat(string(raw), 64)
		if s.book.date1904 && format.showsDay() {
			days += days1904
		}
		if err == nil {
			r.bytes, ok = format.appendMoment(r.bytes, days)
		}
	case formatDigits:
		r.bytes, ok = format.appendDigits(r.bytes, raw)
	}
	if !ok {
		r.bytes = appendNumber(r.bytes, raw)
	}
}

// format is the number format of a style; General for one the workbook does not have.
func (w *Workbook) format(style int) *numberFormat {
	if style >= len(w.formats) {
		return &general
	}
	return &w.formats[style]
}

var general = numberFormat{}
