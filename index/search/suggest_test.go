package search_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSuggest: the word being typed is completed with what there is.
func TestSuggest(t *testing.T) {
	x := open(t,
		understood(t, "1", "Anahit Krikorian", "cardiologist", "", "Lyon", "FR"),
		understood(t, "2", "Levon Krikorian", "cardiologist", "", "Paris", "FR"),
		understood(t, "3", "Mary Krieger", "carpenter", "", "Los Angeles", "US"),
	)
	for _, c := range []struct {
		text string
		want string // of the query completed
	}{
		{"Kri", "Krikorian"},
		{"Крик", "Krikorian"},
		{"Lyon card", "Lyon cardiologist"},
		{"ori", "origin:"},
		{"отр", "отрасль:"},
		{"отрасль:hea", "отрасль:health"},
		{"country:F", "country:FR"},
		{"country:fran", "country:FR"},
		{"country:", "country:FR"},
		{"sector:hea", "sector:health"},
		{"occupation:spec", "occupation:2212"},
		{"city:Lo", `city:"Los Angeles"`},
		{"country:FR,U", "country:FR,US"},
		{"near:Mars", `near:"Marseille, Provence-Alpes-Côte d'Azur, FR"`},
		{"-Kri", "-Krikorian"},
	} {
		list, err := x.Suggest(c.text, len(c.text), 20)
		if err != nil {
			t.Fatal(err)
		}
		var completed []string
		for _, s := range list {
			completed = append(completed, c.text[:s.From]+s.Text+c.text[s.To:])
		}
		if !slices.Contains(completed, c.want) {
			t.Errorf("%s: %s is not among %s", c.text, c.want, strings.Join(completed, "; "))
		}
	}
	if list, err := x.Suggest("Krikorian ", 10, 5); err != nil || len(list) > 0 {
		t.Errorf("nothing is completed by %v, %v", list, err)
	}
	list, err := x.Suggest("Kri", 3, 1)
	if err != nil || len(list) != 1 || list[0].Text != "Krikorian" || list[0].Count != 2 {
		t.Errorf("the most frequent comes first: %v, %v", list, err)
	}
}
