package place

import (
	"encoding/binary"
	"unsafe"

	"diasmap/onomastics"
)

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

// countryOf is the number of the country of an entry.
func (g *Gazetteer) countryOf(entry uint32) int {
	kind, n, _ := g.kindOf(entry)
	if kind == Country {
		return n
	}
	return g.regionRecord(g.regionOf(entry)).country()
}

// regionOf is the number of the region of a place or region.
func (g *Gazetteer) regionOf(entry uint32) int {
	if kind, n, _ := g.kindOf(entry); kind == Region {
		return n
	}
	return g.placeRecord(int(entry)).region()
}

// countryNumber is the number of a country, -1 for one that is not in the gazetteer.
func (g *Gazetteer) countryNumber(c onomastics.Country) int {
	entry, ok := g.byCountry[c]
	if !ok {
		return -1
	}
	_, n, _ := g.kindOf(entry)
	return n
}

func (g *Gazetteer) distance(a, b uint32) float64 {
	p, q := g.placeRecord(int(a)), g.placeRecord(int(b))
	return Kilometres(p.lat(), p.lon(), q.lat(), q.lon())
}

// liesIn says whether a city lies in a division or country.
func (g *Gazetteer) liesIn(city uint32, whole *reading) bool {
	if whole.kind == Region {
		return g.regionOf(city) == g.regionOf(whole.entry)
	}
	return g.countryOf(city) == g.countryOf(whole.entry)
}

// peopleOf is the population of an entry.
func (g *Gazetteer) peopleOf(kind Kind, entry uint32) uint32 {
	_, n, _ := g.kindOf(entry)
	switch kind {
	case Region:
		return g.regionRecord(n).population()
	case Country:
		return g.countryRecord(n).population()
	}
	return g.placeRecord(n).population()
}
