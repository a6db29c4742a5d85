package export

import (
	"time"

	"diasmap/corpus/excel"
)

// columnMeanings explain the columns that do not explain themselves.
var columnMeanings = [][]any{
	{"origin", "The country the name most probably comes from (ISO 3166-1; XK is Kosovo). It is of the name, not of the person."},
	{"probability", "How sure that is: of 100 names with 0.9, about 90 come from that country."},
	{"verdict", "probable, or possible where it is less sure."},
	{"sector, isco, role", "What the occupation in the list was understood as; isco is a group of ISCO-08."},
	{"city, latitude, longitude", "The place in the list as it was understood; km is how far it is from the place that was asked for."},
	{"status", "What reviewers decided: confirmed, unsure, not-of-origin, no-contact; empty before review."},
	{"contact", "How far outreach has come: to-contact, contacted, answered; empty before."},
	{"evidence", "What of the name speaks for the origin."},
}

// page tells what a workbook is of, and how to use it.
func (a About) page() excel.Page {
	var asked [][]any
	for _, fact := range []struct{ what, value string }{{"asked for", a.Query}, {"by", a.Who}, {"for", a.Purpose}, {"on", dated(a.At)}} {
		if fact.value != "" {
			asked = append(asked, []any{fact.what, fact.value})
		}
	}
	return excel.Page{
		Name: "About", Widths: []float64{28, 100},
		Blocks: []excel.Block{
			{Title: true, Head: "Probable members found in a directory", Text: []string{
				"The sheet List has those whom a search found. A name is evidence about a name, never a fact about a person.",
			}, Header: []string{"the search", ""}, Rows: asked},
			{Head: "The columns", Header: []string{"column", "what it says"}, Rows: columnMeanings},
			{Head: "With care", Text: []string{
				"• Say «probable member» and «origin of the name», not nationality or ethnicity.",
				"• Contact nobody who asked not to be contacted, and take a no for an answer.",
				"• This is personal data: delete the workbook when its purpose is fulfilled.",
			}},
		},
	}
}

func dated(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04 UTC")
}
