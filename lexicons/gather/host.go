package gather

import (
	"strings"

	"diasmap/onomastics"
)

// Countries of immigration, whose registers hold names of many origins. A share p of a name in
// such a host becomes p·p/(p + q), q the largest share in any country the name may have come
// from: a name ten times as usual elsewhere keeps an eleventh.
//
// Names of settler societies come from anywhere but from one another; those of the other hosts
// neither from settler societies nor from countries that took over the names of a colonial
// power, whose Garcías and Smiths are no origin of Spain's and England's.
const (
	settlers   = "US CA AU NZ"
	otherHosts = "AR BR CL UY ZA GB FR BE NL LU DE AT CH SE NO DK IT RU IL AE QA BH KW SG HK"
	borrowers  = "MX GT HN SV NI CR PA CO VE EC PE BO PY UY AR CL BR CU DO PR PH JM TT BB BS GY BZ GD LC VC DM AG KN " +
		"BM KY VI VG AI TC MS AW CW SX HT GP MQ GF RE MU SC SR CV AO MZ ST GW GQ LR SL GH CM CG GA CD CF BJ TG CI NA BW " +
		"ZM ZW MW UG KE TZ LS SZ SH FK GI IM JE GG MC LI SM VA AD WS FJ PG VU SB KI TV NR CK NU PW FM MH GU MP AS NC PF"
)

// cleanHosts lowers the shares of family names in hosts. Given names stay: they are chosen anew
// in each generation, mostly among those of the host.
func (g *gathering) cleanHosts() {
	fromAll, fromOld := g.largestShares(onomastics.FamilyTable)
	for _, c := range g.countries {
		switch code := c.code.String(); {
		case strings.Contains(settlers, code):
			c.clean(onomastics.FamilyTable, fromAll)
		case strings.Contains(otherHosts, code):
			c.clean(onomastics.FamilyTable, fromOld)
		}
	}
}

// A largest is the largest two shares of a key, and whose the first is.
type largest struct {
	of            onomastics.Country
	first, second float64
}

func (l *largest) add(c onomastics.Country, share float64) {
	if share > l.first {
		l.of, l.first, l.second = c, share, l.first
	} else {
		l.second = max(l.second, share)
	}
}

// largestShares returns the largest shares by key among all countries but settlers, and among
// those that are not borrowers either.
func (g *gathering) largestShares(t onomastics.Table) (fromAll, fromOld map[string]*largest) {
	fromAll, fromOld = map[string]*largest{}, map[string]*largest{}
	for _, c := range g.sorted() {
		code := c.code.String()
		if strings.Contains(settlers, code) {
			continue
		}
		for key, share := range c.sharesByKey(t) {
			addLargest(fromAll, key, c.code, share)
			if !strings.Contains(borrowers, code) {
				addLargest(fromOld, key, c.code, share)
			}
		}
	}
	return fromAll, fromOld
}

func addLargest(m map[string]*largest, key string, c onomastics.Country, share float64) {
	if m[key] == nil {
		m[key] = &largest{}
	}
	m[key].add(c, share)
}

func (c *country) sharesByKey(t onomastics.Table) map[string]float64 {
	shares := make(map[string]float64, len(c.names[t]))
	for _, n := range c.names[t] {
		shares[n.key] += n.share
	}
	return shares
}

// clean lowers the shares of names from elsewhere, and raises all in turn so that they are shares
// of those whose names are of the host.
func (c *country) clean(t onomastics.Table, elsewhere map[string]*largest) {
	shares := c.sharesByKey(t)
	var before, after float64
	defer func() {
		for _, n := range c.names[t] {
			n.share *= before / after
		}
	}()
	for _, n := range c.names[t] {
		if l := elsewhere[n.key]; l != nil {
			q := l.first
			if l.of == c.code {
				q = l.second
			}
			n.kept = shares[n.key] / (shares[n.key] + q)
		}
		before += n.share
		after += n.share * n.kept
	}
}
