package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A GroupReport is the accuracy for the labels of one group of countries that share names.
type GroupReport struct {
	Group  string  `json:"group"`
	Name   string  `json:"name"`
	People int     `json:"people"`
	Top1   float64 `json:"top1"`
	// First is the share whose first answer is of the group.
	First    float64  `json:"group_first"`
	Interval Interval `json:"group_first_interval"`
	// Precision is the share of the group's people among those whose first answer is of it.
	Precision float64 `json:"precision"`
}

// sameGroup says whether two countries are one, or in one group that shares names.
func sameGroup(a, b onomastics.Country) bool {
	if a == b {
		return true
	}
	group, ok := onomastics.GroupOf(a)
	return ok && group.Has(b)
}

// groupReports reports each group that has people, the most first.
func groupReports(observations []observation) []GroupReport {
	type count struct {
		name                          string
		people, right, first, answers int
	}
	counts := map[string]*count{}
	of := func(c onomastics.Country) *count {
		g, ok := onomastics.GroupOf(c)
		if !ok {
			return &count{}
		}
		if counts[g.Code] == nil {
			counts[g.Code] = &count{name: g.Name}
		}
		return counts[g.Code]
	}
	for i := range observations {
		b := &observations[i]
		label := of(b.of.Origin)
		label.people++
		of(b.first.Country).answers++
		if b.right() {
			label.right++
		}
		if sameGroup(b.first.Country, b.of.Origin) {
			label.first++
		}
	}
	var out []GroupReport
	for code, c := range counts {
		if c.people > 0 {
			out = append(out, GroupReport{code, c.name, c.people, share(c.right, c.people), share(c.first, c.people), Wilson(c.first, c.people), share(c.first, c.answers)})
		}
	}
	slices.SortFunc(out, func(x, y GroupReport) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Group, y.Group))
	})
	return out
}
