package place

import (
	"encoding/binary"
	"math"

	"diasmap/envelope"
)

// The compiled gazetteer, drawn in docs/places.md: sections in an envelope. Entries are numbered through: places
// first, by square of one degree and in it by population; then regions, by country and code; then countries, by code.
//
//	places     20 bytes each: id [3]  latitude [3]  longitude [3]  name [3]  population [4]  region [2]  fame [1]  standing [1]
//	regions    20 bytes each: country [2]  zero [2]  latitude [4]  longitude [4]  population [4]  text [4]
//	countries  12 bytes each: code [2]  zero [2]  population [4]  1 + place of the capital [4]
//	texts      strings: length [1], bytes; of a region its code, then its name
//	keys       the table of keys (key_table.go)
//	grid       first place of each square [3], and of the one after the last: 180 rows from south to north of 360 squares from west to east
//
// Versions: 1, the first.
const (
	gazetteerMagic = "DIASPLC\n"
	// Version is the version of the format of compiled gazetteers that is read and written.
	Version = 1
)

// Ids of the sections.
const (
	sectionPlaces = 1 + iota
	sectionRegions
	sectionCountries
	sectionTexts
	sectionKeys
	sectionGrid
)

const (
	placeSize   = 20
	regionSize  = 20
	countrySize = 12
	gridRows    = 180
	gridColumns = 360
	// maxText bounds names, in bytes: their length is one byte.
	maxText = 255
)

var gazetteerFormat = envelope.Format{Magic: gazetteerMagic, Version: Version, What: "gazetteer",
	ErrMagic: ErrMagic, ErrVersion: ErrVersion, ErrChecksum: ErrChecksum, ErrFormat: ErrFormat}

// Latitudes and longitudes of places are 24-bit fractions of their range: true to 0.6 and 1.2 metres.
const most24 = 1<<24 - 1

func encodeDegrees(degrees, span float64) uint32 {
	return uint32(math.Round((min(max(degrees, -span), span) + span) / (2 * span) * most24))
}

func degreesOf(v uint32, span float64) float64 {
	d := float64(v)/most24*(2*span) - span
	return math.Round(d*1e5) / 1e5 // GeoNames gives five places
}

// Of regions they are in hundred-thousandths of a degree.
const degreeUnits = 1e5

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

func appendUint24(dst []byte, v uint32) []byte { return append(dst, byte(v), byte(v>>8), byte(v>>16)) }

func appendUint16(dst []byte, v uint16) []byte { return binary.LittleEndian.AppendUint16(dst, v) }

func appendUint32(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }

// A standing is what GeoNames says of a place beside its size.
type standing uint8

const (
	ordinary   standing = iota
	capital             // of a country
	seat                // of a first-level division
	part                // a section of a populated place
	historical          // abandoned, destroyed, historical
	standings
)

// standingOf reads a feature code of GeoNames.
func standingOf(feature string) standing {
	switch feature {
	case "PPLC":
		return capital
	case "PPLA":
		return seat
	case "PPLX":
		return part
	case "PPLH", "PPLQ", "PPLW", "PPLCH":
		return historical
	}
	return ordinary
}

// squareOf is the number of the square of the grid that a point lies in.
func squareOf(lat, lon float64) int { return gridRow(lat)*gridColumns + gridColumn(lon) }

func gridRow(lat float64) int { return min(max(int(math.Floor(lat))+gridRows/2, 0), gridRows-1) }

func gridColumn(lon float64) int {
	return min(max(int(math.Floor(lon))+gridColumns/2, 0), gridColumns-1)
}
