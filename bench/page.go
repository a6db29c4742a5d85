package bench

import (
	_ "embed" // the style of the page
	"fmt"
	"io"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

//go:embed page.css
var pageStyle string

// A plot is drawings with a title. The tables have the same figures.
type plot struct {
	ID, Title, Note string
	// Wide plots are drawn across the page, and scroll where it is narrow.
	Wide     bool
	Drawings []g.Node
}

// Page writes the report as one page of HTML that needs nothing else: no script, font or image.
func (r *Report) Page(out io.Writer) error {
	return h.Doctype(h.HTML(h.Lang("en"),
		h.Head(h.Meta(h.Charset("utf-8")), h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("color-scheme"), h.Content("light dark")), h.TitleEl(g.Text("Diasmap: accuracy")), h.StyleEl(g.Raw(pageStyle))),
		h.Body(
			h.Header(h.P(h.Class("brand"), g.Text("Diasmap · accuracy and calibration")), h.H1(g.Text(r.headline().Title)), pageNote(r.rowNote()),
				h.Dl(h.Class("figures"), g.Map(r.headlineFigures(), figure.node))),
			h.Main(h.Div(h.Class("plots"), g.Map(r.plots(), plot.node)), g.Map(r.tables(), sheet.node)),
			h.Footer(h.P(g.Text("The answer is the origin of the name: evidence about a name, never a fact about a person. "+
				"Intervals hold the true value in 95 of 100 samples.")))))).Render(out)
}

// pageNote is a note below a title, nothing where there is none.
func pageNote(text string) g.Node { return g.If(text != "", h.P(h.Class("note"), g.Text(text))) }

func (f figure) node() g.Node {
	return h.Div(h.Dt(g.Text(f.Means)), h.Dd(g.Text(f.Value), g.If(f.Interval != "", g.Group{g.Text(" "), h.Small(g.Text(f.Interval))})))
}

func (p plot) node() g.Node {
	class, drawings := "plot", "drawings"
	if p.Wide {
		class += " wide"
	}
	if len(p.Drawings) > 1 {
		drawings += " many"
	}
	return h.Section(h.Class(class), h.H2(g.Text(p.Title)), pageNote(p.Note), h.Div(h.Class(drawings), g.Group(p.Drawings)))
}

// node is the sheet as a table that can be folded, figures set to the right.
func (t sheet) node() g.Node {
	figures := t.figures()
	class := func(column int) g.Node { return g.If(figures[column], h.Class("n")) }
	var head, body g.Group
	for i, text := range t.Header {
		head = append(head, h.Th(h.Scope("col"), class(i), g.Text(text)))
	}
	for _, row := range t.Rows {
		var cells g.Group
		for i, text := range row {
			if i == 0 {
				cells = append(cells, h.Th(h.Scope("row"), class(i), g.Text(text)))
			} else {
				cells = append(cells, h.Td(class(i), g.Text(text)))
			}
		}
		body = append(body, h.Tr(cells))
	}
	return h.Details(h.ID(t.ID), g.Attr("open"), h.Summary(h.H2(g.Text(t.Title))), pageNote(t.Note),
		h.Div(h.Class("scroll"), h.Table(h.THead(h.Tr(head)), h.TBody(body))))
}

// A figure is one number in large type.
type figure struct{ Value, Interval, Means string }

// headlineFigures are what a reader looks at first.
func (r *Report) headlineFigures() []figure {
	var out []figure
	if r.Gold != nil {
		out = append(out, figure{percent(r.Gold.All.Group), percents(r.Gold.All.GroupInterval), "origin or its group first, where it is known"},
			figure{percent(r.Gold.All.Probable), percents(r.Gold.All.ProbableInterval), "probable and right, where it is known"})
	}
	if r.Negatives != nil {
		out = append(out, figure{tenth(r.Negatives.PerThousand), tenth(r.Negatives.Interval[0]) + "–" + tenth(r.Negatives.Interval[1]), "false flags in 1,000 names of no target"})
	}
	if r.People == 0 {
		return out
	}
	out = append(out, figure{percent(r.Top1), percents(r.Top1Interval), "label first"}, figure{percent(r.Top3), percents(r.intervalOf(r.Top3)), "label among the first three"},
		figure{percent(r.Macro.Top1), "", "label first, mean over labels"})
	if len(r.Targets) > 0 {
		out = append(out, figure{fixed(r.MeanPrecision), r.MeanPrecisionInterval.String(), fmt.Sprintf("mean average precision of %s", counted(len(r.Targets), "target", "targets"))})
	}
	return append(out, figure{fixed(r.CalibrationError), "chance alone: " + fixed(r.CalibrationNoise), "expected calibration error"})
}

// plots draws what is worth seeing. The tables have the figures.
func (r *Report) plots() []plot {
	var out []plot
	if r.Gold != nil {
		out = append(out, plot{ID: "plot-gold", Title: "Origin, or its group, first", Note: "people whose origin is known; bars are 95 % intervals", Drawings: []g.Node{r.drawGold()}})
	}
	if len(r.Bins) > 0 {
		out = append(out, plot{ID: "plot-reliability", Title: "Reliability of the first answer", Note: "right against stated; below, how many answers", Drawings: []g.Node{drawReliability(r.Bins)}})
	}
	for _, s := range r.Strata {
		if s.By == byTable { // names too long to draw
			continue
		}
		out = append(out, plot{ID: "plot-" + s.By, Title: "Label first, by " + s.By, Note: "bars are 95 % intervals", Drawings: []g.Node{drawStrata(s)}})
	}
	if len(r.Targets) > 0 {
		p := plot{ID: "plot-targets", Title: "Precision and recall by target", Note: "one against the rest; AP is average precision; the dotted line is a precision of 0.95", Wide: true}
		for _, t := range r.Targets {
			p.Drawings = append(p.Drawings, drawCurve(t))
		}
		c := plot{ID: "plot-target-reliability", Title: "Reliability by target", Note: "one against the rest: share of the country's people against its posterior", Wide: true}
		for _, t := range r.Targets {
			c.Drawings = append(c.Drawings, drawTargetReliability(t))
		}
		out = append(out, p, c)
	}
	if len(r.Confusions.Labels) > 0 {
		out = append(out, plot{ID: "plot-confusion", Title: "What is answered for whom", Note: "a row a label, a column the first answer, in per cent of the label's people; + is any other", Wide: true,
			Drawings: []g.Node{drawMatrix(r.Confusions)}})
	}
	return out
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

func percents(i Interval) string { return fmt.Sprintf("%.1f–%.1f %%", 100*i[0], 100*i[1]) }
