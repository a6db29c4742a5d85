package bench

import (
	_ "embed" // the page and its style
	"fmt"
	"html/template"
	"io"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// A plot is drawings with a title. The tables have the same figures.
type plot struct {
	ID, Title, Note string
	// Wide plots are drawn across the page, and scroll where it is narrow.
	Wide     bool
	Drawings []template.HTML
}

// Page writes the report as one page of HTML that needs nothing else: no script, font or image.
func (r *Report) Page(out io.Writer) error {
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return err
	}
	return t.Execute(out, map[string]any{
		"Style": template.CSS(pageStyle), "Headline": r.headlineFigures(), "Title": r.headline().Title, "Note": r.rowNote(),
		"Plots": r.plots(), "Tables": r.tables(),
	})
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
		out = append(out, plot{ID: "plot-gold", Title: "Origin, or its group, first", Note: "people whose origin is known; bars are 95 % intervals", Drawings: []template.HTML{r.drawGold()}})
	}
	if len(r.Bins) > 0 {
		out = append(out, plot{ID: "plot-reliability", Title: "Reliability of the first answer", Note: "right against stated; below, how many answers", Drawings: []template.HTML{drawReliability(r.Bins)}})
	}
	for _, s := range r.Strata {
		if s.By == byTable { // names too long to draw
			continue
		}
		out = append(out, plot{ID: "plot-" + s.By, Title: "Label first, by " + s.By, Note: "bars are 95 % intervals", Drawings: []template.HTML{drawStrata(s)}})
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
			Drawings: []template.HTML{drawMatrix(r.Confusions)}})
	}
	return out
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

func percents(i Interval) string { return fmt.Sprintf("%.1f–%.1f %%", 100*i[0], 100*i[1]) }

// Figures says which columns of the table are set to the right.
func (t sheet) Figures() []bool { return t.figures() }
