package search

import "slices"

// A condition is what a clause or term asks of a row. Conditions are made for one view and one search.
type condition interface {
	// weight tells how well a row meets it: 0 not at all, fully for entirely.
	weight(row uint32) uint8
	// estimate is no less than the rows that meet it, dead ones included.
	estimate() int
	// rows appends rows, among which are all that meet the condition, none twice.
	rows(dst []uint32) []uint32
	// filter leaves the rows that meet it, in their order.
	filter(rows []uint32) []uint32
}

// filtered leaves the rows that have a weight, row by row: where no faster way is known.
func filtered(c condition, rows []uint32) []uint32 {
	n := 0
	for _, row := range rows {
		if c.weight(row) > 0 {
			rows[n] = row
			n++
		}
	}
	return rows[:n]
}

// Weights of words: how much a hit by them says. The reasons are in docs/search.md.
const (
	fully          = 100
	asSpelt        = 100 // the word itself
	titleWeight    = 96  // an occupation in other words or another language
	variantWeight  = 90  // another spelling of a name
	relativeWeight = 60  // a short form, or that of another language
	soundWeight    = 55  // a name that may sound so
	placeWeight    = 85  // the place, under another name
	groupWeight    = 70  // the same ISCO group of four digits
	widerWeight    = 50  // a wider group or a sector
	nearlySpelt    = 60  // a letter or two apart
)

// codeCondition is met by rows whose value in a column has a weight.
type codeCondition struct {
	view    *view
	column  columnKey
	weights []uint8 // by number of value
}

func (c *codeCondition) weight(row uint32) uint8 {
	return c.weights[c.view.columns[c.column].codes[row]]
}

func (c *codeCondition) estimate() int {
	list := c.view.list(c.column)
	n := c.view.count() - list.covered
	for code, w := range c.weights {
		if w > 0 {
			n += len(list.of(uint32(code)))
		}
	}
	return n
}

func (c *codeCondition) rows(dst []uint32) []uint32 {
	list := c.view.list(c.column)
	for code, w := range c.weights {
		if w > 0 {
			dst = append(dst, list.of(uint32(code))...)
		}
	}
	for row := list.covered; row < c.view.count(); row++ {
		if c.weight(uint32(row)) > 0 {
			dst = append(dst, uint32(row))
		}
	}
	return dst
}

func (c *codeCondition) filter(rows []uint32) []uint32 {
	codes, weights, n := c.view.columns[c.column].codes, c.weights, 0
	for _, row := range rows {
		if weights[codes[row]] > 0 {
			rows[n] = row
			n++
		}
	}
	return rows[:n]
}

// newCodeCondition gives each value of a column the weight that of finds for it.
func newCodeCondition(v *view, column columnKey, of func(code int, value string) uint8) *codeCondition {
	values := v.columns[column].values
	c := &codeCondition{v, column, make([]uint8, len(values))}
	for code, value := range values {
		c.weights[code] = of(code, value)
	}
	return c
}

// passing is the weight of what passes or not.
func passing(ok bool) uint8 {
	if ok {
		return fully
	}
	return 0
}

// rangeCondition is met by rows whose number lies between two, both included.
type rangeCondition[N uint16 | uint32] struct {
	numbers     []N
	least, most float64
	// absent is a number that says that none is known, and meets no range.
	absent N
}

func (c *rangeCondition[N]) weight(row uint32) uint8 {
	n := c.numbers[row]
	return passing(n != c.absent && float64(n) >= c.least && float64(n) <= c.most)
}

func (c *rangeCondition[N]) filter(rows []uint32) []uint32 { return filtered(c, rows) }

func (c *rangeCondition[N]) estimate() int { return len(c.numbers) }

func (c *rangeCondition[N]) rows(dst []uint32) []uint32 {
	for row := range c.numbers {
		if c.weight(uint32(row)) > 0 {
			dst = append(dst, uint32(row))
		}
	}
	return dst
}

// rowCondition is met by listed rows.
type rowCondition struct {
	// sorted are the rows; in order where there are few.
	sorted []uint32
	// weights are those of sorted, dense those of all rows up to the last one where there are many.
	weights []uint8
	dense   []uint8
}

// manyRows is from how many rows on weights are looked up by row rather than searched.
const manyRows = 256

// weigher gathers the rows of a rowCondition, the largest weight of each.
type weigher struct {
	dense []uint8
	rows  []uint32
}

func newWeigher(count int) *weigher { return &weigher{dense: make([]uint8, count)} }

// add gives a row a weight; rows beyond the view are passed over.
func (w *weigher) add(row uint32, weight uint8) {
	if int(row) >= len(w.dense) {
		return
	}
	if w.dense[row] == 0 {
		w.rows = append(w.rows, row)
	}
	w.dense[row] = max(w.dense[row], weight)
}

// condition makes the condition of what was gathered.
func (w *weigher) condition() *rowCondition {
	c := &rowCondition{sorted: w.rows}
	if len(w.rows) > manyRows {
		c.dense = w.dense
		return c
	}
	slices.Sort(c.sorted)
	for _, row := range c.sorted {
		c.weights = append(c.weights, w.dense[row])
	}
	return c
}

// weightAt is the weight of the i-th row of the list.
func (c *rowCondition) weightAt(i int) uint8 {
	if c.dense != nil {
		return c.dense[c.sorted[i]]
	}
	return c.weights[i]
}

func (c *rowCondition) weight(row uint32) uint8 {
	if c.dense != nil {
		return c.dense[row]
	}
	if i, ok := slices.BinarySearch(c.sorted, row); ok {
		return c.weights[i]
	}
	return 0
}

func (c *rowCondition) filter(rows []uint32) []uint32 {
	if c.dense == nil {
		return filtered(c, rows)
	}
	dense, n := c.dense, 0
	for _, row := range rows {
		if dense[row] > 0 {
			rows[n] = row
			n++
		}
	}
	return rows[:n]
}

func (c *rowCondition) estimate() int              { return len(c.sorted) }
func (c *rowCondition) rows(dst []uint32) []uint32 { return append(dst, c.sorted...) }

// either is the condition that one of some parts is met. Parts of one kind become one, so that each row is looked at
// seldom.
func either(v *view, parts ...condition) condition {
	var columns [columnCount]*codeCondition
	var listed *weigher
	var rest anyCondition
	for _, part := range flattened(nil, parts) {
		switch c := part.(type) {
		case *codeCondition:
			columns[c.column] = mergedCodes(columns[c.column], c)
		case *rowCondition:
			if listed == nil {
				listed = newWeigher(v.count())
			}
			for i, row := range c.sorted {
				listed.add(row, c.weightAt(i))
			}
		case never:
		default:
			rest = append(rest, part)
		}
	}
	for _, c := range columns {
		if c != nil {
			rest = append(rest, c)
		}
	}
	if listed != nil {
		rest = append(rest, listed.condition())
	}
	switch len(rest) {
	case 0:
		return never{}
	case 1:
		return rest[0]
	}
	return rest
}

// flattened appends parts, and the parts of those that are an anyCondition.
func flattened(dst, parts []condition) []condition {
	for _, part := range parts {
		if several, ok := part.(anyCondition); ok {
			dst = flattened(dst, several)
			continue
		}
		dst = append(dst, part)
	}
	return dst
}

// mergedCodes gives each value the larger of two weights; a may be nil.
func mergedCodes(a, b *codeCondition) *codeCondition {
	if a == nil {
		return b
	}
	c := &codeCondition{a.view, a.column, slices.Clone(a.weights)}
	for code, w := range b.weights {
		c.weights[code] = max(c.weights[code], w)
	}
	return c
}

// anyCondition is met by rows that meet one of its parts, as well as the best of them is met.
type anyCondition []condition

func (c anyCondition) weight(row uint32) uint8 {
	best := uint8(0)
	for _, part := range c {
		if best = max(best, part.weight(row)); best == fully {
			break
		}
	}
	return best
}

func (c anyCondition) filter(rows []uint32) []uint32 {
	if len(c) == 1 {
		return c[0].filter(rows)
	}
	return filtered(c, rows)
}

func (c anyCondition) estimate() int {
	n := 0
	for _, part := range c {
		n += part.estimate()
	}
	return n
}

func (c anyCondition) rows(dst []uint32) []uint32 {
	from := len(dst)
	for _, part := range c {
		dst = part.rows(dst)
	}
	slices.Sort(dst[from:])
	return append(dst[:from], slices.Compact(dst[from:])...)
}

// allCondition is met by rows that meet all its parts, as well as they are met on average.
type allCondition []condition

func (c allCondition) weight(row uint32) uint8 {
	sum := 0
	for _, part := range c {
		w := part.weight(row)
		if w == 0 {
			return 0
		}
		sum += int(w)
	}
	return uint8(sum / max(1, len(c)))
}

func (c allCondition) filter(rows []uint32) []uint32 {
	for _, part := range c {
		rows = part.filter(rows)
	}
	return rows
}

// least is the part that the fewest rows meet.
func (c allCondition) least() condition {
	return slices.MinFunc(c, func(a, b condition) int { return a.estimate() - b.estimate() })
}

func (c allCondition) estimate() int              { return c.least().estimate() }
func (c allCondition) rows(dst []uint32) []uint32 { return c.least().rows(dst) }

// notCondition is met by rows that do not meet its part.
type notCondition struct {
	part  condition
	count int
}

func (c notCondition) weight(row uint32) uint8       { return passing(c.part.weight(row) == 0) }
func (c notCondition) filter(rows []uint32) []uint32 { return filtered(c, rows) }
func (c notCondition) estimate() int                 { return c.count }
func (c notCondition) rows(dst []uint32) []uint32 {
	for row := range uint32(c.count) {
		dst = append(dst, row)
	}
	return dst
}

// never is met by no row.
type never struct{}

func (never) weight(uint32) uint8           { return 0 }
func (never) filter(rows []uint32) []uint32 { return rows[:0] }
func (never) estimate() int                 { return 0 }
func (never) rows(dst []uint32) []uint32    { return dst }
