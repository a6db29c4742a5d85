package search

import (
	"fmt"
	"math"
	"strings"

	"diasmap/index/place"
)

// A nearCondition is met by rows whose place lies within a radius.
type nearCondition struct {
	*codeCondition
	// metres is the distance of each place, by number of value; unknownDistance for places without a point.
	metres []uint32
}

const unknownDistance = math.MaxUint32

// newNear makes the condition of a radius in kilometres round a point. With everywhere, the distances
// of all places are worked out, for sorting.
func newNear(v *view, lat, lon, km float64, everywhere bool) *nearCondition {
	places := v.placesOf()
	n := &nearCondition{&codeCondition{v, placeColumn, make([]uint8, len(places))}, make([]uint32, len(places))}
	const degree = 110.5 // kilometres of latitude, no less
	for i := range places {
		p := &places[i]
		n.metres[i] = unknownDistance
		if !p.hasPoint || !everywhere && math.Abs(p.lat-lat)*degree > km {
			continue
		}
		d := place.Kilometres(lat, lon, p.lat, p.lon) * 1000
		n.metres[i] = uint32(d)
		n.weights[i] = passing(d <= km*1000)
	}
	return n
}

// round makes the condition of a radius round a place or a point.
func (p *planner) round(t *Term, not bool) (condition, error) {
	km := t.Within
	if km == 0 {
		km = DefaultWithin
	}
	if !(km > 0 && km <= mostDistance) {
		return nil, p.fault(t, UnfitValue, fmt.Sprintf("a radius of %g km", km), asIn("within:50km"))
	}
	lat, lon, isPoint, err := coordinates(t.Value)
	if err != nil {
		return nil, p.fault(t, UnfitValue, err.Error(), asIn("near:45.76,4.84"))
	}
	if !isPoint {
		places := p.know.Places(t.Value)
		if len(places) == 0 {
			return nil, p.fault(t, UnknownPlace, fmt.Sprintf("no place is called %q", t.Value), adviceOf(t.Value, p.cityNames(), "add its country, as near:\"Glendale, US\", or give coordinates, as near:45.76,4.84"))
		}
		lat, lon = places[0].Lat, places[0].Lon
		p.means(t.Value, fmt.Sprintf("within %g km of %s%s", km, placeTitle(places[0]), alternatives(places[1:])))
	}
	n := newNear(p.view, lat, lon, km, p.sortsByDistance())
	if p.plan.near == nil && !not {
		p.plan.near = n
	}
	return n, nil
}

// cityNames are the names of the places where members live.
func (p *planner) cityNames() []string {
	var names []string
	for _, place := range p.view.placesOf() {
		if place.name != "" {
			names = append(names, place.name)
		}
	}
	return names
}

func (p *planner) sortsByDistance() bool {
	for _, o := range p.query.Sort {
		if o.By == ByDistance {
			return true
		}
	}
	return false
}

// placeTitle names a place with its region, country and point.
func placeTitle(m PlaceMeaning) string {
	parts := []string{m.Name}
	if m.Region != "" && m.Region != m.Name {
		parts = append(parts, m.Region)
	}
	return fmt.Sprintf("%s (%.2f, %.2f)", strings.Join(append(parts, m.Country.String()), ", "), m.Lat, m.Lon)
}

// alternatives names places that a text may mean as well.
func alternatives(places []PlaceMeaning) string {
	const most = 2
	var names []string
	for _, m := range places[:min(most, len(places))] {
		name := m.Name
		if m.Region != "" && m.Region != m.Name {
			name += ", " + m.Region
		}
		names = append(names, name+", "+m.Country.String())
	}
	if len(names) == 0 {
		return ""
	}
	return "; not " + strings.Join(names, " or ")
}
