package measure

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"

	"diasmap/index/place"
)

// A Report counts the answers for the rows of a set.
type Report struct {
	Set  string
	Rows int
	// Found rows have a candidate, and those HintedFound a candidate in their country when it is given as a hint.
	Found, HintedFound int
	// Country rows have the right country first, without a hint; Three among the first three candidates.
	Country, Three int
	// City rows have that place first without a hint which comes first with it: of rows that are HintedFound.
	City int
	// Unsure rows are found with a probability below 0.9.
	Unsure int
	// Misses are the rows with another country first.
	Misses []Miss
	bins   [10]bin
}

// A bin holds answers of like probability of the country.
type bin struct {
	n           int
	sum, rights float64
}

// A Miss is a row and the answer it got.
type Miss struct {
	Row
	Got place.Candidate
}

// Measure resolves the rows of a set, without a hint and with the country as one.
func Measure(g *place.Gazetteer, s Set) *Report {
	r := &Report{Set: s.Name}
	for _, row := range s.Rows {
		r.add(g, row)
	}
	return r
}

func (r *Report) add(g *place.Gazetteer, row Row) {
	r.Rows++
	plain := g.AppendCandidates(nil, row.Text, place.Hint{}, place.MostCandidates)
	hinted := g.AppendCandidates(nil, row.Text, place.Hint{Country: row.Country}, place.MostCandidates)
	if len(hinted) > 0 && hinted[0].Country == row.Country {
		r.HintedFound++
		if len(plain) > 0 && plain[0].Place == hinted[0].Place {
			r.City++
		}
	}
	if len(plain) == 0 {
		r.Misses = append(r.Misses, Miss{Row: row})
		return
	}
	r.Found++
	r.addFound(row, plain)
}

func (r *Report) addFound(row Row, plain []place.Candidate) {
	for i, c := range plain {
		if c.Country == row.Country && i < 3 {
			r.Three++
			break
		}
	}
	right := plain[0].Country == row.Country
	if right {
		r.Country++
	} else {
		r.Misses = append(r.Misses, Miss{row, plain[0]})
	}
	p := 0.0 // of the country
	for _, c := range plain {
		if c.Country == plain[0].Country {
			p += c.Probability
		}
	}
	if plain[0].Probability < 0.9 {
		r.Unsure++
	}
	b := &r.bins[min(int(p*10), 9)]
	b.n, b.sum = b.n+1, b.sum+p
	if right {
		b.rights++
	}
}

// CalibrationError is the mean difference of the probability of the country and how often it is right.
func (r *Report) CalibrationError() float64 {
	e := 0.0
	for _, b := range r.bins {
		e += math.Abs(b.sum - b.rights)
	}
	return e / float64(max(r.Found, 1))
}

// Write writes the reports as a table.
func Write(out io.Writer, reports []*Report) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "rows\tfound\tcountry first\tof found\tin three\twith hint\tcity the same\tunsure\tcalibration error\t")
	for _, r := range reports {
		share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
		fmt.Fprintf(w, "%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%s\n", r.Rows, share(r.Found, r.Rows), share(r.Country, r.Rows), share(r.Country, r.Found),
			share(r.Three, r.Rows), share(r.HintedFound, r.Rows), share(r.City, r.HintedFound), share(r.Unsure, r.Found), r.CalibrationError(), r.Set)
	}
	return w.Flush()
}
