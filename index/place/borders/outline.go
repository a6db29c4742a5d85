package borders

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Point is a longitude and a latitude in degrees, WGS 84.
type Point [2]float64

// An Outline is a country: polygons, each of a ring of points that ends where it began, and rings of holes in it. A ring over the 180th
// meridian goes on beyond it: Chukotka reaches 190 degrees.
type Outline struct {
	Code     string // ISO 3166-1, or XK
	Polygons [][][]Point
}

// Outlines returns the countries, by code.
var Outlines = sync.OnceValues(func() ([]Outline, error) { return decode(world) })

// A topology is what is read of TopoJSON: arcs of differences between whole numbers, which geometries refer to by number, or by the
// complement of the number where they run backwards.
type topology struct {
	Transform struct{ Scale, Translate Point }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID   string
				Type string
				Arcs json.RawMessage
			}
		}
	}
}

func decode(data []byte) ([]Outline, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("read the outlines of countries: %w", err)
	}
	arcs := t.points()
	var all []Outline
	for _, g := range t.Objects.Countries.Geometries {
		var polygons [][][]int
		var err error
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return nil, fmt.Errorf("read the outline of %s: %w", g.ID, err)
		}
		o := Outline{Code: g.ID}
		for _, polygon := range polygons {
			rings := make([][]Point, len(polygon))
			for i, ring := range polygon {
				rings[i] = unwrap(join(arcs, ring))
			}
			o.Polygons = append(o.Polygons, rings)
		}
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b Outline) int { return strings.Compare(a.Code, b.Code) })
	return all, nil
}

// points are the arcs in degrees.
func (t *topology) points() [][]Point {
	arcs := make([][]Point, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0, 0
		for _, step := range arc {
			x, y = x+step[0], y+step[1]
			arcs[i] = append(arcs[i], Point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return arcs
}

// join puts the arcs of a ring together; each begins with the point the last one ended with.
func join(arcs [][]Point, numbers []int) []Point {
	var ring []Point
	for _, n := range numbers {
		arc := arcs[max(n, ^n)]
		if n < 0 {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		if len(ring) > 0 {
			arc = arc[1:]
		}
		ring = append(ring, arc...)
	}
	return ring
}

// unwrap takes the leap out of a ring that goes over the 180th meridian.
func unwrap(ring []Point) []Point {
	const half, whole = 180, 360
	turn := 0.0
	for i := 1; i < len(ring); i++ {
		switch step := ring[i][0] + turn - ring[i-1][0]; {
		case step > half:
			turn -= whole
		case step < -half:
			turn += whole
		}
		ring[i][0] += turn
	}
	return ring
}
