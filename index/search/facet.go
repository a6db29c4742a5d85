package search

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// A FacetKey is what members found can be counted by.
type FacetKey string

// The facets.
const (
	FacetOrigin      FacetKey = "origin"
	FacetGroup       FacetKey = "group" // groups of origins that share names
	FacetCountry     FacetKey = "country"
	FacetCity        FacetKey = "city"
	FacetSector      FacetKey = "sector"
	FacetOccupation  FacetKey = "occupation" // ISCO-08 groups of one level
	FacetIndustry    FacetKey = "industry"   // ISIC sections or divisions
	FacetRole        FacetKey = "role"
	FacetSource      FacetKey = "source"
	FacetImport      FacetKey = "import"
	FacetStatus      FacetKey = "status"
	FacetContact     FacetKey = "contact"
	FacetLanguage    FacetKey = "language"
	FacetVerdict     FacetKey = "verdict"
	FacetProbability FacetKey = "probability" // in tenths
	FacetBorn        FacetKey = "born"        // in decades
	FacetGrid        FacetKey = "grid"        // cells of a geohash, for a map
)

// FacetKeys lists what can be counted by.
func FacetKeys() []FacetKey {
	return []FacetKey{
		FacetOrigin, FacetGroup, FacetCountry, FacetCity, FacetSector, FacetOccupation, FacetIndustry, FacetRole, FacetSource, FacetImport,
		FacetStatus, FacetContact, FacetLanguage, FacetVerdict, FacetProbability, FacetBorn, FacetGrid,
	}
}

// A FacetRequest asks for counts by a facet.
type FacetRequest struct {
	By FacetKey `json:"by"`
	// Size is how many values are listed, the largest first; 0 means DefaultFacetSize, -1 all.
	Size int `json:"size,omitempty"`
	// Under lists only what lies in a value one level up: cities of a country, ISCO groups within a group, divisions
	// of an ISIC section, origins of a group, cells of a larger cell.
	Under string `json:"under,omitempty"`
	// Level is the digits of ISCO groups (1 to 4) and the letters of a geohash (1 to 6); 0 is one
	// more than Under has.
	Level int `json:"level,omitempty"`
}

// DefaultFacetSize is how many values of a facet are listed where a query does not say.
const DefaultFacetSize = 10

// ParseFacet reads "sector", "city:FR", "occupation:22", "grid/3", with a number of values as in "sector=20".
func ParseFacet(s string) (FacetRequest, error) {
	var f FacetRequest
	name, size, sized := strings.Cut(s, "=")
	if sized {
		n, err := strconv.Atoi(size)
		if err != nil || n < -1 || n == 0 {
			return f, fmt.Errorf("facet %q: %q is no number of values: %w", s, size, ErrUnknownFacet)
		}
		f.Size = n
	}
	name, level, levelled := strings.Cut(name, "/")
	if levelled {
		n, err := strconv.Atoi(level)
		if err != nil || n < 1 || n > mostGridLevel {
			return f, fmt.Errorf("facet %q: %q is no level: %w", s, level, ErrUnknownFacet)
		}
		f.Level = n
	}
	name, f.Under, _ = strings.Cut(name, ":")
	f.By = FacetKey(name)
	return f, f.check()
}

func (f *FacetRequest) check() error {
	if !slices.Contains(FacetKeys(), f.By) {
		names := make([]string, 0, len(FacetKeys()))
		for _, k := range FacetKeys() {
			names = append(names, string(k))
		}
		return fmt.Errorf("facet %q: %w: %s", f.By, ErrUnknownFacet, hintOf(string(f.By), names, "want one of "+strings.Join(names, ", ")))
	}
	return nil
}

// A Facet is how many members found have each value.
type Facet struct {
	By    FacetKey `json:"by"`
	Under string   `json:"under,omitempty"`
	// Buckets are the values listed, the most frequent first. A member of several values counts in each.
	Buckets []Bucket `json:"buckets"`
	// Others is how many more values there are, Missing how many members have none.
	Others  int `json:"others"`
	Missing int `json:"missing"`
}

// A Bucket is a value and how many members found have it.
type Bucket struct {
	Value string `json:"value"`
	// Name is the value in words, "" if Value is.
	Name  string `json:"name,omitempty"`
	Count int    `json:"count"`
	// Lat and Lon are the middle of the members of a cell of the grid, or the point of a city.
	Lat float64 `json:"lat,omitempty"`
	Lon float64 `json:"lon,omitempty"`
}

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
		if len(seen) == 0 {
			b.missing += int(n)
		}
	}
	for value, bucket := range b.byValue {
		bucket.Name = nameOf(r.By, value, know)
	}
}

// levelOf returns what makes of a value the one that is counted, "" for none.
func levelOf(r FacetRequest) func(value string) string {
	switch r.By {
	case FacetOccupation:
		digits := r.Level
		if digits == 0 {
			digits = len(r.Under) + 1
		}
		return func(value string) string {
			if len(value) < digits || !strings.HasPrefix(value, r.Under) {
				return ""
			}
			return value[:digits]
		}
	case FacetIndustry:
		return func(value string) string {
			switch section := sectionOf(value); {
			case r.Under == "":
				return section
			case section != r.Under || value == section:
				return ""
			}
			return value
		}
	case FacetGroup:
		return groupOf
	case FacetOrigin:
		return func(value string) string {
			if r.Under != "" && groupOf(value) != r.Under {
				return ""
			}
			return value
		}
	}
	return func(value string) string { return value }
}

// groupOf is the code of the finest group of a country, "" for none.
func groupOf(code string) string {
	c, err := onomastics.ParseCountry(code)
	if err != nil {
		return ""
	}
	g, _ := onomastics.GroupOf(c)
	return g.Code
}

// nameOf is a value of a facet in words.
func nameOf(by FacetKey, value string, know Knowledge) string {
	switch by {
	case FacetOrigin, FacetCountry:
		return countryName(value)
	case FacetGroup:
		for _, g := range onomastics.Groups() {
			if g.Code == value {
				return g.Name
			}
		}
	case FacetSector:
		return know.SectorName(value)
	case FacetOccupation:
		return know.OccupationName(value)
	case FacetIndustry:
		return know.IndustryName(value)
	case FacetLanguage:
		return languageName(value)
	}
	return ""
}

// cities lists cities, of one country or all.
func (t *tally) cities(r FacetRequest, b *buckets) {
	places := t.view.placesOf()
	for code, n := range t.columns[placeColumn].counts {
		p := &places[code]
		switch {
		case n == 0:
		case r.Under != "" && p.country.String() != r.Under:
		case p.name == "":
			b.missing += int(n)
		default:
			bucket := b.add(p.key(), p.title(), int(n))
			bucket.Lat, bucket.Lon = p.lat, p.lon
		}
	}
}

// key tells a place from others: its GeoNames id, or what the list calls it.
func (p *locality) key() string {
	if p.geoNames != 0 {
		return strconv.Itoa(p.geoNames)
	}
	return p.title()
}

// title is the name of a place with its country.
func (p *locality) title() string {
	if p.country.IsZero() {
		return p.name
	}
	return p.name + ", " + p.country.String()
}

// grid lists cells of a geohash.
func (t *tally) grid(r FacetRequest, b *buckets) {
	letters := r.Level
	if letters == 0 {
		letters = min(len(r.Under)+1, mostGridLevel)
		if r.Under == "" {
			letters = defaultGridLevel
		}
	}
	places := t.view.placesOf()
	for code, n := range t.columns[placeColumn].counts {
		p := &places[code]
		if n == 0 {
			continue
		}
		if !p.hasPoint {
			b.missing += int(n)
			continue
		}
		cell := geohash(p.lat, p.lon, letters)
		if !strings.HasPrefix(cell, r.Under) {
			continue
		}
		bucket := b.add(cell, "", int(n))
		share := float64(n) / float64(bucket.Count)
		bucket.Lat += (p.lat - bucket.Lat) * share
		bucket.Lon += (p.lon - bucket.Lon) * share
	}
}

// buckets gathers counts by value.
type buckets struct {
	byValue map[string]*Bucket
	missing int
}

func newBuckets() *buckets { return &buckets{byValue: map[string]*Bucket{}} }

func (b *buckets) add(value, name string, n int) *Bucket {
	bucket := b.byValue[value]
	if bucket == nil {
		bucket = &Bucket{Value: value, Name: name}
		b.byValue[value] = bucket
	}
	bucket.Count += n
	return bucket
}

// largest lists the most frequent values, and tells how many are left out.
func (b *buckets) largest(size int) (list []Bucket, others int) {
	if size == 0 {
		size = DefaultFacetSize
	}
	list = make([]Bucket, 0, len(b.byValue))
	for _, bucket := range b.byValue {
		list = append(list, *bucket)
	}
	slices.SortFunc(list, func(x, y Bucket) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Value, y.Value))
	})
	if size > 0 && len(list) > size {
		return list[:size:size], len(list) - size
	}
	return list, 0
}
