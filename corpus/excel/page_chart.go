package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

const (
	chartWidth  = 640
	chartHeight = 60 // and more for each bar
	barHeight   = 26
	rowPixels   = 20
	rowsBelow   = 4 // rows are lower where the usual font is another
	axisInk     = "404040"
)

// chart draws the second and third columns of a table, whose header stands in a row, as stacked bars below it.
func (p *pageWriter) chart(b Block, header int) error {
	bars := min(b.Bars, len(b.Rows))
	last := header + bars
	series := make([]excelize.ChartSeries, 0, 2)
	for i, colour := range []string{midBlue, "E3A72F"} {
		column := columnName(i + 1)
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$%d", p.page.Name, column, header),
			Categories: fmt.Sprintf("'%s'!$A$%d:$A$%d", p.page.Name, header+1, last),
			Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", p.page.Name, column, header+1, column, last),
			Fill:       solid(colour),
		})
	}
	height := chartHeight + barHeight*bars
	p.row++
	err := p.book.AddChart(p.page.Name, fmt.Sprintf("A%d", p.row), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.Chart}}},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
		Legend:    excelize.ChartLegend{Position: "bottom"}, YAxis: excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}, MajorUnit: unit(b.Rows[:bars]), Font: *font(axisInk, 0, false)},
		XAxis: excelize.ChartAxis{ReverseOrder: true, Font: *font(axisInk, 0, false)},
	})
	p.row += height/rowPixels + rowsBelow
	return err
}

// unit is the step of the axis: whole people where there are few, 0 for what the program that shows it finds best.
func unit(rows [][]any) float64 {
	const few = 8
	for _, row := range rows {
		sum := 0
		for _, value := range row[min(1, len(row)):min(3, len(row))] {
			n, _ := value.(int)
			sum += n
		}
		if sum > few {
			return 0
		}
	}
	return 1
}
