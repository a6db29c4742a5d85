package profile

import (
	_ "embed"
	"html/template"
	"io"
)

// pageText is the page; it needs nothing from elsewhere and has no scripts.
//
//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// mostPageParts is how many cities of a country, or occupations of a group, the page lists.
const mostPageParts = 10

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"number":  number,
	"members": func(c Cell) string { return c.membersText() }, "expected": func(c Cell) string { return c.expectedText() },
	"corrected": func(c Cell) string { return c.correctedText() }, "stock": func(c Cell) string { return c.stockText() },
	"share":     func(c Cell) string { return c.shareText() },
	"told":      func(cells []Cell) []Cell { told, _ := split(cells); return told },
	"parts":     func(cells []Cell) []Cell { told, _ := split(cells); return told[:min(len(told), mostPageParts)] },
	"moreParts": func(cells []Cell) int { told, _ := split(cells); return max(len(told)-mostPageParts, 0) },
	"untold":    func(cells []Cell) int { _, n := split(cells); return n },
	"corrects":  func(t Table) bool { return t.ID == ByCountry || t.ID == BySource },
	"list":      func(l List) string { return l.text() },
}).Parse(pageText))

func (p *Profile) writeHTML(w io.Writer) error {
	drawn, err := p.drawMap()
	if err != nil {
		return err
	}
	change := ""
	if p.Comparison != nil {
		change = p.Comparison.text()
	}
	return page.Execute(w, map[string]any{
		"Profile": p, "Style": template.CSS(pageStyle), "Map": drawn, "Charts": p.charts(), "Method": p.method(), "Change": change,
		"Legend": p.legend(),
	})
}

// A legendStep is a shade of the map and the least number of members of it.
type legendStep struct {
	Class string
	From  string
}

// legend tells the shades that are in use.
func (p *Profile) legend() []legendStep {
	told, _ := split(p.Table(ByCountry).Cells)
	most := 0
	least := map[int]int{}
	for _, c := range told {
		most = max(most, c.Members)
	}
	for _, c := range told {
		s := shade(c.Members, most)
		if n, ok := least[s]; !ok || c.Members < n {
			least[s] = c.Members
		}
	}
	var steps []legendStep
	for s := 1; s <= shades; s++ {
		if n, ok := least[s]; ok {
			steps = append(steps, legendStep{"s" + number(s), number(n)})
		}
	}
	return steps
}
