package bench

import (
	"fmt"
	"io"
	"text/tabwriter"

	"diasmap/onomastics"
)

// A PriorLine says how often the first answer is the label in a table taken for a list: without knowing what it
// is made of, with its composition estimated from the names, and with the true one.
type PriorLine struct {
	Table     string  `json:"table"`
	People    int     `json:"people"`
	Usual     float64 `json:"usual"`
	Estimated float64 `json:"estimated"`
	True      float64 `json:"true"`
}

// leastListed is how many people a table must have to be taken for a list.
const leastListed = 200

// Priors measures what is gained by estimating the composition of lists, taking each table for one.
func Priors(c *onomastics.Classifier, calibration *onomastics.Calibration, tables []Table) []PriorLine {
	var lines []PriorLine
	for _, t := range tables {
		if len(t.People) < leastListed {
			continue
		}
		w := c.NewWorker(onomastics.Policy{})
		var sample []onomastics.Scored
		counts := map[onomastics.Country]float64{}
		for _, p := range t.People {
			person := p.Person()
			person.Residence = onomastics.Country{}
			w.Classify(person)
			if s, ok := w.Scored(); ok {
				sample = append(sample, s)
			}
			counts[p.Origin]++
		}
		var shares []onomastics.Origin
		for country, n := range counts {
			shares = append(shares, onomastics.Origin{Country: country, Probability: n / float64(len(t.People)+1)})
		}
		lines = append(lines, PriorLine{
			t.Name, len(t.People), firstRight(c, t, nil),
			firstRight(c, t, calibration.Estimate(c, sample)), firstRight(c, t, calibration.Expect(shares)),
		})
	}
	return lines
}

// firstRight is the share of people whose label is the first answer.
func firstRight(c *onomastics.Classifier, t Table, expected *onomastics.Composition) float64 {
	w := c.NewWorker(onomastics.Policy{Expected: expected, Top: 1})
	right := 0
	for _, p := range t.People {
		person := p.Person()
		person.Residence = onomastics.Country{}
		if a := w.Classify(person); len(a.Origins) > 0 && a.Origins[0].Country == p.Origin {
			right++
		}
	}
	return float64(right) / float64(len(t.People))
}

// PrintPriors writes the lines for a reader.
func PrintPriors(out io.Writer, lines []PriorLine) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "table\tpeople\ttop-1\testimated\ttrue composition\t")
	better := 0
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%+.3f\t%+.3f\t\n", l.Table, l.People, l.Usual, l.Estimated-l.Usual, l.True-l.Usual)
		if l.Estimated >= l.Usual {
			better++
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "an estimated composition is no worse on %d of %d tables\n", better, len(lines))
	return err
}
