package place

import "diasmap/onomastics"

// A Hint is what is known of a place beside its text. What a list says of the region in words, in a column of its own, is best
// joined to the text by a comma.
type Hint struct {
	// Country is where the place probably lies: the country of residence of a person, beside their city.
	Country onomastics.Country
	// Region is the code of its first-level division, as GeoNames writes it; it counts only with Country.
	Region string
}
