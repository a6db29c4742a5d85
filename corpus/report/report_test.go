package report_test

import (
	"fmt"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/excel"
	"diasmap/corpus/report"
	"diasmap/onomastics"
)

func code(t *testing.T, s string) onomastics.Country {
	t.Helper()
	if s == "" {
		return onomastics.Country{}
	}
	c, err := onomastics.ParseCountry(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func facts(t *testing.T) report.Facts {
	am, ge, fr, us := code(t, "AM"), code(t, "GE"), code(t, "FR"), code(t, "US")
	return report.Facts{
		List: "doctors.xlsx", Header: []string{"id", "name", "country", "Origin"}, Form: corpus.Form{Format: "xlsx", Notes: []string{`sheet "People"`}},
		Columns: corpus.Columns{Name: 1, Given: -1, Family: -1, Residence: 2}, Profile: onomastics.Balanced,
		Summary: &batch.Summary{
			Records: 26945, Verdicts: map[onomastics.Verdict]int{onomastics.Probable: 1204, onomastics.Possible: 310, onomastics.Abstain: 25431},
			Members: map[batch.Diaspora]batch.Members{
				{Origin: am, Residence: fr}: {Probable: 700, Possible: 100}, {Origin: am, Residence: us}: {Probable: 500, Possible: 10},
				{Origin: ge}: {Probable: 4, Possible: 200},
			},
			Skipped:   map[string]int{"organisations": 1207},
			Corrected: []onomastics.Count{{Country: am, Members: 1320, Low: 1100, High: 1500}, {Country: ge, Members: 90, Low: 1, High: 600}},
		},
	}
}

// words is all that a page says.
func words(p excel.Page) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		fmt.Fprintln(&b, block.Head)
		fmt.Fprintln(&b, strings.Join(block.Text, "\n"))
		fmt.Fprintln(&b, strings.Join(block.Header, "|"))
		for _, row := range block.Rows {
			fmt.Fprintln(&b, row)
		}
	}
	return b.String()
}

func wantWords(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestSummaryPage(t *testing.T) {
	f := facts(t)
	wantWords(t, words(f.Pages()[0]),
		"doctors.xlsx lists 26,945 people. 1,204 of them (4.5 %) are probable members of a diaspora, whose names probably come from another country",
		"[left out, not people organisations: 1,207]", "310 more are possible members", "A name is evidence about a name, never a fact about a person",
		"[Armenia 1200 110 1320 1100 1500 France 800, United States 510]",
		"[Georgia 4 200 <nil> <nil> <nil> unknown 204]", // a range of 1 to 600 says nothing
		`xlsx, sheet "People"`, `column "country"`, "balanced: probable from 70 %, possible from 35 %")
}

func TestSummaryPageOfTargets(t *testing.T) {
	f := facts(t)
	f.Targets = []onomastics.Country{code(t, "GE"), code(t, "UA")}
	wantWords(t, words(f.Pages()[0]), "whose names probably come from Georgia or Ukraine", "[Georgia 4 200 90 1 600 unknown 204]", "[Ukraine 0 0 ")
}

func TestSummaryPageWithoutResidence(t *testing.T) {
	f := facts(t)
	f.Columns.Residence = -1
	wantWords(t, words(f.Pages()[0]), "where they live is not known", "nobody could be found to live at home")
	f.Residence = code(t, "FR")
	wantWords(t, words(f.Pages()[0]), "everybody lives in France")
}

func TestSummaryPageOfNamesInParts(t *testing.T) {
	f := facts(t)
	f.Header = []string{"Имя", "Отчество", "Фамилия", "country"}
	f.Columns = corpus.Columns{Name: -1, Given: 0, Middle: corpus.ExtraAt(1), Family: 2, Residence: 3}
	wantWords(t, words(f.Pages()[0]), `columns "Имя" (given) and "Фамилия" (family), with "Отчество"`)
}

func TestAboutPageNamesTheColumnsAsTheyAre(t *testing.T) {
	f := facts(t)
	wantWords(t, words(f.Pages()[1]), "[diasmap_origin The country", "[verdict What follows", "[abstain The name does not tell enough", "probable member")
	for _, c := range batch.Columns {
		if !strings.Contains(words(f.Pages()[1]), c+" ") {
			t.Errorf("column %s is not explained", c)
		}
	}
}

// Words that a name does not tell are said only to warn of them.
func TestPagesSayNoMoreThanNamesTell(t *testing.T) {
	for _, p := range facts(t).Pages() {
		for _, w := range []string{"ethnic", "national", "religio", " race"} {
			for line := range strings.Lines(strings.ToLower(words(p))) {
				if strings.Contains(line, w) && !strings.Contains(line, "do not say") {
					t.Errorf("%s: %s", p.Name, line)
				}
			}
		}
	}
}
