package gather

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"strings"

	"diasmap/index/place"
	"diasmap/onomastics"
)

// codesInUse are the countries whose codes of divisions in GeoNames are those that people write.
var codesInUse = map[string]bool{"US": true, "CH": true}

// addRegions adds the first-level divisions of GeoNames, and their names in regions.tsv.
func addRegions(b *place.Builder, content []byte, tables fs.FS) error {
	var divisions []struct{ Code, Name string }
	if err := json.Unmarshal(content, &divisions); err != nil {
		return fmt.Errorf("%s: %w", regionsFile, err)
	}
	for _, d := range divisions {
		country, code, err := parseDivision(d.Code)
		if err != nil {
			return fmt.Errorf("%s: %w", regionsFile, err)
		}
		b.AddRegion(place.RegionEntry{Country: country, Code: code, Name: d.Name})
		if codesInUse[country.String()] {
			if err := b.AddRegionName(country, code, code, true); err != nil {
				return err
			}
		}
	}
	return eachLine(tables, regionsName, 3, func(cells []string) error { return addRegionNames(b, cells) })
}

// parseDivision reads a code as US.TX.
func parseDivision(s string) (onomastics.Country, string, error) {
	before, code, found := strings.Cut(s, ".")
	country, err := onomastics.ParseCountry(before)
	if err == nil && (!found || code == "") {
		err = fmt.Errorf("division %q: want a country and a code, as US.TX", s)
	}
	return country, code, err
}

// addRegionNames adds a line of regions.tsv: the division, its short forms, its other names.
func addRegionNames(b *place.Builder, cells []string) error {
	country, code, err := parseDivision(cells[0])
	if err != nil {
		return err
	}
	for name := range names(cells[1]) {
		if err := b.AddRegionName(country, code, name, true); err != nil {
			return err
		}
	}
	for name := range names(cells[2]) {
		if err := b.AddRegionName(country, code, name, false); err != nil {
			return err
		}
	}
	return nil
}

// names yields what | parts.
func names(cell string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range strings.SplitSeq(cell, "|") {
			if name = strings.TrimSpace(name); name != "" && !yield(name) {
				return
			}
		}
	}
}
