package search

import (
	"strconv"
	"strings"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A locality is what is known of where members live. Members of one place share its value.
type locality struct {
	geoNames int
	name     string
	region   string
	country  onomastics.Country
	lat, lon float64
	hasPoint bool
	// key tells a place from others: its GeoNames id, or what the list calls it; title is its name with its country. They are made
	// when a value is read, since every search that counts cities needs those of all.
	key, title string
}

// placeOf is the place of a member: as resolved, else the city the list names.
func placeOf(m *member.Member) locality {
	p := locality{
		geoNames: m.Place.GeoNamesID, name: m.Place.Name, region: m.Place.Admin1, country: m.Country(),
		lat: m.Place.Lat, lon: m.Place.Lon, hasPoint: m.Place.HasPoint(),
	}
	if p.name == "" {
		p.name = m.CityText
	}
	return p
}

// value writes the place as one value of a column.
func (p locality) value() string {
	if p == (locality{country: p.country}) {
		return "" // a country is no place
	}
	fields := []string{strconv.Itoa(p.geoNames), p.name, p.region, p.country.String(), "", ""}
	if p.hasPoint {
		fields[4], fields[5] = strconv.FormatFloat(p.lat, 'f', -1, 64), strconv.FormatFloat(p.lon, 'f', -1, 64)
	}
	for i := range fields {
		fields[i] = strings.ReplaceAll(fields[i], setSeparator, " ")
	}
	return strings.Join(fields, setSeparator)
}

// parsePlace reads what value wrote.
func parsePlace(value string) locality {
	f := strings.Split(value, setSeparator)
	if len(f) != 6 {
		return locality{}
	}
	p := locality{name: f[1], region: f[2]}
	p.geoNames, _ = strconv.Atoi(f[0])
	p.country, _ = onomastics.ParseCountry(f[3])
	p.lat, _ = strconv.ParseFloat(f[4], 64)
	p.lon, _ = strconv.ParseFloat(f[5], 64)
	p.hasPoint = f[4] != ""
	if p.title = p.name; !p.country.IsZero() {
		p.title += ", " + p.country.String()
	}
	if p.key = p.title; p.geoNames != 0 {
		p.key = f[0]
	}
	return p
}
