package place

import (
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"sync"
	"unsafe"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"diasmap/envelope"
	"diasmap/onomastics"
)

// A Gazetteer knows places, regions and countries by their names and by where they lie, from one compiled file. It
// keeps the bytes it was opened on and copies next to nothing. It is safe for concurrent use.
type Gazetteer struct {
	places, regions, countries []byte
	texts                      []byte
	grid                       []byte
	keys                       keyTable
	digest                     [envelope.DigestSize]byte
	size                       int
	byCountry                  map[onomastics.Country]uint32 // entries of countries
	readers                    sync.Pool
}

// FileName is the name of the compiled file.
const FileName = "gazetteer.bin"

//go:embed gazetteer.bin
var compiled []byte

// Default opens the gazetteer the program was built with. It is opened once.
var Default = sync.OnceValues(func() (*Gazetteer, error) { return Open(compiled) })

// Open checks and opens a compiled gazetteer. It refers to data, which must not change afterwards. The
// error wraps ErrMagic, ErrVersion, ErrChecksum or ErrFormat.
func Open(data []byte) (*Gazetteer, error) {
	sections, err := gazetteerFormat.Open(data)
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{
		places: sections[sectionPlaces], regions: sections[sectionRegions], countries: sections[sectionCountries],
		texts: sections[sectionTexts], grid: sections[sectionGrid],
		digest: envelope.Digest(data), size: len(data),
	}
	if g.keys, err = openKeyTable(sections[sectionKeys]); err != nil {
		return nil, err
	}
	if err := g.checkShapes(); err != nil {
		return nil, err
	}
	g.byCountry = make(map[onomastics.Country]uint32, g.countryCount())
	for i := range g.countryCount() {
		g.byCountry[g.countryCode(i)] = g.countryEntry(i)
	}
	g.readers.New = func() any { return newReader(g) }
	return g, nil
}

// checkShapes verifies what fixed-size records refer to, so that look-ups need not.
func (g *Gazetteer) checkShapes() error {
	if len(g.places)%placeSize != 0 || len(g.regions)%regionSize != 0 || len(g.countries)%countrySize != 0 {
		return fmt.Errorf("%w: a section ends within a record", ErrFormat)
	}
	if len(g.grid) != 3*(gridRows*gridColumns+1) {
		return fmt.Errorf("%w: a grid of %d bytes", ErrFormat, len(g.grid))
	}
	for i := range g.placeCount() {
		if r := g.placeRecord(i); !g.hasTexts(r.name(), 1) || r.region() >= g.regionCount() {
			return fmt.Errorf("%w: place %d refers to what is not there", ErrFormat, i)
		}
	}
	for i := range g.regionCount() {
		if r := g.regionRecord(i); !g.hasTexts(r.text(), 2) || r.country() >= g.countryCount() {
			return fmt.Errorf("%w: region %d refers to what is not there", ErrFormat, i)
		}
	}
	for i := range g.countryCount() {
		if c := g.countryRecord(i).capital(); c > g.placeCount() {
			return fmt.Errorf("%w: country %d has a capital that is not there", ErrFormat, i)
		}
	}
	return g.checkGrid()
}

// checkGrid verifies that the squares follow each other through the places.
func (g *Gazetteer) checkGrid() error {
	before := uint32(0)
	for i := 0; i < len(g.grid); i += 3 {
		at := uint24(g.grid[i:])
		if at < before || int(at) > g.placeCount() {
			return fmt.Errorf("%w: square %d of the grid is out of order", ErrFormat, i/3)
		}
		before = at
	}
	return nil
}

// hasTexts says whether n strings lie at an offset.
func (g *Gazetteer) hasTexts(at, n int) bool {
	for range n {
		if at >= len(g.texts) {
			return false
		}
		at += 1 + int(g.texts[at])
	}
	return at <= len(g.texts)
}

// Digest is the SHA-256 of the sources, in hexadecimal.
func (g *Gazetteer) Digest() string { return hex.EncodeToString(g.digest[:]) }

// Size is the number of bytes of the compiled file.
func (g *Gazetteer) Size() int { return g.size }

// Counts returns how many places, regions, countries and keys there are.
func (g *Gazetteer) Counts() (places, regions, countries, keys int) {
	return g.placeCount(), g.regionCount(), g.countryCount(), g.keys.count
}

func (g *Gazetteer) placeCount() int   { return len(g.places) / placeSize }
func (g *Gazetteer) regionCount() int  { return len(g.regions) / regionSize }
func (g *Gazetteer) countryCount() int { return len(g.countries) / countrySize }

func (g *Gazetteer) regionEntry(region int) uint32   { return uint32(g.placeCount() + region) }
func (g *Gazetteer) countryEntry(country int) uint32 { return g.regionEntry(g.regionCount() + country) }

// kindOf returns the kind of an entry and its number among its kind; false for a number of nothing.
func (g *Gazetteer) kindOf(entry uint32) (Kind, int, bool) {
	n := int(entry)
	if n < g.placeCount() {
		return City, n, true
	}
	if n -= g.placeCount(); n < g.regionCount() {
		return Region, n, true
	}
	n -= g.regionCount()
	return Country, n, n < g.countryCount()
}

func (g *Gazetteer) countryCode(i int) onomastics.Country {
	return onomastics.Country(g.countryRecord(i)[:2])
}

type placeRecord []byte

func (g *Gazetteer) placeRecord(i int) placeRecord {
	return g.places[i*placeSize : i*placeSize+placeSize]
}

func (r placeRecord) id() int            { return int(uint24(r)) }
func (r placeRecord) lat() float64       { return degreesOf(uint24(r[3:]), 90) }
func (r placeRecord) lon() float64       { return degreesOf(uint24(r[6:]), 180) }
func (r placeRecord) name() int          { return int(uint24(r[9:])) }
func (r placeRecord) population() uint32 { return binary.LittleEndian.Uint32(r[12:]) }
func (r placeRecord) region() int        { return int(binary.LittleEndian.Uint16(r[16:])) }
func (r placeRecord) fame() uint8        { return r[18] }
func (r placeRecord) standing() standing { return standing(r[19]) }

type regionRecord []byte

func (g *Gazetteer) regionRecord(i int) regionRecord {
	return g.regions[i*regionSize : i*regionSize+regionSize]
}

func (r regionRecord) country() int { return int(binary.LittleEndian.Uint16(r)) }
func (r regionRecord) lat() float64 {
	return float64(int32(binary.LittleEndian.Uint32(r[4:]))) / degreeUnits
}
func (r regionRecord) lon() float64 {
	return float64(int32(binary.LittleEndian.Uint32(r[8:]))) / degreeUnits
}
func (r regionRecord) population() uint32 { return binary.LittleEndian.Uint32(r[12:]) }
func (r regionRecord) text() int          { return int(binary.LittleEndian.Uint32(r[16:])) }

type countryRecord []byte

func (g *Gazetteer) countryRecord(i int) countryRecord {
	return g.countries[i*countrySize : i*countrySize+countrySize]
}

func (r countryRecord) population() uint32 { return binary.LittleEndian.Uint32(r[4:]) }

// capital is 1 + the number of a place, 0 for none.
func (r countryRecord) capital() int { return int(binary.LittleEndian.Uint32(r[8:])) }

// text returns the string at an offset, and the offset after it. The string shares the memory of the
// file, which does not change.
func (g *Gazetteer) text(at int) (s string, after int) {
	n := int(g.texts[at])
	if n == 0 {
		return "", at + 1
	}
	return unsafe.String(&g.texts[at+1], n), at + 1 + n
}

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
