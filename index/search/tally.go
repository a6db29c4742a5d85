package search

import (
	"fmt"
	"slices"
	"strconv"
)

// A counter counts the rows found by the values of a column; several facets may share it.
type counter struct {
	codes  []uint32
	counts []uint32
}

func (c *counter) add(rows []uint32) {
	codes, counts := c.codes, c.counts
	for _, row := range rows {
		counts[codes[row]]++
	}
}

// A numberCounter counts the rows found by classes of a number.
type numberCounter struct {
	numbers []uint16
	width   uint16
	counts  []uint32
}

func (c *numberCounter) add(rows []uint32) {
	for _, row := range rows {
		c.counts[c.numbers[row]/c.width]++
	}
}

const (
	probabilityWidth = probabilityScale / 10
	bornWidth        = 10
)

// A tally counts what the facets of a query need.
type tally struct {
	view    *view
	columns map[columnKey]*counter
	numbers map[FacetKey]*numberCounter
	found   int
	all     []interface{ add(rows []uint32) }
}

// facetColumns are the columns that facets are counted in.
var facetColumns = map[FacetKey]columnKey{
	FacetOrigin: originColumn, FacetGroup: originColumn, FacetCountry: countryColumn, FacetCity: placeColumn, FacetGrid: placeColumn,
	FacetSector: sectorColumn, FacetOccupation: occupationColumn, FacetIndustry: industryColumn, FacetRole: roleColumn, FacetSource: sourceColumn,
	FacetImport: importColumn, FacetStatus: statusColumn, FacetContact: contactColumn, FacetLanguage: languageColumn, FacetVerdict: verdictColumn,
}

func newTally(v *view, requests []FacetRequest) *tally {
	t := &tally{view: v, columns: map[columnKey]*counter{}, numbers: map[FacetKey]*numberCounter{}}
	for _, r := range requests {
		if column, ok := facetColumns[r.By]; ok {
			if t.columns[column] == nil {
				c := &counter{v.columns[column].codes, make([]uint32, len(v.columns[column].values))}
				t.columns[column] = c
				t.all = append(t.all, c)
			}
			continue
		}
		n := &numberCounter{numbers: v.probability, width: probabilityWidth}
		if r.By == FacetBorn {
			n.numbers, n.width = v.born, bornWidth
		}
		n.counts = make([]uint32, 1<<16/int(n.width)+1)
		t.numbers[r.By] = n
		t.all = append(t.all, n)
	}
	return t
}

func (t *tally) add(rows []uint32) {
	t.found += len(rows)
	for _, c := range t.all {
		c.add(rows)
	}
}

// facet makes the answer to a request of what was counted.
func (t *tally) facet(r FacetRequest, know Knowledge) Facet {
	f := Facet{By: r.By, Under: r.Under}
	b := newBuckets()
	switch r.By {
	case FacetProbability, FacetBorn:
		t.classes(r.By, b)
	case FacetGrid:
		t.grid(r, b)
	case FacetCity:
		t.cities(r, b)
	default:
		t.sets(r, b, know)
	}
	f.Missing = b.missing
	f.Buckets, f.Others = b.largest(r.Size)
	return f
}

// classes lists tenths of probability and decades of birth.
func (t *tally) classes(by FacetKey, b *buckets) {
	for class, n := range t.numbers[by].counts {
		switch {
		case n == 0:
		case by == FacetBorn && class == 0:
			b.missing += int(n)
		case by == FacetBorn:
			b.add(strconv.Itoa(class*bornWidth)+"s", "", int(n))
		default:
			low := min(class, 9)
			b.add(fmt.Sprintf("%.1f..%.1f", float64(low)/10, float64(low+1)/10), "", int(n))
		}
	}
}

// sets lists values of a column whose values may be sets, at the level asked for.
func (t *tally) sets(r FacetRequest, b *buckets, know Knowledge) {
	c := t.columns[facetColumns[r.By]]
	level := levelOf(r)
	var seen []string
	for code, n := range c.counts {
		if n == 0 {
			continue
		}
		seen = seen[:0]
		has(t.view.columns[facetColumns[r.By]].values[code], func(value string) bool {
			if value = level(value); value != "" && !slices.Contains(seen, value) {
				seen = append(seen, value)
				b.add(value, "", int(n))
			}
			return false
		})
		if len(seen) == 0 && (r.Under == "" || has(t.view.columns[facetColumns[r.By]].values[code], r.holds)) {
			b.missing += int(n)
		}
	}
	for value, bucket := range b.byValue {
		bucket.Name = nameOf(r.By, value, know)
	}
}
