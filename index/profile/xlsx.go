package profile

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// writeXLSX writes a workbook: a sheet that sums up and says how to read it, and one a table.
func (p *Profile) writeXLSX(w io.Writer) error {
	book := workbook{File: excelize.NewFile()}
	defer book.Close()
	if err := book.styles(); err != nil {
		return err
	}
	if err := book.summary(p); err != nil {
		return err
	}
	for i := range p.Tables {
		if err := book.table(&p.Tables[i]); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// A workbook is one under way.
type workbook struct {
	*excelize.File
	head, wrapped, inner, counts int
}

const (
	summarySheet = "Profile"
	firstSheet   = "Sheet1" // that of a new workbook
)

func (b *workbook) styles() (err error) {
	errs := make([]error, 4)
	b.head, errs[0] = b.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"0B6B8A"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
	b.wrapped, errs[1] = b.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	b.inner, errs[2] = b.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Indent: 2}})
	format := "#,##0"
	b.counts, errs[3] = b.NewStyle(&excelize.Style{CustomNumFmt: &format})
	return errors.Join(errs...)
}

// summary writes the first sheet.
func (b *workbook) summary(p *Profile) error {
	if err := errors.Join(b.SetSheetName(firstSheet, summarySheet), b.SetColWidth(summarySheet, "A", "A", 26), b.SetColWidth(summarySheet, "B", "B", 90)); err != nil {
		return err
	}
	lines := [][2]any{
		{p.Name + " (" + p.Origin.String() + ")", "probable members of the diaspora, " + p.Made.Format("2 January 2006")},
		{"members", p.All.membersText()},
	}
	if !p.All.Hidden {
		lines = append(lines, [2]any{"expected", p.All.expectedText()})
	}
	if p.All.Corrected != nil {
		lines = append(lines, [2]any{"corrected", p.All.correctedText()})
	}
	lines = append(lines, [2]any{"migrants in all countries", number(p.Stock)})
	for _, l := range p.Lists {
		lines = append(lines, [2]any{"list", l.text()})
	}
	if c := p.Comparison; c != nil {
		lines = append(lines, [2]any{"comparison", c.text()})
		for _, cell := range c.Cells() {
			lines = append(lines, [2]any{cell.Name, cell.membersText()})
		}
	}
	for _, paragraph := range p.method() {
		lines = append(lines, [2]any{"how to read it", paragraph})
	}
	for i, l := range lines {
		if err := b.put(summarySheet, i+1, l[:], b.wrapped); err != nil {
			return err
		}
	}
	return b.SetCellStyle(summarySheet, "A1", "B1", b.head)
}

// table writes a sheet of a table: its rows, the numbers as numbers.
func (b *workbook) table(t *Table) error {
	if _, err := b.NewSheet(t.Title); err != nil {
		return fmt.Errorf("sheet %q: %w", t.Title, err)
	}
	const first = 1 // the name of the table stands on the sheet
	header := make([]any, 0, len(rowHeader))
	for _, name := range rowHeader[first:] {
		header = append(header, name)
	}
	if err := b.put(t.Title, 1, header, b.head); err != nil {
		return err
	}
	rows := t.rows()
	for i, r := range rows {
		if err := b.put(t.Title, i+2, r[first:], b.counts); err != nil {
			return err
		}
		if r[1] != "" {
			cell := fmt.Sprintf("C%d", i+2)
			if err := b.SetCellStyle(t.Title, cell, cell, b.inner); err != nil {
				return err
			}
		}
	}
	return errors.Join(
		b.SetColWidth(t.Title, "A", "B", 10), b.SetColWidth(t.Title, "C", "C", 44), b.SetColWidth(t.Title, "D", "L", 12),
		b.SetPanes(t.Title, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		b.AutoFilter(t.Title, fmt.Sprintf("A1:L%d", len(rows)+1), nil),
	)
}

// put writes a row of values; nil leaves its cell empty.
func (b *workbook) put(sheet string, line int, values []any, style int) error {
	for i, v := range values {
		cell, err := excelize.CoordinatesToCellName(i+1, line)
		if err != nil {
			return err
		}
		if v == nil {
			continue
		}
		if err := errors.Join(b.SetCellValue(sheet, cell, v), b.SetCellStyle(sheet, cell, cell, style)); err != nil {
			return err
		}
	}
	return nil
}
