package pairing

import (
	"errors"
	"fmt"
	"strings"

	"diasmap/corpus"
)

// Columns are the places of what pairs are read from.
type Columns struct {
	Name1, Name2 int
	// Label is the column of right answers, -1 if there is none.
	Label int
}

// ErrNoPairColumns: the header lacks the columns of names.
var ErrNoPairColumns = errors.New("a list of pairs has the columns name1 and name2")

// FindColumns finds the columns name1, name2 and, if there is one, match or label. The error wraps
// ErrNoPairColumns.
func FindColumns(header []string) (Columns, error) {
	c := Columns{Label: -1}
	for _, want := range []struct {
		name  string
		place *int
	}{{"name1", &c.Name1}, {"name2", &c.Name2}} {
		i, err := corpus.FindColumn(header, want.name)
		if err != nil {
			return c, fmt.Errorf("%w: %w", ErrNoPairColumns, err)
		}
		*want.place = i
	}
	for i, h := range header {
		if strings.EqualFold(h, "match") || strings.EqualFold(h, "label") {
			c.Label = i
		}
	}
	return c, nil
}
