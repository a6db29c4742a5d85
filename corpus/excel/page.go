package excel

import (
	"fmt"
	"unicode/utf8"

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
	// Wide lets the last column of the table go on to the edge of the page.
	Wide bool
	// Chart, if set, is the title of bars below the table, for the numbers in columns 2 and 3 of its first Bars rows.
	Chart string
	Bars  int
}

const (
	lineHeight = 15.0 // in points
	rowRoom    = 3.0
)

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
	total := 0.0
	for _, width := range p.page.Widths {
		total += width
	}
	last := fmt.Sprintf("%s%d", columnName(len(p.page.Widths)-1), p.row)
	if err := p.book.MergeCell(p.page.Name, fmt.Sprintf("A%d", p.row), last); err != nil {
		return err
	}
	if err := p.book.SetRowHeight(p.page.Name, p.row, lineHeight*float64(linesOf(text, total))+rowRoom); err != nil {
		return err
	}
	err := p.put(0, text, p.style.paragraph)
	p.row++
	return err
}

// linesOf is about how many lines a text takes in a column, whose width is in digits: letters are narrower, and words are
// not broken.
func linesOf(text string, width float64) int {
	const filled = 1.12
	return 1 + int(float64(utf8.RuneCountInString(text))/(width*filled))
}

func (p *pageWriter) table(b Block) error {
	for i, name := range b.Header {
		style := p.style.pageHeader
		if len(b.Rows) > 0 && i < len(b.Rows[0]) && isFigure(b.Rows[0][i]) {
			style = p.style.pageNumbers
		}
		if err := p.put(i, name, style); err != nil {
			return err
		}
	}
	first := p.row
	if err := p.endRow(b, len(b.Header), 1); err != nil {
		return err
	}
	for _, row := range b.Rows {
		if err := p.tableRow(b, row); err != nil {
			return err
		}
	}
	if b.Chart == "" || len(b.Rows) == 0 {
		return nil
	}
	return p.chart(b, first)
}

// isFigure says whether a value of a table stands to the right of its column; a figure that is not known is nil.
func isFigure(value any) bool {
	_, text := value.(string)
	return !text
}

func (p *pageWriter) tableRow(b Block, row []any) error {
	lines := 1
	for i, value := range row {
		style := p.style.cell
		switch v := value.(type) {
		case int:
			style = p.style.number
		case float64:
			style = p.style.share
		case string:
			if painted, ok := p.style.verdicts[v]; ok {
				style = painted
			} else {
				lines = max(lines, linesOf(v, p.width(b, i, len(row))))
			}
		}
		if err := p.put(i, value, style); err != nil {
			return err
		}
	}
	return p.endRow(b, len(row), lines)
}

// width is that of a column of a table.
func (p *pageWriter) width(b Block, column, columns int) float64 {
	last := column
	if b.Wide && column == columns-1 {
		last = len(p.page.Widths) - 1
	}
	width := 0.0
	for _, w := range p.page.Widths[column : last+1] {
		width += w
	}
	return width
}

// endRow gives the row its height and, in a wide table, its last column the rest of the page.
func (p *pageWriter) endRow(b Block, columns, lines int) error {
	if last := len(p.page.Widths); b.Wide && columns < last {
		from, to := fmt.Sprintf("%s%d", columnName(columns-1), p.row), fmt.Sprintf("%s%d", columnName(last-1), p.row)
		if err := p.book.MergeCell(p.page.Name, from, to); err != nil {
			return err
		}
	}
	err := p.book.SetRowHeight(p.page.Name, p.row, lineHeight*float64(lines)+rowRoom)
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
