package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"diasmap/index/member"
	"diasmap/index/sector"
	"diasmap/onomastics"
)

// A gathering counts members as they are. Nothing of it is shown before it is protected.
type gathering struct {
	origin    onomastics.Country
	all       pile
	byCountry map[string]*pile
	bySector  map[string]*pile
	byISCO    map[string]*pile
	bySource  map[string]*pile
}

// A pile is members counted together.
type pile struct {
	name     string
	members  int
	expected float64 // sum of probabilities
	variance float64
	lat, lon float64
	parts    map[string]*pile
}

func newGathering(origin onomastics.Country) *gathering {
	return &gathering{origin, pile{}, map[string]*pile{}, map[string]*pile{}, map[string]*pile{}, map[string]*pile{}}
}

// add counts a member. Whom reviewers ruled out, and who wants no contact, is not counted.
func (g *gathering) add(m *member.Member) error {
	if m.Origin != g.origin || m.Review.Status == member.NotOfOrigin || m.Review.Status == member.NoContact {
		return nil
	}
	p := m.Probability
	if m.Review.Status == member.Confirmed {
		p = 1
	}
	g.all.add(p)
	country := g.pile(g.byCountry, m.Country().String(), p)
	city := country.part(cityKey(m.Place), p)
	city.name = m.Place.Name
	if m.Place.Name != "" {
		city.lat, city.lon = m.Place.Lat, m.Place.Lon
	}
	for _, id := range orNone(m.Sectors) {
		g.pile(g.bySector, id, p)
	}
	code := ""
	if len(m.Occupations) > 0 { // the likeliest
		code = m.Occupations[0]
	}
	major := g.pile(g.byISCO, code[:min(len(code), 1)], p)
	if code != "" {
		major.part(code, p)
	}
	seen := map[string]bool{}
	for _, s := range m.Sources {
		if !seen[s.Source] {
			g.pile(g.bySource, s.Source, p)
		}
		seen[s.Source] = true
	}
	return nil
}

// cityKey is the GeoNames id of a city, empty where the city is not known.
func cityKey(p member.Place) string {
	if p.GeoNamesID == 0 {
		return ""
	}
	return strconv.Itoa(p.GeoNamesID)
}

// orNone is a list that has an empty entry if it has none.
func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}

// pile adds to one of the piles.
func (g *gathering) pile(piles map[string]*pile, key string, probability float64) *pile {
	p := piles[key]
	if p == nil {
		p = &pile{parts: map[string]*pile{}}
		piles[key] = p
	}
	p.add(probability)
	return p
}

func (p *pile) part(key string, probability float64) *pile {
	part := p.parts[key]
	if part == nil {
		part = &pile{}
		p.parts[key] = part
	}
	part.add(probability)
	return part
}

func (p *pile) add(probability float64) {
	p.members++
	p.expected += probability
	p.variance += probability * (1 - probability)
}

// normal95 is how many standard deviations hold 95 % of a normal distribution on each side of its mean.
const normal95 = 1.96

// cell is the pile as a cell. The interval is that of a sum of independent trials of unequal chances, by the normal distribution; it
// says what the probabilities allow, and trusts them.
func (p *pile) cell(key, name string) Cell {
	spread := normal95 * math.Sqrt(p.variance)
	return Cell{Key: key, Name: name, Members: p.members, Lat: p.lat, Lon: p.lon, Expected: Interval{
		Value: int(math.Round(p.expected)),
		Low:   max(int(math.Floor(p.expected-spread)), 0),
		High:  min(int(math.Ceil(p.expected+spread)), p.members),
	}}
}

// cells are piles as cells, named by name.
func cells(piles map[string]*pile, name func(key string, p *pile) string) []Cell {
	list := make([]Cell, 0, len(piles))
	for key, p := range piles {
		c := p.cell(key, name(key, p))
		if len(p.parts) > 0 {
			c.Cells = cells(p.parts, partName)
		}
		list = append(list, c)
	}
	sortCells(list)
	return list
}

// sortCells sorts cells: largest first, what is unknown behind others of its size.
func sortCells(list []Cell) {
	slices.SortFunc(list, func(a, b Cell) int {
		if c := cmp.Compare(b.Members, a.Members); c != 0 {
			return c
		}
		if (a.Key == "") != (b.Key == "") {
			return cmp.Compare(len(b.Key), len(a.Key))
		}
		return cmp.Or(cmp.Compare(b.Stock, a.Stock), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
}

const unknown = "not known"

// partName names a city, or an occupation of a group.
func partName(key string, p *pile) string {
	if p.name != "" {
		return p.name
	}
	if key == "" {
		return "city " + unknown
	}
	return occupationName(key, p)
}

func sourceName(key string, _ *pile) string { return key }

func sectorName(key string, _ *pile) string {
	for _, s := range sector.Sectors() {
		if s.ID == key {
			return s.English
		}
	}
	return cmp.Or(key, unknown)
}

func occupationName(key string, _ *pile) string {
	if g, ok := sector.GroupOf(key); ok {
		return g.Title
	}
	return cmp.Or(key, unknown)
}
