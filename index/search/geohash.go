package search

// geohashLetters are the digits of a geohash (Gustavo Niemeyer, 2008), five bits each.
const geohashLetters = "0123456789bcdefghjkmnpqrstuvwxyz"

const (
	// defaultGridLevel is the letters of the cells of a map of the world, 156 km wide at the equator.
	defaultGridLevel = 3
	mostGridLevel    = 6
)

// geohash is the cell of a point, with so many letters: bits of longitude and latitude in turn.
func geohash(lat, lon float64, letters int) string {
	var cell [mostGridLevel]byte
	south, north, west, east := -90.0, 90.0, -180.0, 180.0
	for i := range letters {
		digit := 0
		for bit := range 5 {
			digit <<= 1
			if (i*5+bit)%2 == 0 {
				west, east, digit = halved(lon, west, east, digit)
			} else {
				south, north, digit = halved(lat, south, north, digit)
			}
		}
		cell[i] = geohashLetters[digit]
	}
	return string(cell[:letters])
}

// halved takes the half of a range that x lies in, and adds the bit that says which.
func halved(x, low, high float64, digit int) (float64, float64, int) {
	if middle := (low + high) / 2; x >= middle {
		return middle, high, digit | 1
	} else {
		return low, middle, digit
	}
}
