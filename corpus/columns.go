package corpus

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Columns are the places of what a name is read from, -1 for none. Either Name or both Given and
// Family are set.
type Columns struct {
	Name, Given, Family, Residence int
	// Middle is that of patronymics or middle names, which follow the given name; Second that of second family names.
	Middle, Second Extra
}

// An Extra is the number of a column from 1, 0 for none.
type Extra int

// NoColumns are none.
var NoColumns = Columns{Name: -1, Given: -1, Family: -1, Residence: -1}

// At is the place of the column in a header, -1 for none.
func (e Extra) At() int { return int(e) - 1 }

// ExtraAt is the column at a place in a header, -1 for none.
func ExtraAt(i int) Extra { return Extra(i + 1) }

// quotedColumns is how many columns of a header an error lists.
const quotedColumns = 40

// AppendGiven appends the given name of a record with what follows it, patronymic or middle name; AppendFamily the
// family name with a second one.
func (c Columns) AppendGiven(dst []byte, r *Record) []byte {
	return appendJoined(dst, r, c.Given, c.Middle)
}

// AppendFamily is described at AppendGiven.
func (c Columns) AppendFamily(dst []byte, r *Record) []byte {
	return appendJoined(dst, r, c.Family, c.Second)
}

func appendJoined(dst []byte, r *Record, column int, more Extra) []byte {
	dst = r.AppendValue(dst, column)
	if more == 0 {
		return dst // the usual case
	}
	return r.AppendValue(append(dst, ' '), more.At())
}

func quotedHeader(header []string) string {
	listed := header[:min(quotedColumns, len(header))]
	quoted := make([]string, len(listed))
	for i, h := range listed {
		quoted[i] = strconv.Quote(h)
	}
	if more := len(header) - len(listed); more > 0 {
		quoted = append(quoted, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(quoted, ", ")
}

// ErrNoColumn: the header has no column of that name.
var ErrNoColumn = errors.New("no such column")

// FindColumn finds a column by its name, in any case, or by its number from 1, as "#3".
func FindColumn(header []string, want string) (int, error) {
	for i, h := range header {
		if h == want {
			return i, nil
		}
	}
	for i, h := range header {
		if strings.EqualFold(h, want) || foldHeader(want) != "" && foldHeader(h) == foldHeader(want) {
			return i, nil
		}
	}
	if number, ok := strings.CutPrefix(want, "#"); ok {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(header) {
			return n - 1, nil
		}
	}
	return -1, fmt.Errorf("%w: %q: the header has %s", ErrNoColumn, want, quotedHeader(header))
}
