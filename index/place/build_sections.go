package place

import (
	"slices"
	"strings"

	"diasmap/onomastics"
)

func (b *Builder) placeSection() []byte {
	section := make([]byte, 0, placeSize*len(b.places))
	for i := range b.places {
		p := &b.places[i]
		section = appendUint24(section, uint32(p.ID))
		section = appendUint24(section, encodeDegrees(p.Lat, 90))
		section = appendUint24(section, encodeDegrees(p.Lon, 180))
		section = appendUint24(section, b.addText(p.Name))
		section = appendUint32(section, uint32(max(p.Population, 0)))
		region := b.regions[regionKey{p.Country, p.Region}].entry - uint32(len(b.places))
		section = appendUint16(section, uint16(region))
		section = append(section, byte(min(p.Fame, 255)), byte(standingOf(p.Feature)))
		b.addPlaceKeys(uint32(i), p)
	}
	return section
}

func (b *Builder) addText(s string) (at uint32) {
	at = uint32(len(b.texts))
	b.texts = append(append(b.texts, byte(len(s))), s...)
	return at
}

func (b *Builder) regionSection(regions []regionKey, countries []onomastics.Country) []byte {
	var section []byte
	for _, key := range regions {
		r := b.regions[key]
		country, _ := slices.BinarySearchFunc(countries, key.country, func(x, y onomastics.Country) int { return strings.Compare(x.String(), y.String()) })
		section = appendUint16(section, uint16(country))
		section = appendUint16(section, 0)
		people := max(r.people, 1)
		section = appendUint32(section, uint32(int32(r.lat/people*degreeUnits)))
		section = appendUint32(section, uint32(int32(r.lon/people*degreeUnits)))
		section = appendUint32(section, uint32(r.people))
		section = appendUint32(section, b.addText(key.code))
		b.addText(r.name)
		b.addRegionKeys(key, r)
	}
	return section
}

func (b *Builder) countrySection(countries []onomastics.Country, firstEntry int) []byte {
	people, capitals := map[onomastics.Country]float64{}, map[onomastics.Country]int{}
	for key, r := range b.regions {
		people[key.country] += r.people // whole numbers: the order does not matter
	}
	for i := range b.places {
		p := &b.places[i]
		if at := capitals[p.Country]; standingOf(p.Feature) == capital && (at == 0 || b.places[at-1].Population < p.Population) {
			capitals[p.Country] = i + 1
		}
	}
	entries := map[onomastics.Country]uint32{}
	var section []byte
	for i, c := range countries {
		entries[c] = uint32(firstEntry + i)
		section = append(section, c[0], c[1], 0, 0)
		section = appendUint32(section, uint32(people[c]))
		section = appendUint32(section, uint32(capitals[c]))
	}
	for n := range b.countryNames {
		h := byName
		if isShortForm(strings.ToUpper(n.name)) {
			h = byCode
		}
		if key := AppendNameKey(nil, n.name); b.unions[string(key)].IsZero() {
			b.addKey(key, entries[n.country], h)
		}
	}
	for key, c := range b.unions {
		b.addKey([]byte(key), entries[c], byUnion)
	}
	return section
}

func (b *Builder) gridSection() []byte {
	section := make([]byte, 0, 3*(gridRows*gridColumns+1))
	at := 0
	for square := range gridRows*gridColumns + 1 {
		for at < len(b.places) && squareOf(b.places[at].Lat, b.places[at].Lon) < square {
			at++
		}
		section = appendUint24(section, uint32(at))
	}
	return section
}
