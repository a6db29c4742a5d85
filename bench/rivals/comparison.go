package main

import (
	"fmt"
	"io"
	"text/tabwriter"

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

func (c *comparison) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "fastText %s, trained on %d people\n", trainingOptions, c.trainedOn)
	for _, list := range c.lists {
		if list.diasmap.Gold != nil {
			list.printGold(w)
			continue
		}
		list.printTables(w)
	}
	return w.Flush()
}

// printTables compares accuracy on labels of citizenship.
func (m *measured) printTables(w io.Writer) {
	fmt.Fprintf(w, "\n%s split, %d people\ttop-1\t\ttop-3\ttop-5\tmean over labels\tmean average precision\t\tcalibration error\t\n", m.name, m.diasmap.People)
	for _, row := range []struct {
		name string
		r    *bench.Report
	}{{"Diasmap", m.diasmap}, {"fastText", m.fastText}} {
		fmt.Fprintf(w, "%s\t%.3f\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%s\t%.3f\t\n", row.name, row.r.Top1, row.r.Top1Interval, row.r.Top3, row.r.Top5, row.r.Macro.Top1,
			row.r.MeanPrecision, row.r.MeanPrecisionInterval, row.r.CalibrationError)
	}
	fmt.Fprintf(w, "\naverage precision\tpeople\tDiasmap\t\tfastText\t\tDiasmap first\tfastText first\t\n")
	first := firstByLabel(m.diasmap)
	rivals := firstByLabel(m.fastText)
	for i, t := range m.diasmap.Targets {
		f := m.fastText.Targets[i]
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%s\t%.3f\t%s\t%.3f\t%.3f\t\n", t.Country, t.People, t.AveragePrecision, t.Interval, f.AveragePrecision, f.Interval,
			first[t.Country], rivals[t.Country])
	}
}

func firstByLabel(r *bench.Report) map[onomastics.Country]float64 {
	first := map[onomastics.Country]float64{}
	for _, c := range r.Countries {
		first[c.Country] = c.Top1
	}
	return first
}

// printGold compares how many are found whose origin is known. The rule finds Armenians alone.
func (m *measured) printGold(w io.Writer) {
	fmt.Fprintf(w, "\norigin known: first answer\tpeople\tDiasmap\t\tfastText\t\tending rule\t\n")
	for i, g := range m.diasmap.Gold.Origins {
		f, s := m.fastText.Gold.Origins[i], m.suffix.Gold.Origins[i]
		rule := ""
		if s.First > 0 {
			rule = fmt.Sprintf("%.3f", s.First)
		}
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%s\t%.3f\t%s\t%s\t\n", g.Country, g.People, g.Group, g.GroupInterval, f.Group, f.GroupInterval, rule)
	}
}
