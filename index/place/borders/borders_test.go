package borders

import (
	"encoding/json"
	"testing"

	"diasmap/corpus"
)

type point [2]float64

// world reads the outlines: the rings of each country.
func outlinesOf(t *testing.T) map[string][][]point {
	var topology struct {
		Objects map[string]struct {
			Geometries []struct {
				ID   string
				Arcs [][][]int
			}
		}
		Arcs      [][]point
		Transform struct{ Scale, Translate point }
	}
	if err := json.Unmarshal(TopoJSON(), &topology); err != nil {
		t.Fatal(err)
	}
	for _, arc := range topology.Arcs { // each point is given by its difference from the one before
		var at point
		for i := range arc {
			for k := range at {
				at[k] += arc[i][k]
				arc[i][k] = at[k]*topology.Transform.Scale[k] + topology.Transform.Translate[k]
			}
		}
	}
	rings := map[string][][]point{}
	for _, g := range topology.Objects["countries"].Geometries {
		for _, polygon := range g.Arcs {
			var ring []point
			for _, n := range polygon[0] {
				ring = appendArc(ring, topology.Arcs, n)
			}
			rings[g.ID] = append(rings[g.ID], ring)
		}
	}
	return rings
}

// appendArc appends arc n, or ~n backwards.
func appendArc(ring []point, arcs [][]point, n int) []point {
	if n >= 0 {
		return append(ring, arcs[n]...)
	}
	for i := len(arcs[^n]) - 1; i >= 0; i-- {
		ring = append(ring, arcs[^n][i])
	}
	return ring
}

// inside says whether a ring goes round a point: whether a line from it crosses the ring an odd number of times.
func inside(ring []point, lon, lat float64) bool {
	in := false
	for i := range ring {
		a, b := ring[i], ring[(i+1)%len(ring)]
		if (a[1] > lat) != (b[1] > lat) && lon < (b[0]-a[0])*(lat-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}

func TestPointsLieInTheirCountries(t *testing.T) {
	rings := outlinesOf(t)
	for _, c := range []struct {
		name     string
		lat, lon float64
		want     string
	}{
		{"Yerevan", 40.18, 44.51, "AM"}, {"Tbilisi", 41.69, 44.83, "GE"}, {"Sokhumi", 43.0, 41.2, "GE"}, {"Tskhinvali", 42.23, 43.97, "GE"},
		{"Simferopol", 45.0, 34.1, "UA"}, {"Kyiv", 50.45, 30.52, "UA"}, {"Moscow", 55.75, 37.62, "RU"}, {"Prishtinë", 42.65, 21.16, "XK"},
		{"Belgrade", 44.8, 20.47, "RS"}, {"Kyrenia", 35.3, 33.3, "CY"}, {"Hargeisa", 9.56, 44.06, "SO"}, {"Lyon", 45.75, 4.85, "FR"}, {"Chicago", 41.85, -87.8, "US"},
	} {
		var got []string
		for code, all := range rings {
			for _, ring := range all {
				if inside(ring, c.lon, c.lat) {
					got = append(got, code)
				}
			}
		}
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: lies in %v, want %s", c.name, got, c.want)
		}
	}
}

func TestIDsAreCodesOfCountries(t *testing.T) {
	rings := outlinesOf(t)
	if len(rings) != 175 {
		t.Errorf("%d countries, want 175", len(rings))
	}
	for code := range rings {
		if c, ok := corpus.ResidenceCountry(code); !ok && code != "TF" || ok && c.String() != code {
			t.Errorf("%q is no country", code)
		}
	}
}
