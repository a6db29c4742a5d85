package search

import (
	"slices"
	"sync"
)

// A view is all rows at one moment. It does not change.
type view struct {
	rows
	dead bitset
	live int
	// lists and places are worked out when first asked for, and handed on to later views.
	lists  *[columnCount]lazyLists
	places *placeTable
}

// A bitset has a bit for each row. Bits beyond its end are 0.
type bitset []uint64

func (b bitset) has(i uint32) bool {
	word := int(i >> 6)
	return word < len(b) && b[word]&(1<<(i&63)) != 0
}

func (b *bitset) set(i uint32) {
	if grow := int(i>>6) + 1 - len(*b); grow > 0 {
		*b = append(*b, make([]uint64, grow)...)
	}
	(*b)[i>>6] |= 1 << (i & 63)
}

// newView is the view of rows of which some are dead; before is the view it follows, nil for none.
func newView(r rows, dead bitset, live int, before *view) *view {
	v := &view{rows: r, dead: dead, live: live, lists: &[columnCount]lazyLists{}, places: &placeTable{}}
	if before == nil {
		return v
	}
	v.places = before.places
	for c := range columnCount {
		if l := before.lists[c].made(); l != nil && l.worthKeeping(r.count()) {
			v.lists[c].lists = l
			v.lists[c].once.Do(func() {})
		}
	}
	return v
}

// A rowList gives for each value of a column the rows that have it: those of value v are
// rows[starts[v]:starts[v+1]], ascending. It covers the first covered rows.
type rowList struct {
	covered int
	starts  []uint32
	rows    []uint32
}

// worthKeeping says whether so few rows were added since that trying each of them is cheap.
func (l *rowList) worthKeeping(count int) bool { return count-l.covered <= 4096+l.covered/64 }

// A lazyLists is a rowList made when first asked for.
type lazyLists struct {
	once  sync.Once
	mutex sync.Mutex
	lists *rowList
}

// made is the list if there is one.
func (l *lazyLists) made() *rowList {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.lists
}

// list returns the rows by value of a column.
func (v *view) list(c columnKey) *rowList {
	l := &v.lists[c]
	l.once.Do(func() {
		made := newRowList(&v.columns[c])
		l.mutex.Lock()
		l.lists = made
		l.mutex.Unlock()
	})
	return l.made()
}

// newRowList sorts the rows of a column by value.
func newRowList(c *column) *rowList {
	l := &rowList{covered: len(c.codes), starts: make([]uint32, len(c.values)+2), rows: make([]uint32, len(c.codes))}
	for _, code := range c.codes {
		l.starts[code+2]++
	}
	for i := 2; i < len(l.starts); i++ {
		l.starts[i] += l.starts[i-1]
	}
	for row, code := range c.codes {
		l.rows[l.starts[code+1]] = uint32(row)
		l.starts[code+1]++
	}
	l.starts = l.starts[:len(l.starts)-1]
	return l
}

// of returns the rows of a value among those covered.
func (l *rowList) of(code uint32) []uint32 {
	if int(code)+1 >= len(l.starts) {
		return nil
	}
	return l.rows[l.starts[code]:l.starts[code+1]]
}

// A placeTable holds the places of a column, parsed as far as they were asked for.
type placeTable struct {
	mutex  sync.Mutex
	places []locality
}

// all returns the places of values, by number.
func (t *placeTable) all(values []string) []locality {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for _, v := range values[min(len(t.places), len(values)):] {
		t.places = append(t.places, parsePlace(v))
	}
	return slices.Clip(t.places[:len(values)])
}

// placesOf are the places of the view, by number of value.
func (v *view) placesOf() []locality { return v.places.all(v.columns[placeColumn].values) }
