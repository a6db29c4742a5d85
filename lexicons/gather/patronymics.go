package gather

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// patronymicCountries use patronymics in -ovich, -ovna and their kin in civil registers, or did
// until 1991.
var patronymicCountries = []string{"RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AZ", "AM", "GE", "MD"}

// fewestPatronymics is how often a patronymic must have been counted to be taken over.
const fewestPatronymics = 20

// readPatronymics spreads the counted patronymics over the countries that use them, by how usual
// the father's name is in each: a Levonovich is an Armenian's son more often than a Russian's.
func (g *gathering) readPatronymics(file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	fathers := g.fathers()
	for i, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 4 { // the father's name is not known
			continue
		}
		count, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return fmt.Errorf("%s:%d: count %q", file, i+1, f[1])
		}
		if count >= fewestPatronymics {
			g.spread(f[0], keyOf(cleanForm(f[3]), onomastics.Country{}), count, fathers)
		}
	}
	for _, code := range patronymicCountries {
		c := g.of(onomastics.MustParseCountry(code))
		for _, s := range c.sources {
			if s.title == patronymicTitle {
				s.settle(0)
			}
		}
	}
	return nil
}

// fathers returns the share of given names by country and key.
func (g *gathering) fathers() map[string]map[string]float64 {
	fathers := map[string]map[string]float64{}
	for _, code := range patronymicCountries {
		c := g.of(onomastics.MustParseCountry(code))
		shares := map[string]float64{}
		for form, n := range c.mixTable(onomastics.GivenTable) {
			shares[keyOf(form, onomastics.Country{})] += n.share
		}
		fathers[code] = shares
	}
	return fathers
}

// rareFather stands in for the share of a given name no list of a country has.
const rareFather = 1e-6

const patronymicTitle = "russiannames (aggregated)"

func (g *gathering) spread(patronymic, father string, count float64, fathers map[string]map[string]float64) {
	form := cleanForm(patronymic)
	if form == "" || father == "" {
		return
	}
	for _, code := range patronymicCountries {
		share := fathers[code][father]
		if share < rareFather && code != "RU" {
			continue
		}
		c := g.of(onomastics.MustParseCountry(code))
		s := c.patronymicSource()
		s.rows++
		s.add(onomastics.PatronymicTable, form, count*max(share, rareFather)/g.fatherTotal(father, fathers))
	}
}

// fatherTotal is the sum over countries of the shares of a father's name.
func (g *gathering) fatherTotal(father string, fathers map[string]map[string]float64) float64 {
	total := 0.0
	for _, code := range patronymicCountries {
		total += max(fathers[code][father], rareFather)
	}
	return total
}

func (c *country) patronymicSource() *source {
	for _, s := range c.sources {
		if s.title == patronymicTitle {
			return s
		}
	}
	s := newSource(patronymicTitle, "BSD-3-Clause", aggregateClass)
	s.table, s.counted = onomastics.PatronymicTable, true
	c.sources = append(c.sources, s)
	return s
}
