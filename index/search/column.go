package search

import (
	"slices"
	"strings"
)

// A columnKey numbers the columns of values that are one of a list.
type columnKey uint8

// The columns. Those of several values hold a set as one value, its members parted by setSeparator.
const (
	originColumn columnKey = iota
	countryColumn
	placeColumn
	occupationColumn
	industryColumn
	sectorColumn
	roleColumn
	sourceColumn
	importColumn
	languageColumn
	statusColumn
	contactColumn
	verdictColumn
	columnCount
)

// setSeparator parts the values of a set; no value contains it.
const setSeparator = "\x1f"

// setOf is the one value for a set: sorted, each once.
func setOf(values []string) string {
	switch len(values) {
	case 0:
		return ""
	case 1:
		return values[0]
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return strings.Join(slices.Compact(sorted), setSeparator)
}

// A dictionary numbers the values of a column in the order they are met. Number 0 is the empty value.
type dictionary struct {
	values []string
	codes  map[string]uint32 // made when a value is first added
}

func newDictionary() *dictionary { return &dictionary{values: []string{""}} }

// code returns the number of a value, a new one if need be.
func (d *dictionary) code(value string) uint32 {
	if d.codes == nil {
		d.codes = make(map[string]uint32, len(d.values))
		for i, v := range d.values {
			d.codes[v] = uint32(i)
		}
	}
	if code, ok := d.codes[value]; ok {
		return code
	}
	code := uint32(len(d.values))
	d.values = append(d.values, strings.Clone(value))
	d.codes[d.values[code]] = code
	return code
}

// A column holds for each row the number of its value. A copy of it stays as it is when rows are added.
type column struct {
	codes  []uint32
	values []string
}

// has says whether a value of the set with this number passes.
func has(set string, passes func(value string) bool) bool {
	for set != "" {
		var value string
		value, set, _ = strings.Cut(set, setSeparator)
		if passes(value) {
			return true
		}
	}
	return false
}
