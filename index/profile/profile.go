package profile

import (
	"time"

	"diasmap/onomastics"
)

// A Profile is what can be told of a diaspora.
type Profile struct {
	Origin onomastics.Country `json:"origin"`
	// Name of the country of origin in English.
	Name string    `json:"name"`
	Made time.Time `json:"made"`
	// Rounded is what counts are multiples of, 1 for exact ones, and Floor the least count that is told.
	Rounded int `json:"rounded_to"`
	Floor   int `json:"floor"`
	// All counts all members, and Stock is the migrants of the origin in all hosts.
	All   Cell `json:"all"`
	Stock int  `json:"migrant_stock"`
	// Lists are those the members come from, newest import each, and Uncorrected says of which lists no corrected
	// count can be made, and why.
	Lists       []List   `json:"lists"`
	Uncorrected []string `json:"uncorrected,omitempty"`
	Tables      []Table  `json:"tables"`
	// Comparison is set where two imports were to be compared.
	Comparison *Comparison `json:"comparison,omitempty"`
}

// A List is a list that was imported.
type List struct {
	Source  string    `json:"source"`
	Import  string    `json:"import"`
	Ended   time.Time `json:"ended"`
	Rows    int       `json:"rows"`
	Purpose string    `json:"purpose"`
}

// Ids of tables.
const (
	ByCountry    = "country"
	BySector     = "sector"
	ByOccupation = "occupation"
	BySource     = "source"
)

// A Table counts members by one of their properties.
type Table struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Note  string `json:"note,omitempty"`
	// Cells are sorted, largest first, those that are not told last.
	Cells []Cell `json:"cells"`
}

// A Cell is a number of members.
type Cell struct {
	// Key is a code: of a country, a sector, an ISCO-08 group; the GeoNames id of a city; the id of a list. Empty where it is unknown.
	Key  string `json:"key"`
	Name string `json:"name"`
	// Hidden says that the numbers are not told, since they are small or others could be worked out of them. They are zero.
	Hidden bool `json:"hidden,omitempty"`
	// Members are those in the directory, and Expected how many of them are rightly there, by what reviewers decided and by the
	// probabilities of all others.
	Members  int      `json:"members"`
	Expected Interval `json:"expected"`
	// Corrected is how many the lists hold, those included whom the directory has not found; nil where it is not known.
	Corrected *Interval `json:"corrected,omitempty"`
	// Stock is how many migrants born in the country of origin live in this one, 0 if that is not known.
	Stock int `json:"migrant_stock,omitempty"`
	// Lat and Lon are degrees of a city, both 0 where it has none.
	Lat float64 `json:"lat,omitempty"`
	Lon float64 `json:"lon,omitempty"`
	// Cells part the members further: the cities of a country, the occupations of a group.
	Cells []Cell `json:"cells,omitempty"`
}

// An Interval is an estimate that lies between Low and High with a probability of 95 %.
type Interval struct {
	Value int `json:"value"`
	Low   int `json:"low"`
	High  int `json:"high"`
}

// Table finds a table by its id; nil if there is none.
func (p *Profile) Table(id string) *Table {
	for i := range p.Tables {
		if p.Tables[i].ID == id {
			return &p.Tables[i]
		}
	}
	return nil
}
