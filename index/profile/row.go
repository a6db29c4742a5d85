package profile

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"diasmap/index/export"
)

// A row is a cell as it stands in CSV and in a workbook: texts, numbers, and nil where nothing is told.
type row []any

// rowHeader names the values of a row.
var rowHeader = []string{
	"table", "within", "key", "name", "members", "expected", "expected_low", "expected_high", "corrected", "corrected_low", "corrected_high",
	"migrants", "per_1000_migrants",
}

// rows are those of a table, each cell before those within it.
func (t *Table) rows() []row { return rowsOf(nil, t.ID, "", t.Cells) }

func rowsOf(rows []row, table, within string, cells []Cell) []row {
	for i := range cells {
		rows = append(rows, cells[i].row(table, within))
		rows = rowsOf(rows, table, cells[i].Key, cells[i].Cells)
	}
	return rows
}

func (c *Cell) row(table, within string) row {
	r := make(row, len(rowHeader))
	r[0], r[1], r[2], r[3] = table, within, c.Key, c.Name
	if !c.Hidden {
		r[4], r[5], r[6], r[7] = c.Members, c.Expected.Value, c.Expected.Low, c.Expected.High
	}
	if i := c.Corrected; i != nil {
		r[8], r[9], r[10] = i.Value, i.Low, i.High
	}
	if c.Stock > 0 {
		r[11] = c.Stock
		if share, ok := c.perThousand(); ok {
			r[12] = share
		}
	}
	return r
}

// perThousand is how many members there are to a thousand migrants.
func (c *Cell) perThousand() (float64, bool) {
	if c.Hidden || c.Stock == 0 {
		return 0, false
	}
	const hundredths = 100
	return math.Round(1000*hundredths*float64(c.Members)/float64(c.Stock)) / hundredths, true
}

// allRows are the rows of all tables, and of the comparison.
func (p *Profile) allRows() []row {
	all := p.All
	all.Stock = p.Stock
	rows := []row{all.row("all", "")}
	for i := range p.Tables {
		rows = append(rows, p.Tables[i].rows()...)
	}
	if c := p.Comparison; c != nil {
		for _, cell := range c.Cells() {
			rows = append(rows, cell.row("comparison", c.Before.Import+" "+c.After.Import))
		}
	}
	return rows
}

func (p *Profile) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(rowHeader); err != nil {
		return err
	}
	for _, r := range p.allRows() {
		values := make([]string, len(r))
		for i, v := range r {
			values[i] = export.Defused(valueText(v))
		}
		if err := out.Write(values); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// valueText is a value of a row as text.
func valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}
