package borders_test

import (
	"math"
	"testing"

	"diasmap/index/place/borders"
)

func TestOutlinesAreClosedRings(t *testing.T) {
	all, err := borders.Outlines()
	if err != nil || len(all) < 170 {
		t.Fatalf("%d outlines, %v", len(all), err)
	}
	holes := map[string]int{}
	for _, o := range all {
		for _, polygon := range o.Polygons {
			holes[o.Code] += len(polygon) - 1
			for _, ring := range polygon {
				if len(ring) < 4 || o.Code != "AQ" && ring[0] != ring[len(ring)-1] {
					t.Errorf("%s: a ring of %d points that does not end where it began", o.Code, len(ring))
				}
				for i, p := range ring {
					if p[0] < -192 || p[0] > 192 || p[1] < -90 || p[1] > 90 {
						t.Fatalf("%s: %v is nowhere", o.Code, p)
					}
					if i > 0 && o.Code != "AQ" && math.Abs(p[0]-ring[i-1][0]) > 60 {
						t.Errorf("%s leaps from %v to %v", o.Code, ring[i-1], p)
					}
				}
			}
		}
	}
	if holes["ZA"] != 1 || holes["FR"] != 0 {
		t.Errorf("Lesotho lies within South Africa, nothing in France: %v", holes)
	}
}
