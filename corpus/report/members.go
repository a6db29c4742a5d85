package report

import (
	"cmp"
	"slices"

	"diasmap/corpus/batch"
	"diasmap/onomastics"
)

// A line is how many members there are of an origin, or in a country of residence.
type line struct {
	country            onomastics.Country
	probable, possible int
}

// origins sums the members over residences: those asked for in their order, else all, most members first.
func (f Facts) origins() []line {
	sums := sum(f.Summary.Members, func(d batch.Diaspora) (onomastics.Country, bool) { return d.Origin, true })
	if len(f.Targets) == 0 || len(sums) == 0 {
		return sums
	}
	asked := make([]line, 0, len(f.Targets))
	for _, target := range f.Targets {
		l := line{country: target}
		if i := slices.IndexFunc(sums, func(l line) bool { return l.country == target }); i >= 0 {
			l = sums[i]
		}
		asked = append(asked, l)
	}
	return asked
}

// residences are where the members of an origin live, most members first.
func (f Facts) residences(origin onomastics.Country) []line {
	return sum(f.Summary.Members, func(d batch.Diaspora) (onomastics.Country, bool) { return d.Residence, d.Origin == origin })
}

// sum adds up members by a country, most first.
func sum(members map[batch.Diaspora]batch.Members, by func(batch.Diaspora) (onomastics.Country, bool)) []line {
	sums := map[onomastics.Country]line{}
	for d, m := range members {
		if c, ok := by(d); ok {
			l := sums[c]
			sums[c] = line{c, l.probable + m.Probable, l.possible + m.Possible}
		}
	}
	lines := make([]line, 0, len(sums))
	for _, l := range sums {
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(x, y line) int {
		return cmp.Or(cmp.Compare(y.probable, x.probable), cmp.Compare(y.possible, x.possible), cmp.Compare(x.country.String(), y.country.String()))
	})
	return lines
}
