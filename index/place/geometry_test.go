package place

import (
	"math"
	"math/rand/v2"
	"testing"

	"diasmap/envelope"
)

func TestDistancesAreThoseOfMaps(t *testing.T) {
	for _, c := range []struct {
		name                   string
		lat1, lon1, lat2, lon2 float64
		km                     float64
	}{
		{"London to New York", 51.50853, -0.12574, 40.71427, -74.00597, 5570},
		{"Los Angeles to Glendale", 34.05223, -118.24368, 34.14251, -118.25508, 10.1},
		{"over the meridian of 180°", -18, 179.5, -18, -179.5, 105.75},
		{"pole to pole", 90, 0, -90, 77, 20015.1},
		{"nowhere", 10, 10, 10, 10, 0},
	} {
		if got := Kilometres(c.lat1, c.lon1, c.lat2, c.lon2); math.Abs(got-c.km) > c.km*0.002+0.01 {
			t.Errorf("%s: %.2f km, want %.2f", c.name, got, c.km)
		}
	}
}

// A box holds every point of its circle, wherever that lies.
func TestBoxHoldsItsCircle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		lat, lon, km := random.Float64()*180-90, random.Float64()*360-180, math.Exp(random.Float64()*9.5)
		p, q := random.Float64()*180-90, random.Float64()*360-180
		if Kilometres(lat, lon, p, q) > km {
			continue
		}
		b := BoxAround(lat, lon, km)
		const rounding = 1e-9
		inside := q >= b.West-rounding && q <= b.East+rounding
		if b.West > b.East {
			inside = q >= b.West-rounding || q <= b.East+rounding
		}
		if p < b.South-rounding || p > b.North+rounding || !inside {
			t.Fatalf("%v %v is within %v km of %v %v, but not in %+v", p, q, km, lat, lon, b)
		}
	}
}

// Nearest and Within find what comparing with every place finds.
func TestNearestIsTheNearest(t *testing.T) {
	g := gazetteer(t)
	random := rand.New(rand.NewPCG(3, 4))
	points := [][2]float64{{90, 0}, {-90, 10}, {-18, 179.99}, {-18, -179.99}, {0, 0}, {40.18, 44.51}}
	for range 30 {
		points = append(points, [2]float64{random.Float64()*180 - 90, random.Float64()*360 - 180})
	}
	for _, p := range points {
		best, within := math.Inf(1), 0
		for i := range g.placeCount() {
			r := g.placeRecord(i)
			d := Kilometres(p[0], p[1], r.lat(), r.lon())
			if d <= 200 {
				within++
			}
			if r.standing() < part {
				best = min(best, d)
			}
		}
		if got := g.Nearest(p[0], p[1]); got.Km != best {
			t.Errorf("nearest to %v: %s at %.3f km, want one at %.3f km", p, got.Name, got.Km, best)
		}
		found := g.Within(p[0], p[1], 200)
		if len(found) != within {
			t.Errorf("within 200 km of %v: %d places, want %d", p, len(found), within)
		}
		for i := 1; i < len(found); i++ {
			if found[i].Km < found[i-1].Km {
				t.Errorf("within 200 km of %v: not in order", p)
			}
		}
	}
}

func TestMeridianIsCrossed(t *testing.T) {
	g, err := Open(smallBuilder(t, false).Build([envelope.DigestSize]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	if found := g.Within(-18.1, 179.9, 300); len(found) != 2 {
		t.Errorf("round the meridian of 180°: %+v", found)
	}
}
