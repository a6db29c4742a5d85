package bench

import (
	"fmt"
	"html"
	"math"
	"strings"

	g "maragu.dev/gomponents"
)

// A canvas draws in SVG. Colours are classes of the page's style, so that it serves light and dark.
type canvas struct {
	strings.Builder
	width, height float64
}

func newCanvas(width, height float64, class, label string) *canvas {
	c := &canvas{width: width, height: height}
	fmt.Fprintf(c, `<svg viewBox="0 0 %.0f %.0f" class="%s" role="img" aria-label="%s">`, width, height, class, html.EscapeString(label))
	return c
}

func (c *canvas) done() g.Node {
	c.WriteString("</svg>")
	return g.Raw(c.String()) // all text in it was escaped by text and newCanvas
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(c, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, class, x1, y1, x2, y2)
}

func (c *canvas) rect(class string, x, y, width, height, opacity float64) {
	fmt.Fprintf(c, `<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="1.5" fill-opacity="%.2f"/>`, class, x, y, width, height, opacity)
}

// dot draws a point that says what it is when pointed at.
func (c *canvas) dot(class string, x, y, radius float64, says string) {
	fmt.Fprintf(c, `<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"><title>%s</title></circle>`, class, x, y, radius, html.EscapeString(says))
}

// text writes from x, to x or about x by anchor: start, end, middle.
func (c *canvas) text(class, anchor string, x, y float64, s string) {
	fmt.Fprintf(c, `<text class="%s" text-anchor="%s" x="%.1f" y="%.1f">%s</text>`, class, anchor, x, y, html.EscapeString(s))
}

// A frame maps shares of 1 in both directions to a rectangle of a canvas.
type frame struct{ left, top, width, height float64 }

func (f frame) x(share float64) float64 { return f.left + share*f.width }
func (f frame) y(share float64) float64 { return f.top + (1-share)*f.height }

// axes draws a grid with its shares beside it.
func (f frame) axes(c *canvas, steps int) {
	for i := range steps + 1 {
		s := float64(i) / float64(steps)
		c.line("grid", f.x(s), f.y(0), f.x(s), f.y(1))
		c.line("grid", f.x(0), f.y(s), f.x(1), f.y(s))
		c.text("soft", "middle", f.x(s), f.y(0)+15, trimmed(s))
		c.text("soft", "end", f.x(0)-6, f.y(s)+4, trimmed(s))
	}
}

func trimmed(share float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", share), "0"), ".")
}

// drawReliability draws accuracy against stated probability, and below it how many answers.
func drawReliability(table []CalibrationBin) g.Node {
	c := newCanvas(380, 400, "", "accuracy against stated probability")
	f := frame{38, 12, 326, 270}
	f.axes(c, 5)
	c.line("rule", f.x(0), f.y(0), f.x(1), f.y(1))
	most := 0
	for _, b := range table {
		most = max(most, b.Answers)
	}
	const base, tall = 388, 66
	for _, b := range table {
		x := f.x(b.Stated)
		c.line("bar", x, f.y(b.Interval[0]), x, f.y(b.Interval[1]))
		c.dot("fill", x, f.y(b.Accuracy), 4.5, fmt.Sprintf("stated %.3f, right %.3f of %d", b.Stated, b.Accuracy, b.Answers))
		height := math.Max(tall*share(b.Answers, most), 1)
		c.rect("fill-soft", f.x(b.From)+2, base-height, f.width/bins-4, height, 1)
	}
	c.line("grid", f.x(0), base, f.x(1), base)
	c.text("soft", "start", f.x(0), base-tall-4, "answers, at most "+grouped(most))
	return c.done()
}

// drawCurve draws precision against recall of one target, in small.
func drawCurve(t TargetReport) g.Node {
	c := newCanvas(160, 158, "", fmt.Sprintf("precision against recall of %s", t.Country))
	f := frame{30, 24, 124, 112}
	f.axes(c, 2)
	c.line("rule", f.x(0), f.y(precisions()[0]), f.x(1), f.y(precisions()[0]))
	c.text("strong", "start", 2, 13, t.Country.String())
	c.text("soft", "end", 156, 13, fmt.Sprintf("AP %.3f · %s", t.AveragePrecision, grouped(t.People)))
	points := make([]string, 0, len(t.Curve)+1)
	for i, p := range t.Curve {
		if i == 0 {
			points = append(points, fmt.Sprintf("%.1f,%.1f", f.x(0), f.y(p.Precision)))
		}
		points = append(points, fmt.Sprintf("%.1f,%.1f", f.x(p.Recall), f.y(p.Precision)))
	}
	fmt.Fprintf(c, `<polyline class="line" points="%s"/>`, strings.Join(points, " "))
	return c.done()
}

// drawTargetReliability draws, in small, how often the posterior of a target is right.
func drawTargetReliability(t TargetReport) g.Node {
	c := newCanvas(160, 158, "", fmt.Sprintf("reliability of the posterior of %s", t.Country))
	f := frame{30, 24, 124, 112}
	f.axes(c, 2)
	c.line("rule", f.x(0), f.y(0), f.x(1), f.y(1))
	c.text("strong", "start", 2, 13, t.Country.String())
	c.text("soft", "end", 156, 13, "claimed "+fixed(t.ClaimedError))
	for _, b := range t.Bins {
		x := f.x(b.Stated)
		c.line("bar thin", x, f.y(b.Interval[0]), x, f.y(b.Interval[1]))
		c.dot("fill", x, f.y(b.Accuracy), 3, fmt.Sprintf("stated %.3f, right %.3f of %d", b.Stated, b.Accuracy, b.Answers))
	}
	return c.done()
}

// A dotRow is a share with its interval.
type dotRow struct {
	name     string
	people   int
	value    float64
	interval Interval
}

// letterWidth is about how wide a letter of a label is.
const letterWidth = 6.4

// drawDots draws shares one below the other.
func drawDots(label string, rows []dotRow) g.Node {
	const rowHeight, above = 24, 8
	longest := 0
	for _, r := range rows {
		longest = max(longest, len([]rune(r.name)))
	}
	height := above + float64(len(rows)*rowHeight)
	c := newCanvas(380, height+22, "", label)
	left := math.Max(float64(longest)*letterWidth+12, 60)
	f := frame{left, above, 380 - left - 92, height - above}
	for i := range 5 {
		s := float64(i) / 4
		c.line("grid", f.x(s), above, f.x(s), height)
		c.text("soft", "middle", f.x(s), height+15, trimmed(s))
	}
	for i, r := range rows {
		y := above + float64(i*rowHeight) + rowHeight/2
		c.text("", "end", left-8, y+4, r.name)
		c.line("bar", f.x(r.interval[0]), y, f.x(r.interval[1]), y)
		c.dot("fill", f.x(r.value), y, 4.5, fmt.Sprintf("%s: %.3f, %s, of %d", r.name, r.value, r.interval, r.people))
		c.text("", "start", f.x(1)+12, y+4, fixed(r.value))
		c.text("soft", "end", 378, y+4, grouped(r.people))
	}
	return c.done()
}

// goldShown is how many origins are drawn; the table has all.
const goldShown = 16

func (r *Report) drawGold() g.Node {
	var rows []dotRow
	for _, g := range r.Gold.Origins[:min(len(r.Gold.Origins), goldShown)] {
		rows = append(rows, dotRow{g.Country.String(), g.People, g.Group, g.GroupInterval})
	}
	return drawDots("origin or its group first, by origin", rows)
}

func drawStrata(s Strata) g.Node {
	var rows []dotRow
	for _, row := range s.Rows {
		rows = append(rows, dotRow{row.Name, row.People, row.Top1, row.Top1Interval})
	}
	return drawDots("label first, by "+s.By, rows)
}

// drawMatrix draws the shares of first answers for each label.
func drawMatrix(m Matrix) g.Node {
	const cell, left, top = 30, 34, 26
	c := newCanvas(left+float64(cell*len(m.Answers))+4, top+float64(cell*len(m.Labels))+4, "matrix", "first answers by label")
	for j, answer := range m.Answers {
		name := answer.String()
		if answer.IsZero() {
			name = "+"
		}
		c.text("soft", "middle", left+float64(j*cell)+cell/2, top-8, name)
	}
	for i, label := range m.Labels {
		people := 0
		for _, n := range m.People[i] {
			people += n
		}
		y := top + float64(i*cell)
		c.text("soft", "end", left-6, y+cell/2+4, label.String())
		for j, n := range m.People[i] {
			x, s := left+float64(j*cell), share(n, people)
			c.rect("fill", x+1, y+1, cell-2, cell-2, math.Max(s, 0.04))
			if s >= 0.005 {
				class := ""
				if s > 0.55 {
					class = "over"
				}
				c.text(class, "middle", x+cell/2, y+cell/2+4, fmt.Sprintf("%.0f", 100*s))
			}
		}
	}
	return c.done()
}
