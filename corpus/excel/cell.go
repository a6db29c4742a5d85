package excel

import "bytes"

// Bounds of a sheet (Excel, «specifications and limits»).
const (
	mostRows    = 1 << 20
	mostColumns = 1 << 14
	// longestCell is in characters, longestText what is kept of a cell in bytes: each is at most 4.
	longestCell = 32767
	longestText = 4 * longestCell
)

// A kind is what a cell holds.
type kind byte

const (
	kindEmpty kind = iota
	kindText
	kindNumber
	kindBool
	kindError
	kindFormula // a formula whose value the workbook does not have
)

// A cell is one with a place in a row, as it is read.
type cell struct {
	column int // from 0
	kind   kind
	style  int
	long   bool // its text was cut
	lost   bool // it refers to a text that is not there
	// from and to are its text as a reader sees it, and raw the number as it stands, within the bytes of the row.
	from, to       int
	rawFrom, rawTo int
}

// A row is a row with cells of a sheet, as it is read. Its space is used again.
type row struct {
	number int // from 1
	hidden bool
	cells  []cell
	bytes  []byte
}

func (r *row) text(c *cell) []byte { return r.bytes[c.from:c.to] }
func (r *row) raw(c *cell) []byte  { return r.bytes[c.rawFrom:c.rawTo] }

// at returns the cell of a column, nil if it is empty.
func (r *row) at(column int) *cell {
	for i := range r.cells {
		if r.cells[i].column == column {
			return &r.cells[i]
		}
	}
	return nil
}

// hasValue says whether a cell says anything, or would if it could be read.
func (r *row) hasValue(c *cell) bool {
	return c.lost || c.kind != kindEmpty && (c.kind != kindText || len(bytes.TrimSpace(r.text(c))) > 0)
}

// empty says whether no cell says anything.
func (r *row) empty() bool {
	for i := range r.cells {
		if r.hasValue(&r.cells[i]) {
			return false
		}
	}
	return true
}

// reference reads a place like BC12: the column from 0, the row from 1; false if it is none.
func reference(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		letter := ref[i] | 0x20
		if letter < 'a' || letter > 'z' {
			break
		}
		column = column*26 + int(letter-'a') + 1
	}
	if i == 0 || column > mostColumns {
		return 0, 0, false
	}
	for _, b := range ref[i:] {
		if b < '0' || b > '9' || row > mostRows {
			return 0, 0, false
		}
		row = row*10 + int(b-'0')
	}
	return column - 1, row, row > 0 && row <= mostRows
}

// columnName is the letters of a column from 0.
func columnName(column int) string {
	var letters []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters)
}

// smallNumber reads a number without sign; -1 if it is none, or above 999,999,999.
func smallNumber(digits []byte) int {
	digits = bytes.TrimSpace(digits)
	const most = 9
	if len(digits) == 0 || len(digits) > most {
		return -1
	}
	n := 0
	for _, b := range digits {
		if b < '0' || b > '9' {
			return -1
		}
		n = n*10 + int(b-'0')
	}
	return n
}
