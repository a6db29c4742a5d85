package place

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
	case e.how == byUnion:
		return weights.inUnion, false
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
