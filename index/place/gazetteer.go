package place

import (
	_ "embed"
	"encoding/hex"
	"fmt"
	"sync"

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
