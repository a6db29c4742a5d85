package place

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"diasmap/envelope"
	"diasmap/onomastics"
)

// A PlaceEntry is what is known of a place when a gazetteer is built.
type PlaceEntry struct {
	ID         int
	Name       string
	Others     []string // other names
	Quarters   []string // names of parts of it that lead to it
	Lat, Lon   float64
	Country    onomastics.Country
	Region     string // code of the first-level division; "" or one that is not there for none
	Feature    string // feature code of GeoNames, as PPLC
	Population int
	Fame       int // how many other names GeoNames lists
}

// A RegionEntry is a first-level division.
type RegionEntry struct {
	Country    onomastics.Country
	Code, Name string
}

// A Builder gathers places and compiles a gazetteer. The result depends only on what was added, not on the
// order of adding.
type Builder struct {
	places       []PlaceEntry
	regions      map[regionKey]*regionTally
	countryNames map[countryName]bool
	unions       map[string]onomastics.Country // by key
	keys         map[string]map[uint32]how
	texts        []byte
}

// A countryName is a name and a country it is of; two countries may share one.
type countryName struct {
	name    string
	country onomastics.Country
}

type regionKey struct {
	country onomastics.Country
	code    string
}

// A regionTally is a region with its names, and the people and centre of its places.
type regionTally struct {
	name   string
	others []string
	codes  []string
	people float64
	lat    float64 // sums, weighted by people
	lon    float64
	entry  uint32
}

// NewBuilder starts an empty gazetteer.
func NewBuilder() *Builder {
	return &Builder{regions: map[regionKey]*regionTally{}, countryNames: map[countryName]bool{}, unions: map[string]onomastics.Country{}, keys: map[string]map[uint32]how{}}
}

// AddRegion adds a first-level division.
func (b *Builder) AddRegion(r RegionEntry) {
	b.regions[regionKey{r.Country, r.Code}] = &regionTally{name: r.Name}
}

// AddRegionName adds another name, or a short form, of a region that was added.
func (b *Builder) AddRegionName(c onomastics.Country, code, name string, short bool) error {
	r, ok := b.regions[regionKey{c, code}]
	if !ok {
		return fmt.Errorf("no region %s.%s", c, code)
	}
	if short {
		r.codes = append(r.codes, name)
	} else {
		r.others = append(r.others, name)
	}
	return nil
}

// AddCountryName adds a name or code of a country.
func (b *Builder) AddCountryName(name string, c onomastics.Country) {
	b.countryNames[countryName{name, c}] = true
}

// AddUnionName adds the name of a former union or empire, and the country that most of its places lie in. The name is not
// one of the country, even if AddCountryName says so.
func (b *Builder) AddUnionName(name string, c onomastics.Country) {
	b.unions[string(AppendNameKey(nil, name))] = c
}

// AddPlace adds a place. A name longer than its length can say is an error, as is an id of more than 24 bits.
func (b *Builder) AddPlace(p PlaceEntry) error {
	if len(p.Name) == 0 || len(p.Name) > maxText || p.ID <= 0 || p.ID > most24 || p.Country.IsZero() {
		return fmt.Errorf("place %d %q in %q does not fit a gazetteer", p.ID, p.Name, p.Country)
	}
	b.places = append(b.places, p)
	return nil
}

// Build compiles the gazetteer. digest is the SHA-256 of the sources it was read from.
func (b *Builder) Build(digest [envelope.DigestSize]byte) []byte {
	slices.SortFunc(b.places, func(p, q PlaceEntry) int {
		return cmp.Or(cmp.Compare(squareOf(p.Lat, p.Lon), squareOf(q.Lat, q.Lon)), -cmp.Compare(p.Population, q.Population), cmp.Compare(p.ID, q.ID))
	})
	b.tally()
	countries := b.sortedCountries()
	regions := b.sortedRegions()
	placeBody := b.placeSection()
	regionBody := b.regionSection(regions, countries)
	countryBody := b.countrySection(countries, len(b.places)+len(regions))
	return gazetteerFormat.Seal([]envelope.Section{
		{ID: sectionPlaces, Body: placeBody},
		{ID: sectionRegions, Body: regionBody},
		{ID: sectionCountries, Body: countryBody},
		{ID: sectionTexts, Body: b.texts},
		{ID: sectionKeys, Body: b.keySection()},
		{ID: sectionGrid, Body: b.gridSection()},
	}, digest)
}

// tally adds the people of places up by region; places without one share a region without a name.
func (b *Builder) tally() {
	for i := range b.places {
		p := &b.places[i]
		key := regionKey{p.Country, p.Region}
		r := b.regions[key]
		if r == nil {
			key.code, p.Region = "", ""
			if r = b.regions[key]; r == nil {
				r = &regionTally{}
				b.regions[key] = r
			}
		}
		people := float64(p.Population) + 1
		r.people += people
		// The conversions keep machines from fusing the operations, so that all make the same bytes.
		r.lat += float64(people * p.Lat)
		r.lon += float64(people * p.Lon)
	}
}

func (b *Builder) sortedCountries() []onomastics.Country {
	set := map[onomastics.Country]bool{}
	for key := range b.regions {
		set[key.country] = true
	}
	for n := range b.countryNames {
		set[n.country] = true
	}
	return slices.SortedFunc(maps.Keys(set), func(x, y onomastics.Country) int { return strings.Compare(x.String(), y.String()) })
}

// sortedRegions numbers the regions.
func (b *Builder) sortedRegions() []regionKey {
	regions := slices.SortedFunc(maps.Keys(b.regions), func(x, y regionKey) int {
		return cmp.Or(strings.Compare(x.country.String(), y.country.String()), strings.Compare(x.code, y.code))
	})
	for i, key := range regions {
		b.regions[key].entry = uint32(len(b.places) + i)
	}
	return regions
}
