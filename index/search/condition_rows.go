package search

import (
	"slices"
)

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

func (c *rowCondition) estimate() int { return len(c.sorted) }

func (c *rowCondition) rows(dst []uint32) []uint32 { return append(dst, c.sorted...) }
