package gather

import (
	"math"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// An affixCount is the endings and beginnings of the distinct names of one country.
type affixCount struct {
	forms float64
	count map[string]float64
}

// countAffixes counts over distinct keys, so that one frequent name does not make its ending
// look usual. A name of a host counts as much as was kept of it.
func (c *country) countAffixes(t onomastics.Table) affixCount {
	kept := map[string]float64{}
	for form, n := range c.names[t] {
		for _, s := range lexicons.SpellingsOf(form, c.code) {
			kept[string(s.Key)] = max(kept[string(s.Key)], n.kept*s.Share)
		}
	}
	a := affixCount{count: map[string]float64{}}
	for key, weight := range kept {
		if len(key) < 2 {
			continue
		}
		a.forms += weight
		for n := 1; n <= min(onomastics.MaxSuffix, len(key)-1); n++ {
			a.count["-"+key[len(key)-n:]] += weight
		}
		for n := 1; n <= min(onomastics.MaxPrefix, len(key)-1); n++ {
			a.count[key[:n]+"-"] += weight
		}
	}
	a.dropRare()
	return a
}

const (
	// fewestForms is how many distinct names must share an affix for it to be kept, and
	// fewestShare of all names of the country.
	fewestForms = 2
	fewestShare = 1e-4
)

func (a *affixCount) dropRare() {
	least := max(fewestForms, fewestShare*a.forms)
	for affix, n := range a.count {
		if n < least {
			delete(a.count, affix)
			continue
		}
		a.count[affix] = math.Round(n)
	}
	a.forms = math.Ceil(a.forms)
}
