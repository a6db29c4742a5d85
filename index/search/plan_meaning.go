package search

import (
	"slices"
	"strings"
)

// meaning is the condition of what words mean: an occupation, a sector, a place, a country, an origin. Several words
// must mean it surely.
func (p *planner) meaning(text string, several bool) (condition, bool) {
	var parts anyCondition
	add := func(c condition, what string) {
		parts = append(parts, c)
		p.means(text, what)
	}
	know := p.know
	if c, what := p.occupation(text, several); c != nil {
		add(c, what)
	}
	if ids := know.Sectors(text); len(ids) > 0 {
		add(p.lighter(p.hasAny(sectorColumn, ids), widerWeight), "sector "+strings.Join(ids, ", "))
	}
	if countries := know.Countries(text); len(countries) > 0 && len([]rune(text)) > 2 {
		add(p.lighter(p.hasAny(countryColumn, codesOf(countries)), placeWeight), "in the country "+countries[0].String())
	} else if origins := know.Origins(text); len(origins) > 0 && len([]rune(text)) > 2 {
		add(p.lighter(p.hasAny(originColumn, codesOf(origins)), placeWeight), "origin "+strings.Join(codesOf(origins), ", "))
	}
	least := likelyPlace
	if several {
		least = surePlace
	}
	if c, what := p.place(text, least); c != nil {
		add(c, what)
	}
	return either(p.view, parts...), len(parts) > 0
}

// lighter gives what meets a condition another weight.
func (p *planner) lighter(c condition, weight uint8) condition {
	if code, ok := c.(*codeCondition); ok {
		for i := range code.weights {
			code.weights[i] = min(code.weights[i], weight)
		}
	}
	return c
}

const (
	// surePlace is how sure a place of several words must be, and likelyPlace one of a single word.
	surePlace, likelyPlace = 0.5, 0.3
	// sureOccupation is how sure an occupation of several words must be, and likelyOccupation one of a single word.
	sureOccupation, likelyOccupation = 0.5, 0.25
)

// places are the places that a text surely means.
func (p *planner) places(text string, least float64) []PlaceMeaning {
	var sure []PlaceMeaning
	for _, m := range p.know.Places(text) {
		if !m.Misspelt && m.Confidence >= least {
			sure = append(sure, m)
		}
	}
	return sure
}

// place is the condition of living in a place that a text names, nil if it names none.
func (p *planner) place(text string, least float64) (condition, string) {
	meanings := p.places(text, least)
	if len(meanings) == 0 {
		return nil, ""
	}
	places, found := p.view.placesOf(), false
	c := newCodeCondition(p.view, placeColumn, func(code int, _ string) uint8 {
		if slices.ContainsFunc(meanings, places[code].is) {
			found = true
			return placeWeight
		}
		return 0
	})
	if !found {
		return nil, ""
	}
	return c, "the place " + placeTitle(meanings[0])
}

// is says whether a place is the one meant, or lies in the region meant.
func (p *locality) is(m PlaceMeaning) bool {
	if m.Wide {
		return m.RegionCode != "" && (p.region == m.RegionCode || p.region == m.Region) && p.country == m.Country
	}
	return m.GeoNamesID != 0 && m.GeoNamesID == p.geoNames
}
