package place

import "diasmap/onomastics"

// A Kind says what an entry of the gazetteer is.
type Kind uint8

// The kinds of entries.
const (
	City    Kind = iota // a populated place, or a part of one
	Region              // a first-level division: a state, a province, an oblast
	Country             // a country
)

var kindNames = [...]string{City: "city", Region: "region", Country: "country"}

// String names the kind in a word.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// MarshalText writes the word.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// A Place is an entry of the gazetteer. Its strings share the memory of the gazetteer.
type Place struct {
	GeoNamesID int                `json:"geonames_id,omitempty"` // 0 for regions and countries
	Kind       Kind               `json:"kind"`
	Name       string             `json:"name"`                  // as GeoNames has it, mostly in Latin letters; of a country, in English
	Region     string             `json:"region,omitempty"`      // code of the first-level division, as "CA"
	RegionName string             `json:"region_name,omitempty"` // its name, as "California"
	Country    onomastics.Country `json:"country"`
	// Lat and Lon are degrees north and east, true to about a metre; of a region the centre of its people, of a
	// country its capital.
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Population int     `json:"population"` // persons; of a region or country, of its places
}

// IsZero says whether no place is known.
func (p Place) IsZero() bool { return p.Country.IsZero() }
