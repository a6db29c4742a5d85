package search

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"diasmap/index/sector"
)

var (
	englishRegions   = sync.OnceValue(func() display.Namer { return display.English.Regions() })
	englishLanguages = sync.OnceValue(func() display.Namer { return display.English.Languages() })
)

// countryName is the English name of a country, "" if it has none.
func countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return englishRegions().Name(region)
}

// languageName is the English name of a language, "" if it has none.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	return englishLanguages().Name(tag)
}

// sectionOf is the ISIC section of a section or division, "" for no code.
func sectionOf(code string) string {
	in, _ := sector.IndustryOf(code)
	return in.Section
}
