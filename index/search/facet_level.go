package search

import (
	"strings"

	"diasmap/onomastics"
)

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

// holds says whether a value lies in the one that a facet is under.
func (r *FacetRequest) holds(value string) bool {
	switch r.By {
	case FacetOccupation:
		return strings.HasPrefix(value, r.Under)
	case FacetIndustry:
		return sectionOf(value) == r.Under
	}
	return groupOf(value) == r.Under
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
