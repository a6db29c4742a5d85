package search

import (
	"strconv"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
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

// sections are the last divisions of the sections of ISIC Rev.4, A to U.
var sections = [...]int{3, 9, 33, 35, 39, 43, 47, 53, 56, 63, 66, 68, 75, 82, 84, 85, 88, 93, 96, 98, 99}

// sectionOf is the ISIC section of a section, a division, or a code within one; "" for no code.
func sectionOf(code string) string {
	if code == "" || code[0] >= 'A' && code[0] <= 'U' {
		return code[:min(1, len(code))]
	}
	division, err := strconv.Atoi(code[:min(2, len(code))])
	if err != nil || division < 1 {
		return ""
	}
	for i, last := range sections {
		if division <= last {
			return string(rune('A' + i))
		}
	}
	return ""
}
