package batch

import "diasmap/onomastics"

// counts are what a clerk counts of every name, by numbers: maps of a Summary would take as long as a quarter of all else.
type counts struct {
	verdicts, causes, faults [256]int
	members                  map[Diaspora]*Members
	coverage                 Coverage
}

func newCounts() counts { return counts{members: map[Diaspora]*Members{}} }

// count counts an answer.
func (c *counts) count(a *onomastics.Answer) {
	c.verdicts[a.Verdict]++
	switch a.Verdict {
	case onomastics.Probable, onomastics.Possible:
		m := c.members[Diaspora{a.Origin.Country, a.Residence}]
		if m == nil {
			m = new(Members)
			c.members[Diaspora{a.Origin.Country, a.Residence}] = m
		}
		if a.Verdict == onomastics.Probable {
			m.Probable++
		} else {
			m.Possible++
		}
	case onomastics.Abstain:
		c.causes[a.Cause]++
	case onomastics.Failed:
		c.faults[a.Cause]++
	}
}

// into adds the counts to a summary, and begins anew.
func (c *counts) into(s *Summary) {
	for v, n := range c.verdicts {
		if n > 0 {
			s.Verdicts[onomastics.Verdict(v)] += n
			s.Records += n
		}
	}
	for cause := range c.causes {
		words := onomastics.Cause(cause).String()
		if n := c.causes[cause]; n > 0 {
			s.Causes[words] += n
		}
		if n := c.faults[cause]; n > 0 {
			s.Faults[words] += n
		}
	}
	for d, m := range c.members {
		s.Members[d] = s.Members[d].plus(*m)
	}
	s.Coverage.add(c.coverage)
	*c = newCounts()
}
