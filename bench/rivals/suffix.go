package main

import (
	"strings"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

// suffixRule answers Armenia, and is sure of it, for a name whose last word ends in -ian, -yan or
// -ean; else nothing.
func suffixRule(people []corpus.Labelled) bench.Answerer {
	armenia := onomastics.MustParseCountry("AM")
	return func(dst []onomastics.Origin, i int) []onomastics.Origin {
		if endsArmenian(people[i]) {
			dst = append(dst, onomastics.Origin{Country: armenia, Probability: 1})
		}
		return dst
	}
}

func endsArmenian(p corpus.Labelled) bool {
	name := p.Family
	if name == "" {
		name = p.Name()
	}
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "ian") || strings.HasSuffix(name, "yan") || strings.HasSuffix(name, "ean")
}
