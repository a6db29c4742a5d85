package report

import (
	"diasmap/corpus"
	"diasmap/corpus/excel"
	"diasmap/onomastics"
)

func (f Facts) aboutPage() excel.Page {
	return excel.Page{
		Name: "About", Widths: []float64{24, 100},
		Blocks: []excel.Block{
			{Title: true, Head: "How to read this workbook", Text: []string{
				"The sheet List is the list as it came, every row in its order and its own columns as they were (dark blue headings), with columns added " +
					"(lighter headings). Filter by the column verdict or origin with the buttons in the heading.",
				evidenceAboutNames,
			}},
			{Head: "The columns that were added", Header: []string{"column", "what it says"}, Rows: f.columnRows()},
			{Head: "The verdicts", Header: []string{"verdict", "what it means"}, Rows: f.meaningRows()},
			{Head: "What the list cannot tell", Text: []string{
				"• Neighbours share names. Romanian and Moldovan, Serbian, Croatian, Bosnian and Montenegrin, Albanian and Kosovar names cannot always be told apart; " +
					"the verdict is then possible, and the reason names the group.",
				"• Names taken in marriage or adoption, stage names, names shortened or translated abroad mislead.",
				"• Names of small countries, and of countries of which few lists of names are public, are found less often: Tajik, Kyrgyz, Turkmen, Kosovar, Albanian, Bosnian.",
				"• A person whose name is common in many countries gets no verdict, or one of little certainty.",
				"• Counts of a verdict are not counts of people: some are mistakes. Use the estimate and its range in the sheet Summary.",
			}},
			{Head: "With care", Text: []string{
				"• Say «probable member» and «origin of the name». Do not say nationality or ethnicity: the list does not know them.",
				"• Decide nothing about a person by a name. Check with other sources, and ask the person.",
				"• Do not contact anyone who asked not to be. Contact with a purpose you can name, in a way that is easy to refuse.",
				"• This is personal data. Keep it where only those see it who need it, for as long as the purpose lasts, and do not pass it on.",
			}},
		},
	}
}

// columnMeanings explain the columns that classification adds, in their order.
var columnMeanings = []struct{ column, meaning string }{
	{"origin", "The country the name most probably comes from, as a code of two letters (ISO 3166-1; XK is Kosovo). Empty where the name tells nothing."},
	{"probability", "How sure that is: of 100 names with 90 %, about 90 come from that country."},
	{"alternatives", "The most probable countries with their probabilities from 0 to 1, best first: «AM:0.973 TR:0.011»."},
	{"verdict", "What follows from it: see below."},
	{"reason", "Why the verdict is not another one."},
	{"evidence", "What of the name speaks for the origin: in which lists of names it is, how it ends and begins."},
}

func (f Facts) columnRows() [][]any {
	rows := make([][]any, 0, len(columnMeanings))
	for _, c := range columnMeanings {
		rows = append(rows, []any{corpus.FreeColumn(f.Header, c.column), c.meaning})
	}
	return rows
}

func (f Facts) meaningRows() [][]any {
	var rows [][]any
	for _, v := range onomastics.Verdicts() {
		rows = append(rows, []any{v.String(), f.verdictMeaning(v)})
	}
	return rows
}
