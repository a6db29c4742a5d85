package search

import "diasmap/onomastics"

// A remembering Knowledge asks once for each text: a plan asks for words alone and together. It serves one search.
type remembering struct {
	Knowledge
	occupations map[string][]OccupationMeaning
	places      map[string][]PlaceMeaning
}

func newRemembering(k Knowledge) *remembering {
	return &remembering{k, map[string][]OccupationMeaning{}, map[string][]PlaceMeaning{}}
}

// Occupations are those of the Knowledge.
func (r *remembering) Occupations(text string) []OccupationMeaning {
	found, ok := r.occupations[text]
	if !ok {
		found = r.Knowledge.Occupations(text)
		r.occupations[text] = found
	}
	return found
}

// Places are those of the Knowledge.
func (r *remembering) Places(text string) []PlaceMeaning {
	found, ok := r.places[text]
	if !ok {
		found = r.Knowledge.Places(text)
		r.places[text] = found
	}
	return found
}

// land are the countries and origins that a text names, codes left out: «in» and «am» are words.
func (r *remembering) land(text string) []onomastics.Country {
	if len([]rune(text)) <= 2 {
		return nil
	}
	if countries := r.Countries(text); len(countries) > 0 {
		return countries
	}
	return r.Origins(text)
}
