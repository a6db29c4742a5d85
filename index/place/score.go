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

// collect lists the readings of all spans, with their priors.
func (r *reader) collect() {
	r.readings = r.readings[:0]
	for i := range r.spans {
		s := &r.spans[i]
		s.readFrom, s.highest = len(r.readings), math.Inf(-1)
		before, entries := uint32(0), s.entries
		for len(entries) > 0 {
			p, rest, ok := next(entries, before)
			if !ok {
				break
			}
			before, entries = p.entry, rest
			kind, _, ok := r.g.kindOf(p.entry)
			if !ok {
				break
			}
			prior := r.g.prior(kind, p.entry, p.how) + weightOfHow(p.how, s.native)
			s.highest = max(s.highest, prior)
			r.readings = append(r.readings, reading{entry: p.entry, kind: kind, how: p.how, span: i, prior: prior})
		}
		s.readTo = len(r.readings)
		r.shadow(s)
	}
}

// cityShare is the share of the people of a division or country that a city has which stands for it.
const cityShare = 0.2

// shadow marks the divisions and countries among the readings of a span that have the name of a city which a good part of
// their people live in: New York is the city, unless the word state stands beside, though Buffalo, New York, lies in the state.
func (r *reader) shadow(s *span) {
	if s.beside&regionWord != 0 {
		return
	}
	for i := s.readFrom; i < s.readTo; i++ {
		c := &r.readings[i]
		c.shadowed = c.kind != City && c.how != byCode && r.hasItsCity(s, c)
	}
}

// hasItsCity says whether a city among the readings stands for a division or country. Cities come before both.
func (r *reader) hasItsCity(s *span, whole *reading) bool {
	people := cityShare * float64(r.g.peopleOf(whole.kind, whole.entry))
	for i := s.readFrom; i < s.readTo && r.readings[i].kind == City; i++ {
		c := &r.readings[i]
		if c.how <= byNative && float64(r.g.peopleOf(City, c.entry)) >= people && r.g.liesIn(c.entry, whole) {
			return true
		}
	}
	return false
}

// liesIn says whether a city lies in a division or country.
func (g *Gazetteer) liesIn(city uint32, whole *reading) bool {
	if whole.kind == Region {
		return g.regionOf(city) == g.regionOf(whole.entry)
	}
	return g.countryOf(city) == g.countryOf(whole.entry)
}

// peopleOf is the population of an entry.
func (g *Gazetteer) peopleOf(kind Kind, entry uint32) uint32 {
	_, n, _ := g.kindOf(entry)
	switch kind {
	case Region:
		return g.regionRecord(n).population()
	case Country:
		return g.countryRecord(n).population()
	}
	return g.placeRecord(n).population()
}

// weightOfHow weighs how a key comes to stand for an entry; native says that the text is in another script than Latin, in
// which all names are as good.
func weightOfHow(h how, native bool) float64 {
	switch h {
	case byOther:
		if !native {
			return weights.other
		}
	case byNative:
		if !native {
			return weights.romanised
		}
	case byVariant:
		return weights.variant
	case byCode:
		return weights.code
	}
	return 0
}

// prior is how often an entry is meant, without what the text says of it. A quarter is meant as often as a town is.
func (g *Gazetteer) prior(kind Kind, entry uint32, h how) float64 {
	people := weights.population * math.Log(float64(g.peopleOf(kind, entry))+weights.peopleAtLeast)
	switch {
	case h == byQuarter:
		return weights.quarter
	case kind == Region:
		return people + weights.region
	case kind == Country:
		return people + weights.country
	}
	p := g.placeRecord(int(entry))
	s := p.standing()
	if s >= standings {
		s = ordinary
	}
	return people + weights.fame*math.Log(1+float64(p.fame())) + weights.standing[s]
}

// score adds to the priors what stands beside and what the hint says.
func (r *reader) score(hint Hint) {
	for i := range r.readings {
		c := &r.readings[i]
		s := &r.spans[c.span]
		if c.shadowed {
			c.score = math.Inf(-1)
			continue
		}
		c.score = c.prior + s.unread*weights.unread + float64(s.edits)*weights.edit + float64(s.place)*weights.later + weightBeside(s.beside, c.kind)
		if c.how == byCode && !s.shortForm {
			c.score += weights.apart
		}
		for t := range r.spans {
			if !s.overlaps(&r.spans[t]) {
				c.score += r.context(c, t)
			}
		}
		c.score += r.agreement(c, hint.Country, hint.Region, weights.hint, weights.hintRegion)
		c.score += r.agreement(c, r.postcode.country, r.postcode.region, weights.inCountry, weights.inRegion)
	}
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

// context weighs an entry by what another span says: the best of its entries.
func (r *reader) context(c *reading, t int) float64 {
	s := &r.spans[t]
	best, coarse := weights.apart, false
	for i := s.readFrom; i < s.readTo; i++ {
		e := &r.readings[i]
		w, finer := r.relation(c, e)
		doubt := 0.5 * min(e.prior-s.highest, 0)
		if e.how == byCode {
			doubt = 0
		}
		if finer && e.prior > s.highest-6 {
			coarse = true
		}
		best = max(best, w+doubt)
	}
	if coarse {
		return weights.coarse
	}
	return best
}

// relation weighs what an entry of another span says of c; finer says that it lies in c, or before it and near it, so that it is
// meant rather than c.
func (r *reader) relation(c, e *reading) (w float64, finer bool) {
	g := r.g
	switch {
	case c.entry == e.entry:
		return weights.same, false
	case g.countryOf(c.entry) != g.countryOf(e.entry):
		return weights.apart, false
	case e.kind == Country:
		return weights.inCountry, false
	case c.kind == Country:
		return 0, true
	case e.kind == Region && c.kind == City:
		if g.regionOf(c.entry) == g.regionOf(e.entry) {
			return weights.inRegion, false
		}
		return weights.apart, false
	case c.kind == Region && e.kind == City:
		return weights.apart, g.regionOf(c.entry) == g.regionOf(e.entry)
	case c.kind == City && e.kind == City:
		km := g.distance(c.entry, e.entry)
		return weightNear(km), km <= nearbyKm && e.span < c.span
	}
	return weights.apart, false
}

// weightNear weighs two places so many kilometres apart.
func weightNear(km float64) float64 {
	if km > nearbyKm {
		return weights.apart
	}
	return weights.nearby * (1 - km/(2*nearbyKm))
}

// countryOf is the number of the country of an entry.
func (g *Gazetteer) countryOf(entry uint32) int {
	kind, n, _ := g.kindOf(entry)
	if kind == Country {
		return n
	}
	return g.regionRecord(g.regionOf(entry)).country()
}

// regionOf is the number of the region of a place or region.
func (g *Gazetteer) regionOf(entry uint32) int {
	if kind, n, _ := g.kindOf(entry); kind == Region {
		return n
	}
	return g.placeRecord(int(entry)).region()
}

// countryNumber is the number of a country, -1 for one that is not in the gazetteer.
func (g *Gazetteer) countryNumber(c onomastics.Country) int {
	entry, ok := g.byCountry[c]
	if !ok {
		return -1
	}
	_, n, _ := g.kindOf(entry)
	return n
}

func (g *Gazetteer) distance(a, b uint32) float64 {
	p, q := g.placeRecord(int(a)), g.placeRecord(int(b))
	return Kilometres(p.lat(), p.lon(), q.lat(), q.lon())
}
