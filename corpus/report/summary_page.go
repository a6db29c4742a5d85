package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/excel"
	"diasmap/onomastics"
)

func (f Facts) summaryPage() excel.Page {
	return excel.Page{
		Name: "Summary", Widths: []float64{24, 12, 12, 12, 12, 12, 46},
		Blocks: append([]excel.Block{
			{Title: true, Head: "What was found", Text: []string{f.headline(), evidenceAboutNames + " The sheet About says how to read the list."}},
			{Head: "Verdicts", Header: []string{"verdict", "people", "share", "what it means"}, Wide: true, Rows: f.verdictRows()},
		}, append(f.originBlocks(), f.madeBlock())...),
	}
}

const evidenceAboutNames = "A name is evidence about a name, never a fact about a person. Nobody's citizenship, descent or feelings are known from it: " +
	"people marry, are adopted, choose names."

// headline is the answer in two sentences.
func (f Facts) headline() string {
	s := f.Summary
	probable, possible := s.Verdicts[onomastics.Probable], s.Verdicts[onomastics.Possible]
	whose := "whose names probably come from another country than the one they live in"
	switch {
	case len(f.Targets) > 0:
		whose = "whose names probably come from " + countries(f.Targets)
	case f.Columns.Residence < 0 && f.Residence.IsZero():
		whose = "whose names probably come from the country in the column origin; where they live is not known"
	}
	return fmt.Sprintf("%s lists %s. %s of them (%s) are probable members of a diaspora, %s. %s more are possible members.",
		f.List, people(s.Records), count(probable), percent(share(probable, s.Records)), whose, count(possible))
}

// verdictMeanings say what a verdict means to a reader; thresholds are those of the profile.
func (f Facts) verdictMeaning(v onomastics.Verdict) string {
	t := f.Profile.Thresholds()
	switch v {
	case onomastics.Probable:
		return fmt.Sprintf("The name comes from the country in the column origin with a probability of %.0f %% or more.", 100*t.Probable)
	case onomastics.Possible:
		return fmt.Sprintf("A probability of %.0f to %.0f %%, or sure of a group of neighbouring countries only. Let a person look.", 100*t.Possible, 100*t.Probable)
	case onomastics.Resident:
		return "The name comes from the country where the person lives: no diaspora."
	case onomastics.Unlikely:
		return "The name probably comes from none of the countries asked for."
	case onomastics.Abstain:
		return "The name does not tell enough, or there is none. The column reason says why. It is not a no."
	case onomastics.Failed:
		return "The row could not be read. The column reason says where and what to do."
	}
	return ""
}

func (f Facts) verdictRows() [][]any {
	var rows [][]any
	for _, v := range onomastics.Verdicts() {
		n := f.Summary.Verdicts[v]
		if n > 0 || v == onomastics.Probable {
			rows = append(rows, []any{v.String(), n, share(n, f.Summary.Records), f.verdictMeaning(v)})
		}
	}
	return rows
}

const (
	// mostOrigins is how many origins the table has, mostBars how many of them the chart, mostHosts how many
	// countries of residence are named for each.
	mostOrigins = 25
	mostBars    = 12
	mostHosts   = 5
	// narrow is how many times «at least» may «at most» be, for an origin nobody asked for, to be shown.
	narrow = 5
)

// originBlocks are the members by origin of the name, counted and estimated.
func (f Facts) originBlocks() []excel.Block {
	origins := f.origins()
	if len(origins) == 0 {
		return []excel.Block{{Head: "Members by origin of the name", Text: []string{"There are no probable and no possible members in the list."}}}
	}
	corrected := map[onomastics.Country]onomastics.Count{}
	for _, c := range f.Summary.Corrected {
		corrected[c.Country] = c
	}
	table := excel.Block{
		Head: "Members by origin of the name", Header: []string{"origin of the name", "probable", "possible", "estimate", "at least", "at most", "where they live"},
		Text: []string{
			"Probable and possible are how many rows of the list have that verdict; some are mistakes, and some members are missed. The estimate takes the " +
				"mistakes known from people of known origin into account: " + fmt.Sprintf("in %.0f of 100 cases", 100*onomastics.CountCoverage) +
				" the true number lies from «at least» to «at most». It is blank where too few people of the country could be measured, or the range is too wide to be of use.",
		},
	}
	for _, o := range origins[:min(mostOrigins, len(origins))] {
		row := []any{country(o.country), o.probable, o.possible, nil, nil, nil, f.hosts(o.country)}
		if c, ok := corrected[o.country]; ok && (len(f.Targets) > 0 || c.High <= narrow*c.Low) {
			row[3], row[4], row[5] = c.Members, c.Low, c.High
		}
		table.Rows = append(table.Rows, row)
	}
	table.Chart, table.Bars = "Members by origin of the name", mostBars
	return []excel.Block{table}
}

// hosts names the countries where most members of an origin live, with probable and possible ones together.
func (f Facts) hosts(origin onomastics.Country) string {
	words := make([]string, 0, mostHosts)
	for _, h := range f.residences(origin) {
		if len(words) == mostHosts {
			words = append(words, "…")
			break
		}
		words = append(words, country(h.country)+" "+count(h.probable+h.possible))
	}
	return strings.Join(words, ", ")
}

// madeBlock tells what was read and how it was judged.
func (f Facts) madeBlock() excel.Block {
	t := f.Profile.Thresholds()
	rows := [][]any{{"list", f.List}, {"read as", f.Form.String()}}
	for _, fault := range f.Form.Faults {
		rows = append(rows, []any{"fault", fault})
	}
	for _, what := range slices.Sorted(maps.Keys(f.Summary.Skipped)) {
		rows = append(rows, []any{"left out, not people", fmt.Sprintf("%s: %s", what, count(f.Summary.Skipped[what]))})
	}
	rows = append(rows, []any{"names from", f.nameColumns()}, []any{"residence from", f.residence()})
	if len(f.Targets) > 0 {
		rows = append(rows, []any{"countries asked for", countries(f.Targets)})
	}
	rows = append(rows, []any{"profile", fmt.Sprintf("%s: probable from %.0f %%, possible from %.0f %%", f.Profile, 100*t.Probable, 100*t.Possible)})
	if n := f.Summary.UnknownResidences; n > 0 {
		rows = append(rows, []any{"not understood", fmt.Sprintf("%s residences, the first is %q", count(n), f.Summary.UnknownResidence)})
	}
	rows = append(rows, f.whyRows()...)
	return excel.Block{Head: "How it was made", Header: []string{"what", "value"}, Wide: true, Rows: rows}
}

// whyRows tell why names got no answer, why rows could not be read, and how many names no lexicon lists.
func (f Facts) whyRows() [][]any {
	var rows [][]any
	for _, k := range []struct {
		what   string
		counts map[string]int
	}{{"no answer", f.Summary.Causes}, {"error", f.Summary.Faults}} {
		for _, why := range slices.Sorted(maps.Keys(k.counts)) {
			rows = append(rows, []any{k.what, why + ": " + count(k.counts[why])})
		}
	}
	c := f.Summary.Coverage
	if c.Family > 0 {
		rows = append(rows, []any{"family names", percent(share(c.FamilyUnlisted, c.Family)) + " are in no lexicon"})
	}
	if c.Given > 0 {
		rows = append(rows, []any{"given names", percent(share(c.GivenUnlisted, c.Given)) + " are in no lexicon"})
	}
	return rows
}

func (f Facts) nameColumns() string {
	c := f.Columns
	if c.Name >= 0 {
		return fmt.Sprintf("column %q", f.Header[c.Name])
	}
	columns := fmt.Sprintf("columns %q (given) and %q (family)", f.Header[c.Given], f.Header[c.Family])
	for _, more := range []corpus.Extra{c.Middle, c.Second} {
		if more > 0 {
			columns += fmt.Sprintf(", with %q", f.Header[more.At()])
		}
	}
	return columns
}

func (f Facts) residence() string {
	switch {
	case f.Columns.Residence >= 0:
		return fmt.Sprintf("column %q", f.Header[f.Columns.Residence])
	case !f.Residence.IsZero():
		return "everybody lives in " + country(f.Residence)
	}
	return "not known: nobody could be found to live at home"
}
