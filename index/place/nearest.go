package place

import (
	"cmp"
	"iter"
	"slices"
)

// A Near is a place and how far it is from a point.
type Near struct {
	Place
	Km float64 `json:"km"`
}

// Nearest returns the place that is nearest to a point, sections of places and historical ones left out. The gazetteer must hold one.
func (g *Gazetteer) Nearest(lat, lon float64) Near {
	const first, most = 25, 25 << 10 // km; half round the Earth is 20,015
	for km := float64(first); km <= most; km *= 2 {
		best, at := km, -1
		for i, d := range g.around(lat, lon, km) {
			if d <= best && g.placeRecord(i).standing() < part {
				best, at = d, i
			}
		}
		if at >= 0 {
			return Near{g.city(at), best}
		}
	}
	return Near{}
}

// Within returns the places within km of a point, the nearest first.
func (g *Gazetteer) Within(lat, lon, km float64) []Near {
	type near struct {
		place int
		km    float64
	}
	var found []near
	for i, d := range g.around(lat, lon, km) {
		found = append(found, near{i, d})
	}
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(cmp.Compare(a.km, b.km), cmp.Compare(a.place, b.place)) })
	out := make([]Near, len(found))
	for i, n := range found {
		out[i] = Near{g.city(n.place), n.km}
	}
	return out
}

// around yields the numbers of the places within km of a point, with their distance, square by square.
func (g *Gazetteer) around(lat, lon, km float64) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		box := BoxAround(lat, lon, km)
		for row := gridRow(box.South); row <= gridRow(box.North); row++ {
			for column := range columnsOf(box) {
				from, to := g.square(row*gridColumns + column)
				for i := from; i < to; i++ {
					r := g.placeRecord(i)
					if d := Kilometres(lat, lon, r.lat(), r.lon()); d <= km && !yield(i, d) {
						return
					}
				}
			}
		}
	}
}

// columnsOf yields the columns of the grid that a box touches, each once.
func columnsOf(b Box) iter.Seq[int] {
	return func(yield func(int) bool) {
		west, east := gridColumn(b.West), gridColumn(b.East)
		n := east - west
		if b.West > b.East {
			n = min(n+gridColumns, gridColumns-1)
		}
		for i := range n + 1 {
			if !yield((west + i) % gridColumns) {
				return
			}
		}
	}
}

// square returns the places of a square of the grid.
func (g *Gazetteer) square(i int) (from, to int) {
	return int(uint24(g.grid[3*i:])), int(uint24(g.grid[3*i+3:]))
}
