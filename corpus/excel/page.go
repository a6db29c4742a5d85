package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A Page is a sheet of words and small tables beside a list.
type Page struct {
	Name   string
	Widths []float64 // of columns, in characters
	Blocks []Block
}

// A Block is a part of a page: a heading, paragraphs across the page, a table.
type Block struct {
	Title bool   // the heading is that of the page
	Head  string // "" for none
	Text  []string
	// Header and Rows are a table: text, whole numbers, and shares as float64. Texts that are verdicts have their colours.
	Header []string
	Rows   [][]any
	// Chart, if set, draws the numbers of the table's columns 2 and 3 as bars beside it.
	Chart string
}

// A pageWriter is where on a page the next block goes.
type pageWriter struct {
	*Writer
	page Page
	row  int
}

func (w *Writer) writePage(p Page) error {
	if _, err := w.book.NewSheet(p.Name); err != nil {
		return err
	}
	for i, width := range p.Widths {
		if err := w.book.SetColWidth(p.Name, columnName(i), columnName(i), width); err != nil {
			return err
		}
	}
	no := false
	if err := w.book.SetSheetView(p.Name, 0, &excelize.ViewOptions{ShowGridLines: &no}); err != nil {
		return err
	}
	if err := w.printAcross(p.Name); err != nil {
		return err
	}
	at := pageWriter{w, p, 1}
	for _, b := range p.Blocks {
		if err := at.write(b); err != nil {
			return err
		}
	}
	return nil
}

// printAcross fits a page to the width of paper.
func (w *Writer) printAcross(sheet string) error {
	yes, paper, high := true, 9, 0
	if err := w.book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	return w.book.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, FitToHeight: &high})
}

func (p *pageWriter) write(b Block) error {
	if b.Head != "" {
		style, height := p.style.heading, 24.0
		if b.Title {
			style, height = p.style.title, 32.0
		}
		if err := p.put(0, b.Head, style); err != nil {
			return err
		}
		if err := p.book.SetRowHeight(p.page.Name, p.row, height); err != nil {
			return err
		}
		p.row++
	}
	for _, text := range b.Text {
		if err := p.paragraph(text); err != nil {
			return err
		}
	}
	if len(b.Header) > 0 {
		if err := p.table(b); err != nil {
			return err
		}
	}
	p.row++
	return nil
}

// paragraph writes text across the page, in a row as high as it needs.
func (p *pageWriter) paragraph(text string) error {
	const lineHeight = 15.0
	total := 0.0
	for _, width := range p.page.Widths {
		total += width
	}
	last := fmt.Sprintf("%s%d", columnName(len(p.page.Widths)-1), p.row)
	if err := p.book.MergeCell(p.page.Name, fmt.Sprintf("A%d", p.row), last); err != nil {
		return err
	}
	if err := p.book.SetRowHeight(p.page.Name, p.row, lineHeight*float64(linesOf(text, total))+2); err != nil {
		return err
	}
	err := p.put(0, text, p.style.paragraph)
	p.row++
	return err
}

// linesOf is about how many lines a text takes in a column; words are not broken, so a line is not quite full.
func linesOf(text string, width float64) int {
	const filled = 0.92
	return 1 + int(float64(displayWidth([]byte(text)[:min(len(text), 4*widest)])+max(0, len(text)-4*widest))/(width*filled))
}

func (p *pageWriter) table(b Block) error {
	for i, name := range b.Header {
		if err := p.put(i, name, p.style.header); err != nil {
			return err
		}
	}
	first := p.row
	p.row++
	for _, row := range b.Rows {
		if err := p.tableRow(row); err != nil {
			return err
		}
	}
	if b.Chart == "" || len(b.Rows) == 0 {
		return nil
	}
	return p.chart(b, first)
}

func (p *pageWriter) tableRow(row []any) error {
	const lineHeight = 15.0
	lines := 1
	for i, value := range row {
		style := p.style.paragraph
		switch v := value.(type) {
		case int:
			style = p.style.number
		case float64:
			style = p.style.share
		case string:
			if painted, ok := p.style.verdicts[v]; ok {
				style = painted
			} else if i < len(p.page.Widths) {
				lines = max(lines, linesOf(v, p.page.Widths[i]))
			}
		}
		if err := p.put(i, value, style); err != nil {
			return err
		}
	}
	err := p.book.SetRowHeight(p.page.Name, p.row, lineHeight*float64(lines)+1)
	p.row++
	return err
}

func (p *pageWriter) put(column int, value any, style int) error {
	cell := fmt.Sprintf("%s%d", columnName(column), p.row)
	if err := p.book.SetCellValue(p.page.Name, cell, value); err != nil {
		return err
	}
	return p.book.SetCellStyle(p.page.Name, cell, cell, style)
}
