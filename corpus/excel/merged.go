package excel

import (
	"bytes"
	"cmp"
	"slices"
)

// A filler gives the lower rows of merged cells the value of their first, which is where a workbook keeps it: a
// country merged over ten people is the country of each.
type filler struct {
	merges []merge // by their first row, those not yet begun
	active []filled
}

// A filled block is one that the rows have reached.
type filled struct {
	merge
	value     cell
	text, raw []byte
}

func newFiller(merges []merge) *filler {
	sorted := slices.Clone(merges)
	slices.SortFunc(sorted, func(a, b merge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.column, b.column)) })
	return &filler{merges: sorted}
}

// fill adds to a row the values of the blocks that reach into it.
func (f *filler) fill(r *row) {
	if len(f.merges) == 0 && len(f.active) == 0 {
		return
	}
	f.active = slices.DeleteFunc(f.active, func(b filled) bool { return b.to < r.number })
	for _, b := range f.active {
		if b.value.kind != kindEmpty && r.at(b.column) == nil {
			r.insert(b.value, b.text, b.raw)
		}
	}
	for len(f.merges) > 0 && f.merges[0].from <= r.number {
		b := filled{merge: f.merges[0]}
		f.merges = f.merges[1:]
		if c := r.at(b.column); c != nil && b.from == r.number {
			b.value, b.text, b.raw = *c, bytes.Clone(r.text(c)), bytes.Clone(r.raw(c))
		}
		f.active = append(f.active, b)
	}
}

// insert adds a cell with its text and raw number, in the order of columns.
func (r *row) insert(c cell, text, raw []byte) {
	c.from = len(r.bytes)
	r.bytes = append(r.bytes, text...)
	c.to, c.rawFrom = len(r.bytes), len(r.bytes)
	r.bytes = append(r.bytes, raw...)
	c.rawTo = len(r.bytes)
	i, _ := slices.BinarySearchFunc(r.cells, c.column, func(c cell, column int) int { return cmp.Compare(c.column, column) })
	r.cells = slices.Insert(r.cells, i, c)
}
