package search

import (
	"cmp"
	"math"
	"slices"
)

// A ranker gives each row the numbers it is sorted by, the smallest first.
type ranker struct {
	view *view
	keys []func(hit *candidate) uint64
}

// A candidate is a row found.
type candidate struct {
	row uint32
	// score is how well it fits, in 1/scoreScale of a word.
	score uint32
	// top: ranked by its name, before all that are not.
	top  bool
	keys [mostKeys]uint64
}

const (
	mostKeys   = 4
	scoreScale = 1000
)

// last sorts after all.
const last = math.MaxUint64

// newRanker reads the order of a query. Ties of the keys are broken by probability and id.
func newRanker(v *view, p *plan, orders []Order) *ranker {
	r := &ranker{view: v}
	if len(orders) == 0 {
		orders = []Order{{By: ByProbability, Descending: true}}
		if len(p.scored) > 0 {
			orders = slices.Insert(orders, 0, Order{By: ByRelevance, Descending: true})
		}
	}
	for _, o := range orders[:min(len(orders), mostKeys)] {
		r.keys = append(r.keys, r.key(o, p))
	}
	return r
}

// key returns the number that a row has in an order. What is not known comes last.
func (r *ranker) key(o Order, p *plan) func(*candidate) uint64 {
	v := r.view
	number, absent := func(*candidate) uint64 { return 0 }, uint64(last)
	switch o.By {
	case ByRelevance:
		number = func(c *candidate) uint64 { return uint64(c.score) }
	case ByProbability:
		number = func(c *candidate) uint64 { return uint64(v.probability[c.row]) }
	case ByBorn:
		number, absent = func(c *candidate) uint64 { return uint64(v.born[c.row]) }, 0
	case ByImported:
		number, absent = func(c *candidate) uint64 { return uint64(v.imported[c.row]) }, 0
	case ByUpdated:
		number, absent = func(c *candidate) uint64 { return uint64(v.updated[c.row]) }, 0
	case ByDistance:
		number, absent = distanceOf(v, p.near), unknownDistance
	case ByName:
		number, absent = func(c *candidate) uint64 { return v.family[c.row] }, 0
	default:
		number, absent = packedValue(v, o.By), 0
	}
	return func(c *candidate) uint64 {
		n := number(c)
		switch {
		case n == absent:
			return last
		case o.Descending:
			return last - 1 - n
		}
		return n
	}
}

// distanceOf is the distance of a row from the place of a query, in metres.
func distanceOf(v *view, near *nearCondition) func(*candidate) uint64 {
	if near == nil {
		return func(*candidate) uint64 { return unknownDistance }
	}
	codes := v.columns[placeColumn].codes
	return func(c *candidate) uint64 { return uint64(near.metres[codes[c.row]]) }
}

// packedValue sorts by the letters of a value.
func packedValue(v *view, by SortKey) func(*candidate) uint64 {
	column := map[SortKey]columnKey{ByOrigin: originColumn, ByCountry: countryColumn, ByCity: placeColumn}[by]
	letters := make([]uint64, len(v.columns[column].values))
	places := v.placesOf()
	for code, value := range v.columns[column].values {
		if by == ByCity {
			value = places[code].name
		} else if name := countryName(value); name != "" {
			value = name
		}
		letters[code] = packed(value)
	}
	codes := v.columns[column].codes
	return func(c *candidate) uint64 { return letters[codes[c.row]] }
}

// rank works out the keys of a candidate.
func (r *ranker) rank(c *candidate) {
	for i, key := range r.keys {
		c.keys[i] = key(c)
	}
}

// compare orders candidates: those ranked by name first if they are, then by keys, given name, probability, id.
func (r *ranker) compare(a, b *candidate) int {
	if a.top != b.top {
		if a.top {
			return -1
		}
		return 1
	}
	for i := range r.keys {
		if a.keys[i] != b.keys[i] {
			return cmp.Compare(a.keys[i], b.keys[i])
		}
	}
	if a.row == b.row {
		return 0
	}
	v := r.view
	return cmp.Or(cmp.Compare(v.given[a.row], v.given[b.row]), cmp.Compare(v.probability[b.row], v.probability[a.row]), compareIDs(&v.id[a.row], &v.id[b.row]))
}

func compareIDs(a, b *id) int {
	for i := range a {
		if a[i] != b[i] {
			return cmp.Compare(a[i], b[i])
		}
	}
	return 0
}
