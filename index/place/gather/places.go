package gather

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"diasmap/index/place"
	"diasmap/onomastics"
)

// Columns of GeoNames's tables of places.
const (
	columnID         = 0
	columnName       = 1
	columnASCII      = 2
	columnOthers     = 3
	columnLat        = 4
	columnLon        = 5
	columnFeature    = 7
	columnCountry    = 8
	columnRegion     = 10
	columnPopulation = 14
	columnCount      = 19
)

// addPlaces adds the places of a table of GeoNames, and their names in aliases.tsv, as edit changes them.
func addPlaces(b *place.Builder, content []byte, tables fs.FS, edit func(*place.PlaceEntry)) error {
	aliases, err := readAliases(tables)
	if err != nil {
		return err
	}
	number := 0
	for line := range strings.Lines(string(content)) {
		number++
		p, err := parsePlace(strings.TrimRight(line, "\r\n"))
		if err == nil {
			p.Others = withNames(p.Others, aliases[p.ID].names)
			p.Quarters = aliases[p.ID].quarters
			delete(aliases, p.ID)
			if edit != nil {
				edit(&p)
			}
			err = b.AddPlace(p)
		}
		if err != nil {
			return fmt.Errorf("%s:%d:1: %w", placesFile, number, err)
		}
	}
	for id := range aliases {
		return fmt.Errorf("%s: there is no place %d", aliasesName, id)
	}
	return nil
}

func parsePlace(line string) (p place.PlaceEntry, err error) {
	cells := strings.Split(line, "\t")
	if len(cells) != columnCount {
		return p, fmt.Errorf("%d cells, want %d", len(cells), columnCount)
	}
	p = place.PlaceEntry{Name: cells[columnName], Region: cells[columnRegion], Feature: cells[columnFeature]}
	if p.ID, err = strconv.Atoi(cells[columnID]); err != nil {
		return p, err
	}
	if p.Lat, err = strconv.ParseFloat(cells[columnLat], 64); err != nil {
		return p, err
	}
	if p.Lon, err = strconv.ParseFloat(cells[columnLon], 64); err != nil {
		return p, err
	}
	if p.Country, err = onomastics.ParseCountry(cells[columnCountry]); err != nil {
		return p, err
	}
	if p.Population, err = strconv.Atoi(cells[columnPopulation]); err != nil {
		return p, err
	}
	others := strings.FieldsFunc(cells[columnOthers], func(r rune) bool { return r == ',' })
	p.Fame = len(others)
	p.Others = append(others, cells[columnASCII])
	return p, nil
}

// aliases are further names of a place.
type aliases struct{ names, quarters []string }

// withNames adds names to others, and takes those away that are marked with a hyphen.
func withNames(others, names []string) []string {
	for _, name := range names {
		if wrong, marked := strings.CutPrefix(name, "-"); marked {
			others = slices.DeleteFunc(others, func(s string) bool { return s == wrong })
		} else {
			others = append(others, name)
		}
	}
	return others
}

// readAliases reads further names of places, by id.
func readAliases(tables fs.FS) (map[int]aliases, error) {
	byID := map[int]aliases{}
	err := eachLine(tables, aliasesName, 4, func(cells []string) error {
		id, err := strconv.Atoi(cells[0])
		if err != nil {
			return err
		}
		byID[id] = aliases{slices.Collect(names(cells[2])), slices.Collect(names(cells[3]))}
		return nil
	})
	return byID, err
}
