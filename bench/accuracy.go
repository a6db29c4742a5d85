// Package bench measures how often the origins of names are right, and how fast.
package bench

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// Select returns each person once, from one split: all, train, dev or test.
func Select(people []corpus.Labelled, split string) ([]corpus.Labelled, error) {
	splits := map[string]corpus.Split{"train": corpus.Train, "dev": corpus.Dev, "test": corpus.Test}
	want, ok := splits[split]
	if !ok && split != "all" {
		return nil, fmt.Errorf("split %q: want all, train, dev or test", split)
	}
	seen := map[string]bool{}
	var out []corpus.Labelled
	for _, p := range people {
		key := p.PersonKey()
		id := key + p.Origin.String()
		if seen[id] || ok && corpus.SplitOf(key) != want {
			continue
		}
		seen[id] = true
		out = append(out, p)
	}
	return out, nil
}

// A Report is the accuracy on labelled names. Shares are of 1.
type Report struct {
	People int `json:"people"`
	Scores
	// CalibrationError is the expected calibration error of the first answer, in bins of a tenth.
	CalibrationError float64          `json:"calibration_error"`
	MeanPrecision    float64          `json:"mean_average_precision"`
	Bins             []CalibrationBin `json:"calibration"`
	Countries        []CountryReport  `json:"countries"`
}

// Scores are the shares of names whose label is first, or among the first three or five.
type Scores struct {
	Top1 float64 `json:"top1"`
	Top3 float64 `json:"top3"`
	Top5 float64 `json:"top5"`
}

// A CalibrationBin compares stated probability with accuracy among answers of like probability.
type CalibrationBin struct {
	From     float64 `json:"from"`
	Answers  int     `json:"answers"`
	Stated   float64 `json:"stated"`
	Accuracy float64 `json:"accuracy"`
}

// A CountryReport is the accuracy for one label.
type CountryReport struct {
	Country onomastics.Country `json:"country"`
	People  int                `json:"people"`
	Scores
	// Precision is the share of right answers among those that name the country first.
	Precision float64 `json:"precision"`
	// AveragePrecision ranks all people by the posterior of the country: one against the rest.
	AveragePrecision float64 `json:"average_precision"`
}

// Targets are the 22 countries of origin that accuracy one against the rest is reported for.
var Targets = []string{"AM", "GE", "UA", "BY", "MD", "AZ", "KZ", "KG", "TJ", "TM", "UZ", "RU", "TR", "AL", "XK", "RS", "BA", "MK", "ME", "HR", "BG", "RO"}

const bins = 10

// A tally is what is counted while classifying.
type tally struct {
	hits      [6]int // label at rank 1…5
	named     map[onomastics.Country]int
	right     map[onomastics.Country]int
	byCountry map[onomastics.Country]*[6]int
	bins      [bins]struct {
		n             int
		stated, right float64
	}
	ranked map[onomastics.Country][]scored
}

type scored struct {
	p     float64
	right bool
}

// Accuracy classifies people and compares the answers with their labels.
func Accuracy(c *onomastics.Classifier, people []corpus.Labelled) *Report {
	t := &tally{
		named: map[onomastics.Country]int{}, right: map[onomastics.Country]int{},
		byCountry: map[onomastics.Country]*[6]int{}, ranked: map[onomastics.Country][]scored{},
	}
	w := c.NewWorker(onomastics.Policy{})
	var all []onomastics.Origin
	for _, p := range people {
		w.Classify(p.Person())
		all = w.Posteriors(all[:0])
		t.add(p.Origin, all)
	}
	return t.report(len(people))
}

func (t *tally) add(label onomastics.Country, all []onomastics.Origin) {
	ranks := t.byCountry[label]
	if ranks == nil {
		ranks = new([6]int)
		t.byCountry[label] = ranks
	}
	ranks[0]++
	for i, o := range all[:min(5, len(all))] {
		if o.Country == label {
			t.hits[i+1]++
			ranks[i+1]++
		}
	}
	if len(all) > 0 {
		right := 0.0
		t.named[all[0].Country]++
		if all[0].Country == label {
			right = 1
			t.right[label]++
		}
		b := &t.bins[min(int(all[0].Probability*bins), bins-1)]
		b.n++
		b.stated += all[0].Probability
		b.right += right
	}
	for _, target := range Targets {
		country := onomastics.MustParseCountry(target)
		p := 0.0
		for _, o := range all {
			if o.Country == country {
				p = o.Probability
				break
			}
		}
		t.ranked[country] = append(t.ranked[country], scored{p, label == country})
	}
}

func scoresOf(ranks [6]int, n int) Scores {
	total := float64(max(n, 1))
	top3 := ranks[1] + ranks[2] + ranks[3]
	return Scores{float64(ranks[1]) / total, float64(top3) / total, float64(top3+ranks[4]+ranks[5]) / total}
}

func (t *tally) report(people int) *Report {
	r := &Report{People: people, Scores: scoresOf(t.hits, people)}
	for i, b := range t.bins {
		if b.n == 0 {
			continue
		}
		n := float64(b.n)
		r.Bins = append(r.Bins, CalibrationBin{float64(i) / bins, b.n, b.stated / n, b.right / n})
		r.CalibrationError += math.Abs(b.stated-b.right) / float64(max(people, 1))
	}
	targets := 0
	for country, ranks := range t.byCountry {
		c := CountryReport{Country: country, People: ranks[0], Scores: scoresOf(*ranks, ranks[0])}
		c.Precision = float64(t.right[country]) / float64(max(t.named[country], 1))
		if ranked := t.ranked[country]; ranked != nil {
			c.AveragePrecision = averagePrecision(ranked)
			r.MeanPrecision += c.AveragePrecision
			targets++
		}
		r.Countries = append(r.Countries, c)
	}
	r.MeanPrecision /= float64(max(targets, 1))
	slices.SortFunc(r.Countries, func(x, y CountryReport) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Country.String(), y.Country.String()))
	})
	return r
}

// averagePrecision is the mean, over the people of the label, of the precision at their ranks.
func averagePrecision(ranked []scored) float64 {
	slices.SortStableFunc(ranked, func(x, y scored) int { return cmp.Compare(y.p, x.p) })
	right, sum := 0.0, 0.0
	for i, s := range ranked {
		if s.right {
			right++
			sum += right / float64(i+1)
		}
	}
	return sum / max(right, 1)
}

// Print writes the report for a reader.
func (r *Report) Print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "people\ttop-1\ttop-3\ttop-5\tcalibration error\tmean average precision, targets\t\n")
	fmt.Fprintf(w, "%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t\n\n", r.People, r.Top1, r.Top3, r.Top5, r.CalibrationError, r.MeanPrecision)
	fmt.Fprintf(w, "probability\tanswers\tstated\tright\t\n")
	for _, b := range r.Bins {
		fmt.Fprintf(w, "%.1f\t%d\t%.3f\t%.3f\t\n", b.From, b.Answers, b.Stated, b.Accuracy)
	}
	fmt.Fprintf(w, "\nlabel\tpeople\ttop-1\ttop-3\tprecision\taverage precision\t\n")
	for _, c := range r.Countries {
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%.3f\t", c.Country, c.People, c.Top1, c.Top3, c.Precision)
		if c.AveragePrecision > 0 {
			fmt.Fprintf(w, "%.3f", c.AveragePrecision)
		}
		fmt.Fprintf(w, "\t\n")
	}
	return w.Flush()
}
