package bench

import (
	"fmt"
	"io"
	"text/tabwriter"

	"diasmap/onomastics"
)

// A CoverageReport says how often prediction sets hold the label, and how large they are.
type CoverageReport struct {
	Least float64        `json:"least"`
	Lines []CoverageLine `json:"lines"`
}

// A CoverageLine is the coverage among some people: all, those of a table, or those of a target country.
type CoverageLine struct {
	Of       string  `json:"of"`
	People   int     `json:"people"`
	Coverage float64 `json:"coverage"`
	Size     float64 `json:"size"`
}

// Coverage makes prediction sets of the countries whose posterior is least or more, and of the likeliest.
func Coverage(c *onomastics.Classifier, tables []Table, least float64) *CoverageReport {
	all := &CoverageLine{Of: "all"}
	countries := map[string]*CoverageLine{}
	lines := []*CoverageLine{all}
	w := c.NewWorker(onomastics.Policy{})
	var origins []onomastics.Origin
	for _, t := range tables {
		table := &CoverageLine{Of: t.Name}
		lines = append(lines, table)
		for _, p := range t.People {
			person := p.Person()
			w.Classify(person)
			origins = w.Posteriors(origins[:0])
			if len(origins) == 0 {
				continue
			}
			country := countries[p.Origin.String()]
			if country == nil {
				country = &CoverageLine{Of: p.Origin.String()}
				countries[country.Of] = country
			}
			size, held := 0, false
			for i, o := range origins {
				if i > 0 && o.Probability < least {
					break
				}
				size, held = size+1, held || o.Country == p.Origin
			}
			for _, line := range []*CoverageLine{all, table, country} {
				line.add(size, held)
			}
		}
	}
	for _, target := range Targets() {
		if line := countries[target.String()]; line != nil {
			lines = append(lines, line)
		}
	}
	r := &CoverageReport{Least: least}
	for _, line := range lines {
		n := float64(max(line.People, 1))
		r.Lines = append(r.Lines, CoverageLine{line.Of, line.People, line.Coverage / n, line.Size / n})
	}
	return r
}

func (l *CoverageLine) add(size int, held bool) {
	l.People++
	l.Size += float64(size)
	if held {
		l.Coverage++
	}
}

// Print writes the report for a reader.
func (r *CoverageReport) Print(out io.Writer) error {
	fmt.Fprintf(out, "sets of the likeliest country and those of probability %.4f or more\n\n", r.Least)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "of\tpeople\tcoverage\tcountries in a set\t")
	for _, l := range r.Lines {
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%.1f\t\n", l.Of, l.People, l.Coverage, l.Size)
	}
	return w.Flush()
}
