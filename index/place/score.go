package place

import (
	"math"

	"diasmap/onomastics"
)

// A reading is an entry that a text may mean.
type reading struct {
	entry uint32
	kind  Kind
	how   how
	span  int
	prior float64
	score float64
	// It speaks for what lies in it, but is not meant itself.
	shadowed bool
}

// score adds to the priors what stands beside and what the hint says.
func (r *reader) score(hint Hint) {
	for i := range r.readings {
		c := &r.readings[i]
		if c.shadowed {
			c.score = math.Inf(-1)
			continue
		}
		c.score = r.ofSpan(c) + r.contexts(c)
		c.score += r.agreement(c, hint.Country, hint.Region, weights.hint, weights.hintRegion)
		c.score += r.agreement(c, r.postcode.country, r.postcode.region, weights.inCountry, weights.inRegion)
	}
}

// ofSpan is the prior of an entry and what its own span adds.
func (r *reader) ofSpan(c *reading) float64 {
	s := &r.spans[c.span]
	w := c.prior + s.unread*weights.unread + float64(s.edits)*weights.edit + float64(s.place)*weights.later + weightBeside(s.beside, c.kind)
	if c.how == byCode && !s.shortForm {
		w += weights.apart
	}
	return w
}

// contexts weighs an entry by all other spans. A division or country behind the name of a city that does not lie in it is what is left
// when that city is none we know; it weighs as an unknown city there does, not as all its people.
func (r *reader) contexts(c *reading) (w float64) {
	s := &r.spans[c.span]
	for t := range r.spans {
		if s.overlaps(&r.spans[t]) {
			continue
		}
		v := r.context(c, t)
		if v == weights.apart && c.kind != City && t < c.span && r.namesCity(t) {
			v += min(0, weights.unknown+weights.elsewhere-c.prior)
		}
		w += v
	}
	return w
}

// namesCity says whether a span is the name of a city, as it is spelt.
func (r *reader) namesCity(t int) bool {
	s := &r.spans[t]
	for i := s.readFrom; i < s.readTo && s.edits == 0; i++ {
		if e := &r.readings[i]; e.kind == City && e.how <= byOther {
			return true
		}
	}
	return false
}

// overlaps says whether two spans share letters, so that at most one of them holds. A span overlaps itself.
func (s *span) overlaps(t *span) bool { return s.from < t.to && t.from < s.to }

// weightBeside weighs words of a class in the segment of an entry.
func weightBeside(beside wordClass, kind Kind) (w float64) {
	if beside&cityWord != 0 && kind == City {
		w += weights.ofKind
	}
	if beside&regionWord != 0 && kind == Region {
		w += weights.ofKind
	}
	if beside&streetWord != 0 {
		w += weights.address
	}
	return w
}

// agreement weighs that an entry lies in a country, and a region of it.
func (r *reader) agreement(c *reading, country onomastics.Country, region string, inCountry, inRegion float64) float64 {
	if country.IsZero() || r.g.countryOf(c.entry) != r.g.countryNumber(country) {
		return 0
	}
	if region != "" && c.kind != Country {
		if code, _ := r.g.text(r.g.regionRecord(r.g.regionOf(c.entry)).text()); code == region {
			return inCountry + inRegion
		}
	}
	return inCountry
}
