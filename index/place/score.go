package place

import (
	"math"

	"diasmap/onomastics"
)

// The score of a reading is the sum of these, in nats. The first group was fitted (docs/places.md says on what), the others follow
// from what the evidence excludes and were checked on the texts of testdata.
const (
	// A place is meant in proportion to its people, nearly, and the more the better known it is: fame counts its names.
	weightPopulation = 0.9
	weightFame       = 0.8
	// Added to a population, since places of a few hundred are in lists too.
	peopleAtLeast = 300
	// A name that is not the place's main one is used less for it.
	weightOther   = -3
	weightVariant = -3
	weightCode    = -3
	// Divisions and countries are named less than cities are where a city is asked for.
	weightRegion  = -4
	weightCountry = -2
	// How strong it is that the place is none of these: as a place of some thousand people.
	weightUnknown = 7.5

	// What stands beside agrees: a country, a division, a place nearby, another name of the same place.
	weightInCountry = 8
	weightInRegion  = 8
	weightNearby    = 5
	weightSame      = 3
	// Nothing of what stands beside agrees.
	weightApart = -4
	// A division or country when a place in it is named too: the place is meant.
	weightCoarse = -9
	// The hint agrees.
	weightHint       = 8
	weightHintRegion = 6
	// The letters of the segment that are not read, by their share; words of the class of a kind; those of an address.
	weightUnread  = -8
	weightOfKind  = 3
	weightAddress = -3
	// Each edit of a misspelt name, and what that adds to the weight of an unknown place.
	weightEdit        = -4
	weightEditUnknown = 2
	// A name behind others is less often the one that is meant.
	weightLater = -0.7
	// How far a place nearby is, in km, at most.
	nearbyKm = 60
)

var weightStanding = [standings]float64{capital: 0.5, seat: 0.2, part: -0.5, historical: -1}

// A reading is an entry that a text may mean.
type reading struct {
	entry uint32
	kind  Kind
	how   how
	span  int
	prior float64
	score float64
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
			kind, n, ok := r.g.kindOf(p.entry)
			if !ok {
				break
			}
			prior := r.g.prior(kind, n) + weightOfHow[p.how]
			s.highest = max(s.highest, prior)
			r.readings = append(r.readings, reading{entry: p.entry, kind: kind, how: p.how, span: i, prior: prior})
		}
		s.readTo = len(r.readings)
	}
}

var weightOfHow = [...]float64{byName: 0, byOther: weightOther, byVariant: weightVariant, byCode: weightCode}

// prior is how often an entry is meant, without what the text says of it.
func (g *Gazetteer) prior(kind Kind, n int) float64 {
	switch kind {
	case Region:
		return weightPopulation*logPeople(g.regionRecord(n).population()) + weightRegion
	case Country:
		return weightPopulation*logPeople(g.countryRecord(n).population()) + weightCountry
	}
	p := g.placeRecord(n)
	s := p.standing()
	if s >= standings {
		s = ordinary
	}
	return weightPopulation*logPeople(p.population()) + weightFame*math.Log(1+float64(p.fame())) + weightStanding[s]
}

func logPeople(n uint32) float64 { return math.Log(float64(n) + peopleAtLeast) }

// score adds to the priors what stands beside and what the hint says.
func (r *reader) score(hint Hint) {
	for i := range r.readings {
		c := &r.readings[i]
		s := &r.spans[c.span]
		c.score = c.prior + s.unread*weightUnread + float64(s.edits)*weightEdit + float64(s.place)*weightLater + weightBeside(s.beside, c.kind)
		if c.how == byCode && !s.shortForm {
			c.score += weightApart
		}
		for t := range r.spans {
			if !s.overlaps(&r.spans[t]) {
				c.score += r.context(c, t)
			}
		}
		c.score += r.agreement(c, hint.Country, hint.Region, weightHint, weightHintRegion)
		c.score += r.agreement(c, r.postcode.country, r.postcode.region, weightInCountry, weightInRegion)
	}
}

// overlaps says whether two spans share letters, so that at most one of them holds. A span overlaps itself.
func (s *span) overlaps(t *span) bool { return s.from < t.to && t.from < s.to }

// weightBeside weighs words of a class in the segment of an entry.
func weightBeside(beside wordClass, kind Kind) (w float64) {
	if beside&cityWord != 0 && kind == City {
		w += weightOfKind
	}
	if beside&regionWord != 0 && kind == Region {
		w += weightOfKind
	}
	if beside&streetWord != 0 {
		w += weightAddress
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
	best, coarse := float64(weightApart), false
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
		return weightCoarse
	}
	return best
}

// relation weighs what an entry of another span says of c; finer says that it lies in c, so that it is meant
// rather than c.
func (r *reader) relation(c, e *reading) (w float64, finer bool) {
	g := r.g
	switch {
	case c.entry == e.entry:
		return weightSame, false
	case g.countryOf(c.entry) != g.countryOf(e.entry):
		return weightApart, false
	case e.kind == Country:
		return weightInCountry, false
	case c.kind == Country:
		return 0, true
	case e.kind == Region && c.kind == City:
		if g.regionOf(c.entry) == g.regionOf(e.entry) {
			return weightInRegion, false
		}
		return weightApart, false
	case c.kind == Region && e.kind == City:
		return weightApart, g.regionOf(c.entry) == g.regionOf(e.entry)
	case c.kind == City && e.kind == City:
		return weightNear(g.distance(c.entry, e.entry)), false
	}
	return weightApart, false
}

// weightNear weighs two places so many kilometres apart.
func weightNear(km float64) float64 {
	if km > nearbyKm {
		return weightApart
	}
	return weightNearby * (1 - km/(2*nearbyKm))
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
