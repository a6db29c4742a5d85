package search_test

import (
	"fmt"
	"strings"
	"testing"

	"diasmap/index/search"
	"diasmap/onomastics"
)

// TestFacetHierarchies: counts of one level lead to those of the next.
func TestFacetHierarchies(t *testing.T) {
	cardiologist := understood(t, "1", "Anahit Krikorian", "cardiologist", "", "Lyon", "FR")
	nurse := understood(t, "2", "Milica Nikolić", "nurse", "", "Villeurbanne", "FR")
	nurse.Origin = onomastics.MustParseCountry("RS")
	painter := understood(t, "3", "Nikola Đorđević", "painter", "", "Boston", "US")
	painter.Origin, painter.BirthYear, painter.Industry = onomastics.MustParseCountry("HR"), 1967, "90"
	unknown := person("4", "Taras Shevchenko", "UA")
	x := open(t, cardiologist, nurse, painter, unknown)
	for _, c := range []struct{ facet, want string }{
		{"country", "FR France 2, US United States 1; 1 without"},
		{"city:FR", "2968254 Villeurbanne, FR 1, 2996944 Lyon, FR 1; 0 without"},
		{"occupation", "2 Professionals 3; 1 without"},
		{"occupation:2", "22 Health professionals 2, 26 Legal, social and cultural professionals 1; 0 without"},
		{"occupation:22/4", "2212 Specialist medical practitioners 1, 2221 Nursing professionals 1; 0 without"},
		{"group", "BCMS Bosnian, Croatian, Montenegrin and Serbian 2, ESLAV East Slavic 1; 1 without"},
		{"origin:BCMS", "HR Croatia 1, RS Serbia 1; 0 without"},
		{"sector=1", "health Health 2 and 1 more; 1 without"},
		{"industry", "R Arts, entertainment and recreation 1; 3 without"},
		{"industry:R", "90 Creative, arts and entertainment activities 1; 0 without"},
		{"born", "1960s 1; 3 without"},
		{"probability", "0.9..1.0 4; 0 without"},
		{"grid/2", "u0 2, dr 1; 1 without"},
		{"grid:u0/4", "u05k 2; 0 without"},
		{"status", "; 4 without"},
	} {
		r, err := search.ParseFacet(c.facet)
		if err != nil {
			t.Fatal(err)
		}
		found, err := x.Search(t.Context(), search.Query{Facets: []search.FacetRequest{r}})
		if err != nil {
			t.Fatal(err)
		}
		if got := written(found.Facets[0]); got != c.want {
			t.Errorf("%s counts %q, want %q", c.facet, got, c.want)
		}
	}
}

// written is a facet as text.
func written(f search.Facet) string {
	var values []string
	for _, b := range f.Buckets {
		values = append(values, strings.Join(strings.Fields(fmt.Sprintf("%s %s %d", b.Value, b.Name, b.Count)), " "))
	}
	text := strings.Join(values, ", ")
	if f.Others > 0 {
		text += fmt.Sprintf(" and %d more", f.Others)
	}
	return text + fmt.Sprintf("; %d without", f.Missing)
}
