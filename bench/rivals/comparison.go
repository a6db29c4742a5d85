package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"diasmap/bench"
	"diasmap/onomastics"
)

// A comparison is all that was measured in one run.
type comparison struct {
	trainedOn int
	lists     []measured
}

// A measured list has the reports of each way on the same people.
type measured struct {
	name                      string
	diasmap, fastText, suffix *bench.Report
}

// print writes the comparison as tables in Markdown.
func (c *comparison) print(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "fastText %s, trained on %d people. In brackets, intervals of 95 %%.\n", trainingOptions, c.trainedOn)
	for _, list := range c.lists {
		switch {
		case list.diasmap.Negatives != nil:
			markdown(&b, list.surnames())
		case list.diasmap.Gold != nil:
			markdown(&b, list.gold())
		default:
			markdown(&b, list.accuracy())
			markdown(&b, list.targets())
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// accuracy compares answers with labels of citizenship.
func (m *measured) accuracy() [][]string {
	rows := [][]string{{fmt.Sprintf("%s split, %d people", m.name, m.diasmap.People), "top-1", "top-3", "top-5", "mean over labels", "mean average precision", "calibration error"}}
	for _, way := range []struct {
		name string
		r    *bench.Report
	}{{"Diasmap", m.diasmap}, {"fastText", m.fastText}} {
		rows = append(rows, []string{way.name, bracketed(way.r.Top1, way.r.Top1Interval), fixed(way.r.Top3), fixed(way.r.Top5), fixed(way.r.Macro.Top1),
			bracketed(way.r.MeanPrecision, way.r.MeanPrecisionInterval), fixed(way.r.CalibrationError)})
	}
	return rows
}

// targets compares countries one against the rest.
func (m *measured) targets() [][]string {
	rows := [][]string{{"average precision", "people", "Diasmap", "fastText", "Diasmap first", "fastText first"}}
	first, rivals := firstByLabel(m.diasmap), firstByLabel(m.fastText)
	for i, t := range m.diasmap.Targets {
		f := m.fastText.Targets[i]
		rows = append(rows, []string{t.Country.String(), strconv.Itoa(t.People), bracketed(t.AveragePrecision, t.Interval), bracketed(f.AveragePrecision, f.Interval),
			fixed(first[t.Country]), fixed(rivals[t.Country])})
	}
	return rows
}

// gold compares how many are found whose origin is known. The rule finds Armenians alone.
func (m *measured) gold() [][]string {
	rows := [][]string{{"origin known: it or its group first", "people", "Diasmap", "fastText", "-ian, -yan, -ean"}}
	for i, g := range m.diasmap.Gold.Origins {
		f, s := m.fastText.Gold.Origins[i], m.suffix.Gold.Origins[i]
		rule := ""
		if s.First > 0 {
			rule = fixed(s.First)
		}
		rows = append(rows, []string{g.Country.String(), strconv.Itoa(g.People), bracketed(g.Group, g.GroupInterval), bracketed(f.Group, f.GroupInterval), rule})
	}
	return rows
}

// surnames compares how many family names are found among those of neither origin.
func (m *measured) surnames() [][]string {
	header := []string{"family names alone"}
	for _, t := range m.diasmap.Targets {
		header = append(header, t.Country.String()+" first", t.Country.String()+" recall at precision 0.95")
	}
	rows := [][]string{append(header, "false flags per 1,000")}
	for _, way := range []struct {
		name string
		r    *bench.Report
	}{{"Diasmap", m.diasmap}, {"fastText", m.fastText}, {"-ian, -yan, -ean", m.suffix}} {
		row, first := []string{way.name}, firstByLabel(way.r)
		for _, t := range way.r.Targets {
			row = append(row, fixed(first[t.Country]), bracketed(t.Recalls[0].Recall, t.Recalls[0].Interval))
		}
		rows = append(rows, append(row, strconv.FormatFloat(way.r.Negatives.PerThousand, 'f', 1, 64)))
	}
	return rows
}

func firstByLabel(r *bench.Report) map[onomastics.Country]float64 {
	first := map[onomastics.Country]float64{}
	for _, c := range r.Countries {
		first[c.Country] = c.Top1
	}
	return first
}

func fixed(share float64) string { return strconv.FormatFloat(share, 'f', 3, 64) }

func bracketed(share float64, i bench.Interval) string { return fixed(share) + " (" + i.String() + ")" }

// markdown writes rows, the header first, as a table with its columns aligned.
func markdown(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	b.WriteByte('\n')
	for n, row := range rows {
		for i, cell := range row {
			b.WriteString("| " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)) + " ")
		}
		b.WriteString("|\n")
		if n == 0 {
			for _, width := range widths {
				b.WriteString("|" + strings.Repeat("-", width+2))
			}
			b.WriteString("|\n")
		}
	}
}
