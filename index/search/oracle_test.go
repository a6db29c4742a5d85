package search_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"diasmap/index/member"
	"diasmap/index/place"
	"diasmap/index/search"
	"diasmap/index/synthetic"
	"diasmap/onomastics"
)

// A filter is a term and the plain way to say which members it finds.
type filter struct {
	text string
	fits func(m *member.Member) bool
}

// filters are terms of all kinds but words.
func filters() []filter {
	in := func(list []string, values ...string) bool {
		return slices.ContainsFunc(list, func(v string) bool { return slices.Contains(values, v) })
	}
	within := func(lat, lon, km float64) func(*member.Member) bool {
		return func(m *member.Member) bool {
			return m.Place.HasPoint() && place.Kilometres(lat, lon, m.Place.Lat, m.Place.Lon) <= km
		}
	}
	return []filter{
		{"origin:AM", func(m *member.Member) bool { return m.Origin.String() == "AM" }},
		{"origin:GE,UA", func(m *member.Member) bool { return in([]string{m.Origin.String()}, "GE", "UA") }},
		{"-origin:LB", func(m *member.Member) bool { return m.Origin.String() != "LB" }},
		{"sector:health", func(m *member.Member) bool { return in(m.Sectors, "health") }},
		{"sector:arts,law,media", func(m *member.Member) bool { return in(m.Sectors, "arts", "law", "media") }},
		{"occupation:22", func(m *member.Member) bool {
			return slices.ContainsFunc(m.Occupations, func(s string) bool { return strings.HasPrefix(s, "22") })
		}},
		{"role:physician,director", func(m *member.Member) bool { return in([]string{m.Role}, "physician", "director") }},
		{"country:US", func(m *member.Member) bool { return m.Country().String() == "US" }},
		{"country:FR OR country:DE", func(m *member.Member) bool { return in([]string{m.Country().String()}, "FR", "DE") }},
		{"near:48.85,2.35 within:20km", within(48.85, 2.35, 20)},
		{"near:40.71,-74.01 within:500km", within(40.71, -74.01, 500)},
		{"-(near:34.05,-118.24 OR origin:AM) within:100km", func(m *member.Member) bool { return !within(34.05, -118.24, 100)(m) && m.Origin.String() != "AM" }},
		{"probability>0.8", func(m *member.Member) bool { return m.Probability > 0.8 }},
		{"probability:0.5..0.7", func(m *member.Member) bool { return m.Probability >= 0.5 && m.Probability <= 0.7 }},
		{"born<1960", func(m *member.Member) bool { return m.BirthYear > 0 && m.BirthYear < 1960 }},
		{"born:1970..1979", func(m *member.Member) bool { return m.BirthYear >= 1970 && m.BirthYear <= 1979 }},
		{"source:physicians", func(m *member.Member) bool { return m.Sources[0].Source == "physicians" }},
		{"status:confirmed", func(m *member.Member) bool { return m.Review.Status == member.Confirmed }},
		{"status:any", func(*member.Member) bool { return true }},
		{"status:none", func(m *member.Member) bool { return m.Review.Status == member.Unreviewed }},
		{"language:hy", func(m *member.Member) bool { return in(m.Languages, "hy") }},
		{"verdict:possible", func(m *member.Member) bool { return m.Verdict == onomastics.Possible }},
		{"updated>=2026-12-01", func(m *member.Member) bool { return m.Updated.Format("2006-01-02") >= "2026-12-01" }},
	}
}

// found are the members that some filters find, the ruled out ones left out unless status is named.
func found(members map[string]*member.Member, some []filter) map[string]*member.Member {
	fit := map[string]*member.Member{}
	for id, m := range members {
		ok, named := true, false
		for _, f := range some {
			ok = ok && f.fits(m)
			named = named || strings.HasPrefix(f.text, "status:")
		}
		if ok && (named || m.Review.Status != member.NotOfOrigin && m.Review.Status != member.NoContact) {
			fit[id] = m
		}
	}
	return fit
}

// facetValues are the values that a member counts for in a facet.
var facetValues = map[search.FacetKey]func(m *member.Member) []string{
	search.FacetOrigin:  func(m *member.Member) []string { return []string{m.Origin.String()} },
	search.FacetCountry: func(m *member.Member) []string { return []string{m.Country().String()} },
	search.FacetSector:  func(m *member.Member) []string { return m.Sectors },
	search.FacetRole:    func(m *member.Member) []string { return []string{m.Role} },
	search.FacetSource:  func(m *member.Member) []string { return []string{m.Sources[0].Source} },
	search.FacetStatus:  func(m *member.Member) []string { return []string{string(m.Review.Status)} },
	search.FacetOccupation: func(m *member.Member) []string {
		var major []string
		for _, isco := range m.Occupations {
			major = append(major, isco[:1])
		}
		return major
	},
	search.FacetLanguage: func(m *member.Member) []string { return m.Languages },
	search.FacetCity: func(m *member.Member) []string {
		if m.Place.GeoNamesID == 0 {
			return nil
		}
		return []string{fmt.Sprint(m.Place.GeoNamesID)}
	},
}

// counted counts members by a facet the plain way.
func counted(fit map[string]*member.Member, by search.FacetKey) map[string]int {
	counts := map[string]int{}
	for _, m := range fit {
		seen := map[string]bool{}
		for _, v := range facetValues[by](m) {
			if v != "" && !seen[v] {
				seen[v] = true
				counts[v]++
			}
		}
	}
	return counts
}

// orders are sort keys and the plain way to say that two members stand in the right order.
var orders = map[string]func(a, b *member.Member) int{
	"probability":  func(a, b *member.Member) int { return cmp.Compare(b.Probability, a.Probability) },
	"+probability": func(a, b *member.Member) int { return cmp.Compare(a.Probability, b.Probability) },
	"updated":      func(a, b *member.Member) int { return b.Updated.Compare(a.Updated) },
	"born": func(a, b *member.Member) int {
		return cmp.Compare(cmp.Or(a.BirthYear, 9999), cmp.Or(b.BirthYear, 9999))
	},
	"-born": func(a, b *member.Member) int { return cmp.Compare(b.BirthYear, a.BirthYear) },
}

// check compares all pages and facets of a query with the plain answer.
func check(t *testing.T, x *search.Index, members map[string]*member.Member, some []filter, order string) {
	t.Helper()
	var texts []string
	for _, f := range some {
		texts = append(texts, f.text)
	}
	text := strings.Join(texts, " ")
	q, err := search.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	o, err := search.ParseOrder(order)
	if err != nil {
		t.Fatal(err)
	}
	q.Sort, q.Limit = []search.Order{o}, 137
	for by := range facetValues {
		q.Facets = append(q.Facets, search.FacetRequest{By: by, Size: -1})
	}
	want := found(members, some)
	var got []*member.Member
	seen := map[string]bool{}
	for pages := 0; ; pages++ {
		r, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if r.Total != len(want) {
			t.Fatalf("%s: %d found, want %d", text, r.Total, len(want))
		}
		for _, h := range r.Hits {
			if want[h.ID] == nil || seen[h.ID] {
				t.Fatalf("%s: %s is wrong or there twice", text, h.ID)
			}
			seen[h.ID] = true
			got = append(got, members[h.ID])
		}
		if pages == 0 {
			checkFacets(t, text, r, want)
		}
		if q.Cursor = r.Next; q.Cursor == "" {
			break
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d on all pages, want %d", text, len(got), len(want))
	}
	if !slices.IsSortedFunc(got, orders[order]) {
		t.Errorf("%s: not in the order %s", text, order)
	}
}

func checkFacets(t *testing.T, text string, r *search.Result, want map[string]*member.Member) {
	t.Helper()
	for _, f := range r.Facets {
		counts := counted(want, f.By)
		if len(counts) != len(f.Buckets) || f.Others != 0 {
			t.Errorf("%s: %d values of %s, want %d", text, len(f.Buckets), f.By, len(counts))
		}
		for _, b := range f.Buckets {
			if counts[b.Value] != b.Count {
				t.Errorf("%s: %s %s is %d, want %d", text, f.By, b.Value, b.Count, counts[b.Value])
			}
		}
	}
}

// TestFiltersAndFacetsAreRight compares random queries with plain loops over the members, while members come, change and go,
// after the index was opened again, and after it was compacted.
func TestFiltersAndFacetsAreRight(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	made, err := synthetic.Members(3, 3000)
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Collect(made)
	folder := t.TempDir()
	x, err := search.Create(folder, options(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { x.Close() }()
	members := map[string]*member.Member{}
	try := func() {
		t.Helper()
		names := slices.Sorted(func(yield func(string) bool) {
			for name := range orders {
				if !yield(name) {
					return
				}
			}
		})
		for range 25 {
			var some []filter
			for range 1 + r.IntN(3) {
				some = append(some, filters()[r.IntN(len(filters()))])
			}
			check(t, x, members, some, names[r.IntN(len(names))])
		}
		check(t, x, members, nil, "probability")
	}
	put := func(list []*member.Member, gone []string) {
		t.Helper()
		if err := x.Apply(member.StampAll(list...), gone, []byte("m")); err != nil {
			t.Fatal(err)
		}
		for _, m := range list {
			members[m.ID] = m
		}
		for _, id := range gone {
			delete(members, id)
		}
	}
	put(all[:1000], nil)
	put(all[1000:2000], nil)
	try()
	var changed []*member.Member
	for _, m := range all[500:900] {
		other := *m
		other.Review.Status = member.Confirmed
		other.Origin = onomastics.MustParseCountry("GE")
		changed = append(changed, &other)
	}
	var gone []string
	for _, m := range all[1500:1800] {
		gone = append(gone, m.ID)
	}
	put(append(changed, all[2000:]...), gone)
	try()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if x, err = search.Open(folder, options(t)); err != nil {
		t.Fatal(err)
	}
	try()
	if err := x.Compact(); err != nil {
		t.Fatal(err)
	}
	try()
	put(all[1500:1600], nil)
	try()
}
