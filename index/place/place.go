package place

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"diasmap/onomastics"
)

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

// place makes the Place of an entry.
func (g *Gazetteer) place(entry uint32) Place {
	kind, n, ok := g.kindOf(entry)
	switch {
	case !ok:
		return Place{}
	case kind == City:
		return g.city(n)
	case kind == Region:
		return g.region(n)
	}
	return g.country(n)
}

func (g *Gazetteer) city(n int) Place {
	r := g.placeRecord(n)
	p := g.region(r.region())
	p.GeoNamesID, p.Kind, p.Population = r.id(), City, int(r.population())
	p.Lat, p.Lon = r.lat(), r.lon()
	p.Name, _ = g.text(r.name())
	return p
}

func (g *Gazetteer) region(n int) Place {
	r := g.regionRecord(n)
	p := Place{Kind: Region, Country: g.countryCode(r.country()), Lat: r.lat(), Lon: r.lon(), Population: int(r.population())}
	var at int
	p.Region, at = g.text(r.text())
	p.RegionName, _ = g.text(at)
	p.Name = p.RegionName
	return p
}

var englishRegions = sync.OnceValue(func() display.Namer { return display.English.Regions() })

func (g *Gazetteer) country(n int) Place {
	r, code := g.countryRecord(n), g.countryCode(n)
	p := Place{Kind: Country, Country: code, Name: code.String(), Population: int(r.population())}
	if region, err := language.ParseRegion(p.Name); err == nil {
		p.Name = englishRegions().Name(region)
	}
	if c := r.capital(); c > 0 {
		capital := g.placeRecord(c - 1)
		p.Lat, p.Lon = capital.lat(), capital.lon()
	}
	return p
}
