package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A NegativeReport tells how often people of none of the targets are taken for a probable member.
type NegativeReport struct {
	People int `json:"people"`
	Flags  int `json:"flags"`
	// PerThousand is flags for a thousand people.
	PerThousand float64          `json:"flags_per_thousand"`
	Interval    Interval         `json:"flags_per_thousand_interval"`
	Targets     []NegativeTarget `json:"targets"`
	Kinds       []NegativeKind   `json:"kinds,omitempty"`
	// Flagged are all flags, Nearest the people next to be flagged, Options.Misses of them; the surest
	// first.
	Flagged []NamedNegative `json:"flagged"`
	Nearest []NamedNegative `json:"nearest,omitempty"`
}

// A NegativeTarget counts the flags for one target.
type NegativeTarget struct {
	Country     onomastics.Country `json:"country"`
	Flags       int                `json:"flags"`
	PerThousand float64            `json:"flags_per_thousand"`
}

// A NegativeKind counts the flags in one kind of negatives.
type NegativeKind struct {
	Kind        string  `json:"kind"`
	People      int     `json:"people"`
	Flags       int     `json:"flags"`
	PerThousand float64 `json:"flags_per_thousand"`
}

// A NamedNegative is a false flag, or nearly one.
type NamedNegative struct {
	Name        string             `json:"name"`
	Target      onomastics.Country `json:"target"`
	Probability float64            `json:"probability"`
	File        string             `json:"file"`
	Line        int                `json:"line"`
}

const thousand = 1000

func newNegativeReport(negatives []observation, o Options) *NegativeReport {
	report := &NegativeReport{People: len(negatives), Flagged: []NamedNegative{}}
	kinds, flags := map[string]*NegativeKind{}, map[onomastics.Country]int{}
	for i := range negatives {
		b := &negatives[i]
		kind := kinds[b.of.Kind]
		if kind == nil {
			kind = &NegativeKind{Kind: b.of.Kind}
			kinds[b.of.Kind] = kind
		}
		kind.People++
		named := NamedNegative{b.of.Name(), b.answer.Country, b.answer.Probability, b.of.File, b.of.Line}
		if b.verdict != onomastics.Probable {
			report.Nearest = append(report.Nearest, named)
			continue
		}
		kind.Flags++
		flags[b.answer.Country]++
		report.Flagged = append(report.Flagged, named)
	}
	bySurest := func(x, y NamedNegative) int { return cmp.Compare(y.Probability, x.Probability) }
	slices.SortStableFunc(report.Flagged, bySurest)
	slices.SortStableFunc(report.Nearest, bySurest)
	report.Nearest = report.Nearest[:min(len(report.Nearest), o.Misses)]
	report.Flags = len(report.Flagged)
	report.PerThousand = thousand * share(report.Flags, report.People)
	w := Wilson(report.Flags, report.People)
	report.Interval = Interval{thousand * w[0], thousand * w[1]}
	for _, t := range o.Targets {
		if flags[t] > 0 || len(o.Targets) <= fewTargets {
			report.Targets = append(report.Targets, NegativeTarget{t, flags[t], thousand * share(flags[t], report.People)})
		}
	}
	report.Kinds = kindsOf(kinds)
	return report
}

// fewTargets is up to how many targets those without a flag are told.
const fewTargets = 6

func kindsOf(kinds map[string]*NegativeKind) []NegativeKind {
	if len(kinds) < 2 {
		return nil
	}
	var out []NegativeKind
	for _, k := range kinds {
		k.PerThousand = thousand * share(k.Flags, k.People)
		out = append(out, *k)
	}
	slices.SortFunc(out, func(x, y NegativeKind) int { return cmp.Compare(x.Kind, y.Kind) })
	return out
}
