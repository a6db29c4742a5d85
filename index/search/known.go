package search

import (
	"slices"
	"strings"
	"sync"

	"diasmap/corpus"
	"diasmap/index/place"
	"diasmap/index/sector"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

// A Known explains words by the tables that the program carries.
type Known struct {
	sectors  *sector.Resolver
	places   *place.Gazetteer
	origins  map[string]onomastics.Country // adjectives, folded
	sectorOf func() map[string]string      // ids by folded name
}

// NewKnown makes a Known; lexicon tells the adjectives of origins.
func NewKnown(sectors *sector.Resolver, places *place.Gazetteer, lexicon *onomastics.Lexicon) *Known {
	k := &Known{sectors: sectors, places: places, origins: map[string]onomastics.Country{}, sectorOf: sync.OnceValue(sectorNames)}
	for _, c := range lexicon.Countries() {
		k.origins[fold(c.Adjective)] = c.Code
		k.origins[fold(c.Name)] = c.Code
	}
	return k
}

// DefaultOptions are those of an index that knows all that the program carries: lexicon, sectors and places.
func DefaultOptions() (Options, error) {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return Options{}, err
	}
	sectors, err := sector.Default()
	if err != nil {
		return Options{}, err
	}
	places, err := place.Default()
	if err != nil {
		return Options{}, err
	}
	return Options{Lexicon: lexicon, Knowledge: NewKnown(sectors, places, lexicon)}, nil
}

// sectorAliases are what people call sectors besides their names.
const sectorAliases = `health: medicine healthcare medical
ict: it tech informatics telecom
business: entrepreneurs businesspeople
public: politics government civil-service
sport: sports
arts: culture
research: science`

func sectorNames() map[string]string {
	names := map[string]string{}
	for _, s := range sector.Sectors() {
		for _, name := range []string{s.ID, s.English, s.French, s.Russian} {
			names[fold(name)] = s.ID
		}
	}
	for line := range strings.Lines(sectorAliases) {
		id, aliases, _ := strings.Cut(line, ":")
		for alias := range strings.FieldsSeq(aliases) {
			names[strings.ReplaceAll(alias, "-", " ")] = id
		}
	}
	return names
}

// Occupations reads a text as a job title, in any of the languages of package sector.
func (k *Known) Occupations(text string) []OccupationMeaning {
	matches := k.sectors.Resolve(text, sector.Hint{})
	read, told := 0, 0
	for _, m := range matches {
		if read += len(m.Words); !m.Alternative {
			told++
		}
	}
	wanted := 0
	for word := range textWords(text) {
		if !slices.Contains(idleWords, word) {
			wanted++
		}
	}
	meanings := make([]OccupationMeaning, 0, len(matches))
	for _, m := range matches {
		meanings = append(meanings, OccupationMeaning{
			Code: m.ISCO, Role: string(m.Role), Words: m.Words, Confidence: m.Confidence, Whole: told == 1 && read >= wanted,
		})
	}
	return meanings
}

// workers are words that people say of everybody in a sector.
var workers = []string{"workers", "professionals", "sector", "specialists", "people"}

// Sectors understands ids, names in English, French and Russian, and some more; «health workers» too.
func (k *Known) Sectors(text string) []string {
	text = fold(strings.TrimSpace(text))
	if before, last, ok := cutLast(text); ok && slices.Contains(workers, last) {
		text = before
	}
	if id, ok := k.sectorOf()[text]; ok {
		return []string{id}
	}
	return nil
}

// cutLast parts the last word from those before it.
func cutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 {
		return "", text, false
	}
	return text[:i], text[i+1:], true
}

// SectorIDs lists the sectors in their order.
func (k *Known) SectorIDs() []string {
	var ids []string
	for _, s := range sector.Sectors() {
		ids = append(ids, s.ID)
	}
	return ids
}

// Origins understands codes, names in many languages and English adjectives.
func (k *Known) Origins(text string) []onomastics.Country {
	if c, ok := k.origins[fold(text)]; ok {
		return []onomastics.Country{c}
	}
	return k.Countries(text)
}

// Countries understands codes and names in many languages.
func (k *Known) Countries(text string) []onomastics.Country {
	if c, ok := corpus.ResidenceCountry(text); ok {
		return []onomastics.Country{c}
	}
	return nil
}

// Places asks the gazetteer.
func (k *Known) Places(text string) []PlaceMeaning {
	answer := k.places.Resolve(text, place.Hint{})
	if answer.IsZero() {
		return nil
	}
	var meanings []PlaceMeaning
	for _, c := range append([]place.Candidate{answer.Candidate}, answer.Others...) {
		meanings = append(meanings, PlaceMeaning{
			GeoNamesID: c.GeoNamesID, Name: c.Name, Region: c.RegionName, RegionCode: c.Region, Country: c.Country, Lat: c.Lat, Lon: c.Lon, Confidence: c.Probability,
			Misspelt: c.Edits > 0, Wide: c.Kind != place.City,
		})
	}
	return meanings
}

// PlacesBeginning asks the gazetteer.
func (k *Known) PlacesBeginning(text string) []PlaceMeaning {
	const most = 10
	var meanings []PlaceMeaning
	for _, p := range k.places.Suggest(text, place.Hint{}, most) {
		meanings = append(meanings, PlaceMeaning{GeoNamesID: p.GeoNamesID, Name: p.Name, Region: p.RegionName, RegionCode: p.Region, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Wide: p.Kind != place.City})
	}
	return meanings
}

// OccupationName is the title of an ISCO-08 group.
func (k *Known) OccupationName(code string) string {
	g, _ := sector.GroupOf(code)
	return g.Title
}

// SectorName is the English name of a sector.
func (k *Known) SectorName(id string) string {
	for _, s := range sector.Sectors() {
		if s.ID == id {
			return s.English
		}
	}
	return ""
}

// IndustryName is the title of an ISIC section or division.
func (k *Known) IndustryName(code string) string {
	in, _ := sector.IndustryOf(code)
	return in.Title
}
