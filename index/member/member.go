package member

import (
	"time"

	"diasmap/onomastics"
)

// A Member is one probable or possible member of a diaspora. The zero value of a field means that nothing is known.
type Member struct {
	// ID is stable: the same person of the same source has it after each import (SourceID, RowID).
	ID string
	// Sources are the lists that hold the person, first come first. Several after duplicates are merged.
	Sources []SourceRef
	Name    Name
	// Keys are the variant keys of the words of the name (onomastics.AppendVariantKeys), sorted, each once: the
	// spellings of one name in any script share one.
	Keys []string

	// Origin is the probable origin of the name, and Probability its posterior, 0 to 1.
	Origin       onomastics.Country
	Probability  float64
	Alternatives []onomastics.Origin
	Verdict      onomastics.Verdict
	Reason       string
	Evidence     string

	BirthYear int
	// What the list says, as it says it.
	Employer       string
	OccupationText string
	IndustryText   string
	CityText       string
	// What that was understood as: ISCO-08 groups of one to four digits, an ISIC section or division, ids of
	// sectors, and the role a person has in them (owner, director, investor, physician, professor).
	Occupations []string
	Industry    string
	Sectors     []string
	Role        string
	Place       Place
	// Residence is the host country.
	Residence onomastics.Country
	Languages []string

	Review  Review
	Contact Contact
	// Imported is when the first list brought the member, Updated when a list or a person last changed it.
	Imported, Updated time.Time
	// RetainUntil is the day after which the member is purged; zero if no list set one.
	RetainUntil time.Time
	// History is what changed, oldest first, at most MostHistory changes.
	History []Change
	// Extra is what else the list says, by the name of its column.
	Extra map[string]string
}

// A Name is a name as the source writes it. Full is always there.
type Name struct {
	Full, Given, Family string
	// Others are other names of the same person that the source lists.
	Others []string
}

// A SourceRef says where in which list a member stands.
type SourceRef struct {
	Source string // id of the list, as "orcid"
	// SourceID is the id of the person in the list, empty if it has none.
	SourceID string
	// First is the import that brought the person, Import the last one that held it.
	First, Import string
	// Row is the number of the record in the list of that import, from 1.
	Row int
}

// A Place is where a member lives or works.
type Place struct {
	GeoNamesID int
	Name       string
	Admin1     string
	Country    onomastics.Country
	// Lat and Lon are WGS 84 degrees. They count only if HasPoint.
	Lat, Lon float64
}

// HasPoint says whether the coordinates are known.
func (p Place) HasPoint() bool { return p.Lat != 0 || p.Lon != 0 }

// Country is where a member lives, by the place, else by the residence the list states.
func (m *Member) Country() onomastics.Country {
	if !m.Place.Country.IsZero() {
		return m.Place.Country
	}
	return m.Residence
}

// A Change is one field that changed.
type Change struct {
	At time.Time
	// By is the import or the person that changed it.
	By    string
	Field string
	From  string
	To    string
}

// MostHistory bounds the history of one member; the oldest changes go first.
const MostHistory = 50

// Record adds a change to the history.
func (m *Member) Record(c Change) {
	m.History = append(m.History, c)
	if n := len(m.History) - MostHistory; n > 0 {
		m.History = append(m.History[:0], m.History[n:]...)
	}
}
