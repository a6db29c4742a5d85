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
)

// chart draws the second and third columns of a table, whose header stands in a row, as stacked bars below it.
func (p *pageWriter) chart(b Block, header int) error {
	last := header + len(b.Rows)
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
	height := chartHeight + barHeight*len(b.Rows)
	p.row++
	err := p.book.AddChart(p.page.Name, fmt.Sprintf("A%d", p.row), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.Chart}}},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
		Legend:    excelize.ChartLegend{Position: "bottom"}, YAxis: excelize.ChartAxis{MajorGridLines: true},
		XAxis: excelize.ChartAxis{ReverseOrder: true},
	})
	p.row += height/rowPixels + 1
	return err
}
