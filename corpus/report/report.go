// Package report tells in plain words what was found in a list: the pages beside the list in a workbook, for people
// who read no manual.
package report

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/excel"
	"diasmap/onomastics"
)

// Facts are what the pages tell of a list and how it was classified.
type Facts struct {
	// List is the name of the list, Header its columns, Form how it is written.
	List   string
	Header []string
	Form   corpus.Form
	// Columns are those that names and residences were read from.
	Columns corpus.Columns
	// Residence is that of everybody, if the list does not say.
	Residence onomastics.Country
	Targets   []onomastics.Country
	Profile   onomastics.Profile
	Summary   *batch.Summary
}

// Pages are the summary and the explanation.
func (f Facts) Pages() []excel.Page { return []excel.Page{f.summaryPage(), f.aboutPage()} }

var english = message.NewPrinter(language.English)

// count writes a number with commas: 26,945.
func count(n int) string { return english.Sprintf("%d", n) }

// people is a count with its noun.
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return count(n) + " people"
}

// country is the English name of a country.
func country(c onomastics.Country) string {
	if c.IsZero() {
		return "unknown"
	}
	region, err := language.ParseRegion(c.String())
	if err != nil {
		return c.String()
	}
	return display.English.Regions().Name(region)
}

// countries lists names of countries: Armenia, Georgia or Ukraine.
func countries(all []onomastics.Country) string {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = country(c)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// share is part of whole, from 0 to 1.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func percent(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }
