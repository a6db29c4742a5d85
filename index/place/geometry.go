package place

import "math"

// earthRadius is the mean radius of the Earth in km (IUGG).
const earthRadius = 6371.0088

// Kilometres is the distance of two points along a great circle, by the haversine formula: true to half a per cent,
// since the Earth is no sphere. Angles are in degrees.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radian = math.Pi / 180
	dLat, dLon := (lat2-lat1)*radian/2, (lon2-lon1)*radian/2
	sinLat, sinLon := math.Sin(dLat), math.Sin(dLon)
	h := sinLat*sinLat + math.Cos(lat1*radian)*math.Cos(lat2*radian)*sinLon*sinLon
	return 2 * earthRadius * math.Asin(min(1, math.Sqrt(h)))
}

// A Box is a rectangle of latitudes and longitudes, in degrees. Where West is greater than East it goes over the
// meridian of 180°.
type Box struct{ South, West, North, East float64 }

// BoxAround is the smallest box that holds all points within km of a point. A circle round a pole spans
// all longitudes.
func BoxAround(lat, lon, km float64) Box {
	const degree = 180 / math.Pi
	angle := km / earthRadius
	b := Box{South: lat - angle*degree, North: lat + angle*degree, West: -180, East: 180}
	if b.South <= -90 || b.North >= 90 || angle >= math.Pi/2 {
		b.South, b.North = max(b.South, -90), min(b.North, 90)
		return b
	}
	if sin := math.Sin(angle) / math.Cos(lat/degree); sin < 1 {
		d := math.Asin(sin) * degree
		b.West, b.East = wrapLongitude(lon-d), wrapLongitude(lon+d)
	}
	return b
}

// wrapLongitude brings a longitude between -180 and 180.
func wrapLongitude(lon float64) float64 {
	if lon >= -180 && lon <= 180 {
		return lon
	}
	lon = math.Mod(lon+180, 360)
	if lon < 0 {
		lon += 360
	}
	return lon - 180
}
