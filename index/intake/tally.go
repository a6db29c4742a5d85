package intake

import (
	"diasmap/index/store"
	"diasmap/onomastics"
)

// A tally counts records by what their names were judged to be.
type tally map[tallied]int

type tallied struct {
	origin, residence onomastics.Country
	verdict           onomastics.Verdict
}

// addTo adds the tally to the counts of an import.
func (t tally) addTo(c *store.Counts) {
	for what, n := range t {
		verdict := what.verdict.String()
		c.Rows += n
		count(&c.Verdicts, verdict, n)
		if what.origin.IsZero() {
			continue
		}
		countIn(&c.ByOrigin, what.origin.String(), verdict, n)
		if what.verdict == onomastics.Probable || what.verdict == onomastics.Possible {
			countIn(&c.ByHost, what.origin.String(), residenceWord(what.residence), n)
		}
	}
}

// residenceWord is the code of a residence, or «unknown».
func residenceWord(c onomastics.Country) string {
	if c.IsZero() {
		return "unknown"
	}
	return c.String()
}

func count(m *map[string]int, key string, n int) {
	if *m == nil {
		*m = map[string]int{}
	}
	(*m)[key] += n
}

func countIn(m *map[string]map[string]int, key, inner string, n int) {
	if *m == nil {
		*m = map[string]map[string]int{}
	}
	row := (*m)[key]
	count(&row, inner, n)
	(*m)[key] = row
}
