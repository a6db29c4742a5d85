package excel

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// A survey is what a pass over a whole sheet finds out.
type survey struct {
	rows        int // with values
	first, last int // row numbers of the first and last of them
	left, right int // columns of the first and last value, from 0
	hidden      int // rows with values that are hidden
	uncomputed  int // formulas without a value
	uncomputedA string
	merged      []merge // those over several rows
	broken      error   // what ended the sheet too early
}

// A merge is a block of merged cells over several rows, whose value stands in the first.
type merge struct{ column, from, to int }

// mostMerges bounds how many are remembered.
const mostMerges = 1 << 20

// survey reads a whole sheet.
func (w *Workbook) survey(sheet int) (*survey, error) {
	where := fmt.Sprintf("read %s: sheet %q", w.name, w.Sheets[sheet].Name)
	if err := w.readTexts(); err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	rs, _, err := w.openRows(sheet, false)
	if err != nil {
		return nil, w.ended(err, where)
	}
	v := &survey{left: mostColumns, right: -1}
	var r row
	for {
		err := rs.next(&r)
		if errors.Is(err, io.EOF) {
			break
		}
		if errors.Is(err, ErrTooLarge) {
			return nil, w.ended(err, fmt.Sprintf("%s after row %d", where, rs.whole))
		}
		if err != nil {
			v.broken = w.ended(err, fmt.Sprintf("after row %d", rs.whole))
			return v, nil
		}
		v.add(&r)
	}
	err = v.readMerges(rs.scanner)
	if errors.Is(err, ErrTooLarge) {
		return nil, w.ended(err, where+" below its rows")
	}
	if errors.Is(err, ErrBroken) { // other faults there do not touch the rows
		v.broken = w.ended(err, fmt.Sprintf("after row %d", rs.whole))
	}
	return v, nil
}

func (v *survey) add(r *row) {
	if r.empty() {
		return
	}
	v.rows++
	if v.first == 0 {
		v.first = r.number
	}
	v.last = r.number
	if r.hidden {
		v.hidden++
	}
	for i := range r.cells {
		c := &r.cells[i]
		if !r.hasValue(c) {
			continue
		}
		v.left, v.right = min(v.left, c.column), max(v.right, c.column)
		if c.kind == kindFormula {
			if v.uncomputed++; v.uncomputed == 1 {
				v.uncomputedA = fmt.Sprintf("%s%d", columnName(c.column), r.number)
			}
		}
	}
}

// readMerges reads the merged cells, which stand after the rows.
func (v *survey) readMerges(s *scanner) error {
	for {
		kind, err := s.next()
		if err != nil || kind == tokenEnd {
			return err
		}
		if kind != tokenOpen || string(s.name) != "mergeCell" {
			continue
		}
		if m, ok := parseMerge(s.attr("ref")); ok && m.from < m.to && len(v.merged) < mostMerges {
			v.merged = append(v.merged, m)
		}
	}
}

// parseMerge reads a range like B2:C9.
func parseMerge(ref []byte) (merge, bool) {
	i := slices.Index(ref, ':')
	if i < 0 {
		return merge{}, false
	}
	column, from, ok1 := reference(ref[:i])
	_, to, ok2 := reference(ref[i+1:])
	return merge{column, from, to}, ok1 && ok2
}

// notes tells what a reader of the list may not see.
func (v *survey) notes() []string {
	var notes []string
	if v.hidden > 0 {
		notes = append(notes, fmt.Sprintf("%d hidden rows are read like the others", v.hidden))
	}
	if len(v.merged) > 0 {
		notes = append(notes, fmt.Sprintf("%d blocks of cells merged over several rows: each row has the value of the block", len(v.merged)))
	}
	if v.uncomputed > 0 {
		notes = append(notes, fmt.Sprintf("%d formulas have no value, the first in %s: open and save the workbook in Excel", v.uncomputed, v.uncomputedA))
	}
	return notes
}
