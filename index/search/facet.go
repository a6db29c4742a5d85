package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	if f.Level < 0 || f.Level > mostGridLevel {
		return fmt.Errorf("facet %s: level %d: %w: levels are 1 to %d", f.By, f.Level, ErrUnknownFacet, mostGridLevel)
	}
	if !slices.Contains(FacetKeys(), f.By) {
		names := make([]string, 0, len(FacetKeys()))
		for _, k := range FacetKeys() {
			names = append(names, string(k))
		}
		return fmt.Errorf("facet %q: %w: %s", f.By, ErrUnknownFacet, adviceOf(string(f.By), names, "want one of "+strings.Join(names, ", ")).text)
	}
	return nil
}

// A Facet is how many members found have each value.
type Facet struct {
	By    FacetKey `json:"by"`
	Under string   `json:"under,omitempty"`
	// Buckets are the values listed, the most frequent first. A member of several values counts in each.
	Buckets []Bucket `json:"buckets"`
	// Others is how many more values there are, Missing how many members have none (with Under: lie in it and have none that is
	// finer).
	Others  int `json:"others"`
	Missing int `json:"missing"`
}
