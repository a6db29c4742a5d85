package search

import (
	"slices"
)

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

func (c allCondition) estimate() int { return c.least().estimate() }

func (c allCondition) rows(dst []uint32) []uint32 { return c.least().rows(dst) }

// notCondition is met by rows that do not meet its part.
type notCondition struct {
	part  condition
	count int
}

func (c notCondition) weight(row uint32) uint8 { return passing(c.part.weight(row) == 0) }

func (c notCondition) filter(rows []uint32) []uint32 { return filtered(c, rows) }

func (c notCondition) estimate() int { return c.count }

func (c notCondition) rows(dst []uint32) []uint32 {
	for row := range uint32(c.count) {
		dst = append(dst, row)
	}
	return dst
}

// never is met by no row.
type never struct{}

func (never) weight(uint32) uint8 { return 0 }

func (never) filter(rows []uint32) []uint32 { return rows[:0] }

func (never) estimate() int { return 0 }

func (never) rows(dst []uint32) []uint32 { return dst }
