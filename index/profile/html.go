package profile

import (
	_ "embed" // the style of the page
	"io"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

//go:embed page.css
var pageStyle string

// mostPageParts is how many cities of a country, or occupations of a group, the page lists.
const mostPageParts = 10

// writeHTML writes the profile as a page that needs nothing from elsewhere and has no scripts.
func (p *Profile) writeHTML(w io.Writer) error {
	drawn, err := p.drawMap()
	if err != nil {
		return err
	}
	title := p.Name + ": profile of the diaspora"
	return h.Doctype(h.HTML(h.Lang("en"),
		h.Head(h.Meta(h.Charset("utf-8")), h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(g.Attr("http-equiv", "Content-Security-Policy"), h.Content("default-src 'none'; style-src 'unsafe-inline'")),
			h.TitleEl(g.Text(title)), h.StyleEl(g.Raw(pageStyle))),
		h.Body(
			h.Header(h.P(h.Class("brand"), g.Text("Diasmap")), h.H1(g.Text(title)),
				note(g.Text("Probable members by the origin of their names, as the directory held them on "+p.Made.Format("2 January 2006")))),
			p.pageFigures(),
			p.pageMap(drawn),
			h.Div(h.Class("charts"), g.Map(p.charts(), func(c chart) g.Node { return sheet(c.Title, note(g.Text(c.Note)), c.SVG) })),
			p.pageComparison(),
			g.Map(p.Tables, p.pageTable),
			p.pageMethod(),
		))).Render(w)
}

func note(children ...g.Node) g.Node { return h.P(append(children, h.Class("note"))...) }

func sheet(title string, children ...g.Node) g.Node {
	return h.Section(h.Class("sheet"), h.H2(g.Text(title)), g.Group(children))
}

// pageFigures are what a reader looks at first.
func (p *Profile) pageFigures() g.Node {
	figure := func(title, value, small string) g.Node {
		return h.Div(h.Dt(g.Text(title)), h.Dd(g.Text(value)), h.Small(g.Text(small)))
	}
	interval := func(title string, e *Interval) g.Node {
		return figure(title, number(e.Value), number(e.Low)+" to "+number(e.High))
	}
	list := g.Group{figure("Members found in the lists", p.All.membersText(), "probable and possible")}
	if !p.All.Hidden {
		list = append(list, interval("Expected to be right", &p.All.Expected))
	}
	if p.All.Corrected != nil {
		list = append(list, interval("In the lists, corrected for errors", p.All.Corrected))
	}
	if p.Stock > 0 {
		list = append(list, figure("Migrants in all countries", number(p.Stock), "United Nations, 2019"))
	}
	return h.Dl(h.Class("figures"), list)
}

func (p *Profile) pageMap(drawn g.Node) g.Node {
	key := func(class, text string) g.Node {
		swatch := h.SVG(g.Attr("viewBox", "0 0 14 10"), g.El("rect", h.Class(class), h.Width("14"), h.Height("10")))
		return h.Span(h.Class("key"), swatch, g.Text(text))
	}
	return sheet("Where they live",
		note(g.Text("Countries by members found, circles are cities. "),
			g.Map(p.legend(), func(s legendStep) g.Node { return key(s.Class, s.From+" and more") }), g.Text("\n"), key("home", p.Name)),
		drawn,
		small("Boundaries shown do not imply endorsement. Outlines: Natural Earth."))
}

func small(text string) g.Node { return h.P(h.Class("small"), g.Text(text)) }

// pageComparison tells what changed since an earlier import, where two are compared.
func (p *Profile) pageComparison() g.Node {
	c := p.Comparison
	if c == nil {
		return nil
	}
	change := c.text()
	if c.Other {
		change += ". The lists are of different sources: who is in one alone is neither gone nor new."
	}
	return sheet("What changed", note(g.Text(change)),
		h.Table(h.TBody(g.Map(c.Cells(), func(cell *Cell) g.Node { return h.Tr(rowHead(cell.Name), figureCell(cell.membersText())) }))))
}

func rowHead(name string) g.Node { return h.Th(h.Scope("row"), g.Text(name)) }

func figureCell(text string) g.Node { return h.Td(h.Class("n"), g.Text(text)) }

func figureHead(text string) g.Node { return h.Th(h.Class("n"), g.Text(text)) }

// pageTable lists the cells of a table that are told, and the largest parts of each.
func (p *Profile) pageTable(t Table) g.Node {
	corrects, country := t.ID == ByCountry || t.ID == BySource, t.ID == ByCountry
	told, untold := split(t.Cells)
	rows := g.Map(told, func(c Cell) g.Node {
		return g.Group{
			h.Tr(rowHead(c.Name), figureCell(c.membersText()), figureCell(c.expectedText()), g.If(corrects, figureCell(c.correctedText())),
				g.If(country, g.Group{figureCell(c.stockText()), figureCell(c.shareText())})),
			partRows(c, corrects, country),
		}
	})
	return h.Section(h.Class("sheet table"), h.H2(g.Text(t.Title)), g.If(t.Note != "", note(g.Text(t.Note))),
		h.Table(
			h.THead(h.Tr(h.Th(), figureHead("members"), figureHead("expected"), g.If(corrects, figureHead("corrected")),
				g.If(country, g.Group{figureHead("migrants"), figureHead("per 1,000")}))),
			h.TBody(rows)),
		g.If(untold > 0, small("Not told: "+strconv.Itoa(untold)+" more, with fewer than "+strconv.Itoa(p.Floor)+" members, or such that others could be worked out by them.")))
}

// partRows are the largest parts of a cell: the cities of a country, the occupations of a group.
func partRows(c Cell, corrects, country bool) g.Node {
	told, _ := split(c.Cells)
	var rows g.Group
	for _, part := range told[:min(len(told), mostPageParts)] {
		if part.Name != c.Name {
			rows = append(rows, h.Tr(h.Class("part"), rowHead(part.Name), figureCell(part.membersText()), figureCell(part.expectedText()),
				g.If(corrects, h.Td()), g.If(country, g.Group{h.Td(), h.Td()})))
		}
	}
	if more := len(told) - mostPageParts; more > 0 {
		rows = append(rows, h.Tr(h.Class("part"), h.Td(h.Class("more"), h.ColSpan("6"), g.Text(strconv.Itoa(more)+" more, in the other formats"))))
	}
	return rows
}

func (p *Profile) pageMethod() g.Node {
	return sheet("How to read it",
		g.Map(p.method(), func(text string) g.Node { return h.P(h.Class("method"), g.Text(text)) }),
		h.H2(g.Text("The lists")),
		h.Ul(g.Map(p.Lists, func(l List) g.Node { return h.Li(g.Text(l.text())) })))
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
