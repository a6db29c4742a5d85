package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
)

const (
	// widest is the most places of a column of a table; longer values end in ….
	widest = 32
	gap    = "  "
)

// A tableWriter writes aligned columns. It keeps the rows until it knows how wide they are; columns that are empty
// in all of them are left out.
type tableWriter struct {
	out  io.Writer
	rows [][]string
}

// shown are the columns of a table.
var shown = slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return !slices.Contains(tableColumns, c.name) })

func (t *tableWriter) Write(r *Row) error {
	row := make([]string, len(shown))
	for i := range shown {
		row[i] = shortened(printable(shown[i].value(r)))
	}
	t.rows = append(t.rows, row)
	return nil
}

// printable is a value that moves no cursor: control characters are blanks.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, s)
}

// shortened cuts a value that is too wide.
func shortened(s string) string {
	if uniseg.StringWidth(s) <= widest {
		return s
	}
	var b strings.Builder
	width := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if width += g.Width(); width >= widest {
			break
		}
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

func (t *tableWriter) Close() error {
	if len(t.rows) == 0 {
		return nil
	}
	widths := make([]int, len(shown))
	for i := range shown {
		for _, row := range t.rows {
			widths[i] = max(widths[i], uniseg.StringWidth(row[i]))
		}
		if widths[i] > 0 {
			widths[i] = max(widths[i], len(shown[i].name))
		}
	}
	header := make([]string, len(shown))
	for i := range shown {
		header[i] = shown[i].name
	}
	for _, row := range append([][]string{header}, t.rows...) {
		if _, err := fmt.Fprintln(t.out, aligned(row, widths)); err != nil {
			return err
		}
	}
	return nil
}

// aligned joins the values of a row, each as wide as its column.
func aligned(row []string, widths []int) string {
	var b strings.Builder
	for i, value := range row {
		if widths[i] == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(gap)
		}
		b.WriteString(value + strings.Repeat(" ", widths[i]-uniseg.StringWidth(value)))
	}
	return strings.TrimRight(b.String(), " ")
}
