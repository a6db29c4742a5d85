package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A VerdictReport counts the answers of one verdict, and how often they are right.
type VerdictReport struct {
	Verdict onomastics.Verdict `json:"verdict"`
	Answers int                `json:"answers"`
	Share   float64            `json:"share"`
	// Right is the share whose origin is the label, RightGroup the share whose origin is of the
	// group of the label; both 0 where there is no answer.
	Right      float64 `json:"right"`
	RightGroup float64 `json:"right_group"`
}

// A CauseReport counts the names that got no answer for one cause.
type CauseReport struct {
	Cause  string  `json:"cause"`
	People int     `json:"people"`
	Share  float64 `json:"share"`
}

// countVerdicts fills in the verdicts and why there was none.
func (r *Report) countVerdicts(observations []observation) {
	type count struct{ answers, right, group int }
	verdicts := map[onomastics.Verdict]*count{}
	causes := map[onomastics.Cause]int{}
	for _, v := range onomastics.Verdicts() {
		verdicts[v] = &count{}
	}
	for i := range observations {
		b := &observations[i]
		v := verdicts[b.verdict]
		v.answers++
		if b.answer.Country == b.of.Origin {
			v.right++
		}
		if sameGroup(b.answer.Country, b.of.Origin) {
			v.group++
		}
		if b.cause != onomastics.NoCause {
			causes[b.cause]++
		}
	}
	for _, v := range onomastics.Verdicts() {
		if c := verdicts[v]; c.answers > 0 {
			r.Verdicts = append(r.Verdicts, VerdictReport{v, c.answers, share(c.answers, len(observations)), share(c.right, c.answers), share(c.group, c.answers)})
		}
	}
	for cause, n := range causes {
		r.Causes = append(r.Causes, CauseReport{cause.String(), n, share(n, len(observations))})
	}
	slices.SortFunc(r.Causes, func(x, y CauseReport) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Cause, y.Cause))
	})
}
