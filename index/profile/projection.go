package profile

import "math"

// The map is drawn in the Equal Earth projection (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949): areas are to
// scale, and it looks as people expect a world map to.
const (
	equalA1 = 1.340264
	equalA2 = -0.081106
	equalA3 = 0.000893
	equalA4 = 0.003796
	// equalWidth and equalHeight are half of the extent of the world.
	equalWidth  = 2.70663
	equalHeight = 1.31733
)

// project maps a longitude and a latitude in degrees to x to the right and y upwards.
func project(lon, lat float64) (x, y float64) {
	l, f := lon*math.Pi/180, lat*math.Pi/180
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(f))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) * l * math.Cos(theta) / (3 * (9*equalA4*t6*t2 + 7*equalA3*t6 + 3*equalA2*t2 + equalA1))
	y = theta * (equalA1 + equalA2*t2 + t6*(equalA3+equalA4*t2))
	return x, y
}
