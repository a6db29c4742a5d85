package search

import "sync"

// termRows remembers the rows of terms that many documents have: people ask for the same sectors and occupations again and again.
// What is remembered is of one state of the index, and goes with it.
type termRows struct {
	mutex sync.Mutex
	block int // the last that the index holds
	rows  map[fieldTerm][]uint32
	count int // of rows, of all terms
}

// A fieldTerm is a term of a field.
type fieldTerm struct {
	field wordField
	term  string
}

// mostTermRows bounds the rows that are remembered: 32 MB.
const mostTermRows = 8 << 20

// of returns the rows of a term in the state of a block, which must not be changed.
func (t *termRows) of(block int, key fieldTerm) ([]uint32, bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.block != block {
		return nil, false
	}
	rows, ok := t.rows[key]
	return rows, ok
}

// keep remembers the rows of a term in the state of a block. Where there are too many, all others go.
func (t *termRows) keep(block int, key fieldTerm, rows []uint32) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.block > block || len(rows) > mostTermRows {
		return
	}
	if t.block != block || t.rows == nil || t.count+len(rows) > mostTermRows {
		t.block, t.rows, t.count = block, map[fieldTerm][]uint32{}, 0
	}
	t.count += len(rows) - len(t.rows[key])
	t.rows[key] = rows
}
