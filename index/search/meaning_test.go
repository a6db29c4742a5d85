package search_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/onomastics"
)

// TestMeanings: words that mean something together are taken together, others by themselves.
func TestMeanings(t *testing.T) {
	painter := understood(t, "1", "Anahit Krikorian", "painter", "", "Fresno, CA", "US")
	lawyer := understood(t, "2", "Giorgi Kapanadze", "lawyer", "", "Paris", "FR")
	lawyer.Origin = onomastics.MustParseCountry("GE")
	engineer := understood(t, "3", "Taras Shevchenko", "software engineer", "", "Los Angeles", "US")
	engineer.Origin = onomastics.MustParseCountry("UA")
	nurse := understood(t, "4", "Nino Beridze", "nurse", "Clinique du Parc", "Lyon", "FR")
	nurse.Origin = onomastics.MustParseCountry("GE")
	x := open(t, painter, lawyer, engineer, nurse)
	names := map[string]string{painter.ID: "painter", lawyer.ID: "lawyer", engineer.ID: "engineer", nurse.ID: "nurse"}
	for _, c := range []struct{ text, finds string }{
		{"Armenian artists United States", "painter"},
		{"lawyer Paris", "lawyer"},
		{"georgian lawyers in France", "lawyer"},
		{"software engineer Los Angeles", "engineer"},
		{"software developer United States", "engineer"},
		{"health workers Lyon", "nurse"},
		{"Géorgie Lyon", "nurse"},
		{"France -lawyer", "nurse"},
		{"near:Lyon OR near:Paris", "lawyer nurse"},
		{"sector:Santé", "nurse"},
		{"sector:IT", "engineer"},
		{"occupation:25", "engineer"},
		{"origin:Georgian country:FR -sector:health", "lawyer"},
		{"city:Париж", "lawyer"},
		{"employer:\"du Parc\"", "nurse"},
		{"nur*", "nurse"},
		{"Kapanadze OR Shevchenko", "engineer lawyer"},
	} {
		r := find(t, x, c.text)
		var found []string
		for _, h := range r.Hits {
			found = append(found, names[h.ID])
		}
		slices.Sort(found)
		if got := strings.Join(found, " "); got != c.finds {
			t.Errorf("%s finds %q, want %q: %+v", c.text, got, c.finds, r.Told)
		}
	}
}

// TestQueriesThatCannotBeMeant: what was typed is pointed at also where only the index can tell that it is wrong.
func TestQueriesThatCannotBeMeant(t *testing.T) {
	x := open(t, understood(t, "1", "Anahit Krikorian", "painter", "", "Lyon", "FR"))
	for _, c := range []struct{ text, word, says string }{
		{"painter near:Lyno", "Lyno", "did you mean Lyon?"},
		{"origin:Atlantis", "Atlantis", "no origin"},
		{"country:Lyon", "Lyon", "no country"},
		{"sector:helth", "helth", "did you mean health?"},
		{"status:konfirmed", "konfirmed", "did you mean confirmed?"},
		{"verdict:perhaps", "perhaps", "want one of"},
	} {
		q, err := search.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		_, err = x.Search(t.Context(), q)
		var e *search.QueryError
		if !errors.As(err, &e) || c.text[e.At:e.End] != c.word || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.text, err)
		}
	}
	for _, q := range []search.Query{
		{Clauses: []search.Clause{{}}},
		{Clauses: []search.Clause{search.One(search.Term{})}},
		{Clauses: []search.Clause{search.One(search.Term{Field: "colour", Value: "red"})}},
		{Clauses: []search.Clause{search.One(search.Term{Field: search.Born, Is: "~", Value: "1950"})}},
		{Clauses: []search.Clause{search.One(search.Term{Field: search.Near, Value: "Lyon", Within: -1})}},
		{Sort: []search.Order{{By: "height"}}},
		{Sort: []search.Order{{By: search.ByDistance}}},
		{Facets: []search.FacetRequest{{By: "colour"}}},
		{Facets: []search.FacetRequest{{By: search.FacetGrid, Level: 9}}},
		{Clauses: slices.Repeat([]search.Clause{search.One(search.Term{Value: "x"})}, 101)},
		{Cursor: "nonsense"},
	} {
		if _, err := x.Search(t.Context(), q); err == nil {
			t.Errorf("%+v is answered", q)
		}
	}
}

// TestPagesByRelevance: pages of hits ranked by name are one list, also past the hits that are ranked one by one.
func TestPagesByRelevance(t *testing.T) {
	x := open(t)
	var want []string
	var members []*member.Member
	for i := range 700 {
		name := "Levon Petrosyan"
		if i%7 == 0 {
			name = "Levon Bedrossian" // another spelling
		}
		m := person(fmt.Sprint(i), name, "AM")
		m.Probability = float64(i%100) / 100
		members = append(members, m)
		want = append(want, m.ID)
	}
	add(t, x, members...)
	q, err := search.Parse("Petrosyan")
	if err != nil {
		t.Fatal(err)
	}
	q.Limit = 1000
	whole, err := x.Search(t.Context(), q)
	if err != nil || whole.Total != len(want) || len(whole.Hits) != len(want) || whole.Next != "" {
		t.Fatalf("%d of %d on one page, %v", len(whole.Hits), whole.Total, err)
	}
	var paged []search.Hit
	for q.Limit = 90; ; {
		r, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, r.Hits...)
		if q.Cursor = r.Next; r.Next == "" {
			break
		}
	}
	if !slices.Equal(paged, whole.Hits) {
		t.Errorf("pages have %d hits in another order than the whole of %d", len(paged), len(whole.Hits))
	}
	n := 0
	for hit, err := range x.All(t.Context(), q) {
		if err != nil || hit != whole.Hits[n] {
			t.Fatalf("hit %d of all: %v", n, err)
		}
		n++
	}
}
