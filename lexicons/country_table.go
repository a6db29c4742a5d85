package lexicons

import (
	"fmt"
	"io/fs"
	"strconv"

	"diasmap/onomastics"
)

// The tables of all countries.
const (
	CountriesName = "countries.tsv"
	HostsName     = "hosts.tsv"
)

// readCountries reads countries.tsv: code, name, adjective, population.
func readCountries(fsys fs.FS) ([]onomastics.CountryEntry, error) {
	f, err := fsys.Open(CountriesName)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var countries []onomastics.CountryEntry
	lines := newLineReader(f, CountriesName, noComment)
	for {
		ok, err := lines.next(4, 4)
		if err != nil || !ok {
			return countries, err
		}
		c, err := onomastics.ParseCountry(lines.fields[0])
		if err != nil {
			return nil, lines.fault(1, fmt.Errorf("%w: %w", ErrCountry, err))
		}
		population, err := strconv.ParseUint(lines.fields[3], 10, 64)
		if err != nil {
			return nil, lines.fault(lines.column(3), fmt.Errorf("%w: population %q", ErrCount, lines.fields[3]))
		}
		countries = append(countries, onomastics.CountryEntry{
			Code: c, Name: lines.fields[1], Adjective: lines.fields[2], Population: population,
		})
	}
}

// A hostLine counts the people born in origin who live in host.
type hostLine struct {
	host, origin onomastics.Country
	persons      uint32
}

// readHosts reads hosts.tsv: host, origin, persons. A set of tables may be without it.
func readHosts(fsys fs.FS) ([]hostLine, error) {
	f, err := fsys.Open(HostsName)
	if err != nil {
		return nil, ignoreMissing(err)
	}
	defer f.Close()
	var hosts []hostLine
	lines := newLineReader(f, HostsName, noComment)
	for {
		ok, err := lines.next(3, 3)
		if err != nil || !ok {
			return hosts, err
		}
		host, err := onomastics.ParseCountry(lines.fields[0])
		if err != nil {
			return nil, lines.fault(1, fmt.Errorf("%w: %w", ErrCountry, err))
		}
		origin, err := onomastics.ParseCountry(lines.fields[1])
		if err != nil {
			return nil, lines.fault(lines.column(1), fmt.Errorf("%w: %w", ErrCountry, err))
		}
		persons, err := strconv.ParseUint(lines.fields[2], 10, 32)
		if err != nil {
			return nil, lines.fault(lines.column(2), fmt.Errorf("%w: %q persons", ErrCount, lines.fields[2]))
		}
		hosts = append(hosts, hostLine{host, origin, uint32(persons)})
	}
}

// Populations returns the countries of countries.tsv with their populations, in persons.
func Populations(fsys fs.FS) (map[onomastics.Country]uint64, error) {
	countries, err := readCountries(fsys)
	if err != nil {
		return nil, err
	}
	populations := make(map[onomastics.Country]uint64, len(countries))
	for _, c := range countries {
		populations[c.Code] = c.Population
	}
	return populations, nil
}
