package profile

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	g "maragu.dev/gomponents"
)

const (
	// mostBars is how many cells a chart shows.
	mostBars   = 12
	barWidth   = 560.0
	barLabel   = 240.0 // room for the name
	barNumber  = 52.0  // and for the number
	barHeight  = 22.0
	mostLetter = 33
)

// A chart is cells as bars.
type chart struct {
	Title, Note string
	SVG         g.Node
}

// charts are those of the page.
func (p *Profile) charts() []chart {
	var list []chart
	add := func(title, note string, cells []Cell) {
		if told, _ := split(cells); len(told) > 0 {
			list = append(list, chart{title, note, drawBars(told[:min(len(told), mostBars)])})
		}
	}
	countries := p.Table(ByCountry).Cells
	add("Countries", "members found", countries)
	add("Cities", "members found", largestParts(countries))
	add("Sectors", "members found; who works in two sectors is counted in both", p.Table(BySector).Cells)
	add("Occupations", "members found, by ISCO-08 group", largestParts(p.Table(ByOccupation).Cells))
	add("Lists", "members found; who stands in several lists is counted in each", p.Table(BySource).Cells)
	return list
}

// largestParts are the parts of cells that are told, largest first.
func largestParts(cells []Cell) []Cell {
	var parts []Cell
	for i := range cells {
		told, _ := split(cells[i].Cells)
		for _, c := range told {
			if c.Key != "" {
				parts = append(parts, c)
			}
		}
	}
	slices.SortStableFunc(parts, func(a, b Cell) int { return cmp.Or(cmp.Compare(b.Members, a.Members), cmp.Compare(a.Name, b.Name)) })
	return parts
}

func drawBars(cells []Cell) g.Node {
	most := 1
	for i := range cells {
		most = max(most, cells[i].Members)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %.0f %.0f" role="img">`, barWidth, barHeight*float64(len(cells)))
	for i := range cells {
		c := &cells[i]
		y := barHeight * float64(i)
		length := (barWidth - barLabel - barNumber) * float64(c.Members) / float64(most)
		fmt.Fprintf(&b, `<text class="name" x="%.0f" y="%.1f">%s<title>%s</title></text>`, barLabel-8, y+15, html.EscapeString(shortened(c.Name)), html.EscapeString(c.Name))
		fmt.Fprintf(&b, `<rect class="bar" x="%.0f" y="%.1f" width="%.1f" height="14" rx="2"/>`, barLabel, y+4, length)
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f">%s</text>`, barLabel+length+6, y+15, c.membersText())
	}
	b.WriteString(`</svg>`)
	return g.Raw(b.String()) // of numbers and escaped names
}

// shortened cuts a name that is too long for its room.
func shortened(name string) string {
	letters := []rune(name)
	if len(letters) <= mostLetter {
		return name
	}
	return strings.TrimSpace(string(letters[:mostLetter-1])) + "…"
}
