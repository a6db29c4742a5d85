package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A GoldReport is how the people of a list are found whose names are known to come from elsewhere
// than where they live: the label is the origin of the name (a column origin_iso2).
type GoldReport struct {
	All     GoldOrigin   `json:"all"`
	Origins []GoldOrigin `json:"origins"`
}

// A GoldOrigin is the people of one origin.
type GoldOrigin struct {
	Country onomastics.Country `json:"country,omitempty"`
	People  int                `json:"people"`
	// First is the share for whom the origin is first, Group for whom it or its group is.
	First         float64  `json:"first"`
	Group         float64  `json:"group"`
	GroupInterval Interval `json:"group_interval"`
	Top3          float64  `json:"top3"`
	// Probable is the share with that verdict for the origin or its group, WronglyProbable for
	// another origin.
	Probable         float64  `json:"probable"`
	ProbableInterval Interval `json:"probable_interval"`
	WronglyProbable  float64  `json:"wrongly_probable"`
}

// A goldCount counts the people of one origin.
type goldCount struct {
	tally
	probable, wrongly int
}

func (g *goldCount) add(b *observation) {
	g.tally.add(b)
	if b.verdict != onomastics.Probable {
		return
	}
	if sameGroup(b.answer.Country, b.of.Origin) {
		g.probable++
	} else {
		g.wrongly++
	}
}

func (g *goldCount) report(country onomastics.Country) GoldOrigin {
	s := g.scores()
	return GoldOrigin{
		Country: country, People: g.people, First: s.Top1, Group: s.Group, GroupInterval: Wilson(g.group, g.people), Top3: s.Top3,
		Probable: share(g.probable, g.people), ProbableInterval: Wilson(g.probable, g.people), WronglyProbable: share(g.wrongly, g.people),
	}
}

// newGoldReport is nil where no table tells the origin of names.
func newGoldReport(observations []observation) *GoldReport {
	var all goldCount
	origins := map[onomastics.Country]*goldCount{}
	for i := range observations {
		b := &observations[i]
		if !b.of.Heritage {
			continue
		}
		if origins[b.of.Origin] == nil {
			origins[b.of.Origin] = &goldCount{}
		}
		all.add(b)
		origins[b.of.Origin].add(b)
	}
	if all.people == 0 {
		return nil
	}
	r := &GoldReport{All: all.report(onomastics.Country{})}
	for country, g := range origins {
		r.Origins = append(r.Origins, g.report(country))
	}
	slices.SortFunc(r.Origins, func(x, y GoldOrigin) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Country.String(), y.Country.String()))
	})
	return r
}
