package search

import "diasmap/onomastics"

// A Knowledge explains words and codes. Its zero-knowledge form is NoKnowledge: words are then only sought as they
// are written.
type Knowledge interface {
	// Occupations are the ISCO-08 groups that words in any language name, best first.
	Occupations(text string) []OccupationMeaning
	// Sectors are the ids of sectors a text names, in any language it knows.
	Sectors(text string) []string
	// SectorIDs lists all sectors.
	SectorIDs() []string
	// Origins are the countries whose names a text means: a code, a name, an adjective as «Armenian».
	Origins(text string) []onomastics.Country
	// Countries are those a text names: a code, a name in many languages.
	Countries(text string) []onomastics.Country
	// Places are those a text may mean, likeliest first.
	Places(text string) []PlaceMeaning
	// PlacesBeginning are those whose names begin so, the largest first.
	PlacesBeginning(text string) []PlaceMeaning
	// OccupationName, SectorName and IndustryName are titles for people, "" for codes not known.
	OccupationName(code string) string
	SectorName(id string) string
	IndustryName(code string) string
}

// An OccupationMeaning is an ISCO-08 group that words may name.
type OccupationMeaning struct {
	// Code is the group: one to four digits, "" where the words tell a role alone.
	Code string
	// Role is the part that the words give: owner, investor …; "" for none.
	Role string
	// Words are what was read, in English: of «кардиолог», cardiologist.
	Words []string
	// Confidence is how likely it is meant, 0 to 1.
	Confidence float64
	// Whole: all words of the text are about the occupation.
	Whole bool
}

// A PlaceMeaning is a place that words may name.
type PlaceMeaning struct {
	GeoNamesID int
	Name       string
	Region     string // in words
	RegionCode string // as GeoNames has it
	Country    onomastics.Country
	Lat, Lon   float64
	Confidence float64
	// Misspelt: the place is spelt otherwise. Wide: it is a region or country.
	Misspelt, Wide bool
}

// NoKnowledge knows nothing.
type NoKnowledge struct{}

// Occupations knows none.
func (NoKnowledge) Occupations(string) []OccupationMeaning { return nil }

// Sectors knows none.
func (NoKnowledge) Sectors(string) []string { return nil }

// SectorIDs knows none.
func (NoKnowledge) SectorIDs() []string { return nil }

// Origins knows codes alone.
func (k NoKnowledge) Origins(text string) []onomastics.Country { return k.Countries(text) }

// Countries knows codes alone.
func (NoKnowledge) Countries(text string) []onomastics.Country {
	if c, err := onomastics.ParseCountry(text); err == nil {
		return []onomastics.Country{c}
	}
	return nil
}

// Places knows none.
func (NoKnowledge) Places(string) []PlaceMeaning { return nil }

// PlacesBeginning knows none.
func (NoKnowledge) PlacesBeginning(string) []PlaceMeaning { return nil }

// OccupationName knows none.
func (NoKnowledge) OccupationName(string) string { return "" }

// SectorName knows none.
func (NoKnowledge) SectorName(string) string { return "" }

// IndustryName knows none.
func (NoKnowledge) IndustryName(string) string { return "" }
