package place

import (
	"math"
)

// collect lists the readings of all spans, with their priors.
func (r *reader) collect() {
	r.readings = r.readings[:0]
	for i := range r.spans {
		s := &r.spans[i]
		s.readFrom, s.highest = len(r.readings), math.Inf(-1)
		for p := range postingsOf(s.entries) {
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
	case byCode, byUnion:
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
