// Package gather makes the readable tables of lexicons from the reference data they derive from:
// lists of names with counts or ranks, and tables of people.
//
// People never reach the tables: of a table of people, and of any source whose licence is not
// open (class B), only forms with three bearers or more are taken over, with their counts.
//
// The shares of a name in the sources of a country are mixed, each source weighted by how much
// it counted (mixture.go). Host countries are then cleaned: a name that is far more usual
// elsewhere is not of the host, whose share of it is lowered accordingly (host.go), so that the
// tables say where names come from rather than where their bearers live. Endings and beginnings
// are counted over the distinct names of a country (affix.go).
package gather

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// Run gathers all tables from the reference data in dataDir into lexiconsDir, whose countries it
// replaces. Progress is told to log.
func Run(dataDir, lexiconsDir string, log io.Writer) error {
	if err := WriteCountries(dataDir, lexiconsDir); err != nil {
		return err
	}
	if err := WriteHosts(dataDir, lexiconsDir); err != nil {
		return err
	}
	population, err := lexicons.Populations(os.DirFS(lexiconsDir))
	if err != nil {
		return err
	}
	g := newGathering(population)
	if err := g.readLists(dataDir); err != nil {
		return err
	}
	fmt.Fprintf(log, "read the lists of names: %d countries\n", len(g.countries))
	if err := g.readPeople(dataDir, log); err != nil {
		return err
	}
	if err := g.readPatronymics(filepath.Join(dataDir, "patronymics", "ru.russiannames.tsv")); err != nil {
		return err
	}
	g.mix()
	g.cleanHosts()
	return g.write(lexiconsDir, log)
}

// A gathering is everything read so far, by country.
type gathering struct {
	population map[onomastics.Country]uint64
	countries  map[onomastics.Country]*country
}

func newGathering(population map[onomastics.Country]uint64) *gathering {
	return &gathering{population, map[onomastics.Country]*country{}}
}

// A country is what is gathered of one country.
type country struct {
	code    onomastics.Country
	sources []*source
	names   [tableCount]map[string]*name // by form
}

const tableCount = int(onomastics.PatronymicTable) + 1

// A name is one form of one country: its mixed share, and which sources list it.
type name struct {
	key     string
	share   float64
	kept    float64 // of the share, after hosts are cleaned: 1 where nothing was taken away
	sources []*source
	ships   bool
}

// of returns what is gathered of a country, or nil for one that is not in countries.tsv.
func (g *gathering) of(code onomastics.Country) *country {
	if _, ok := g.population[code]; !ok {
		return nil
	}
	c := g.countries[code]
	if c == nil {
		c = &country{code: code}
		g.countries[code] = c
	}
	return c
}

// sorted returns the countries in the order of their codes.
func (g *gathering) sorted() []*country {
	out := make([]*country, 0, len(g.countries))
	for _, c := range g.countries {
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y *country) int { return slices.Compare(x.code[:], y.code[:]) })
	return out
}
