package search_test

import (
	"bufio"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"diasmap/index/member"
	"diasmap/index/place"
	"diasmap/index/search"
	"diasmap/index/sector"
	"diasmap/index/synthetic"
	"diasmap/onomastics"
)

// lines are the fields of the lines of a table of testdata, without comments.
func lines(t testing.TB, name string) (list [][]string) {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for s := bufio.NewScanner(file); s.Scan(); {
		if text := s.Text(); text != "" && text[0] != '#' {
			list = append(list, strings.Split(text, "\t"))
		}
	}
	return list
}

// understood makes a member of what a list says, with its occupation and place understood as an import does.
func understood(t testing.TB, id, name, occupation, employer, city, country string) *member.Member {
	t.Helper()
	sectors, err := sector.Default()
	if err != nil {
		t.Fatal(err)
	}
	places, err := place.Default()
	if err != nil {
		t.Fatal(err)
	}
	m := person(id, name, "AM")
	m.OccupationText, m.Employer, m.CityText, m.Residence = occupation, employer, city, onomastics.MustParseCountry(country)
	matches := sectors.Resolve(occupation, sector.Hint{})
	for _, match := range matches {
		if !match.Alternative && match.ISCO != "" {
			m.Occupations = append(m.Occupations, match.ISCO)
			m.Role = string(match.Role)
		}
	}
	m.Sectors = sector.SectorsOfMatches(matches, nil)
	if at := places.Resolve(city, place.Hint{Country: m.Residence}); !at.IsZero() {
		m.Place = member.Place{GeoNamesID: at.GeoNamesID, Name: at.Name, Admin1: at.Region, Country: at.Country, Lat: at.Lat, Lon: at.Lon}
	}
	return m
}

// crowd is how many others stand beside the invented people.
const crowd = 3000

// farCities are where the others live: none of the invented people does.
var farCities = [][2]string{{"Reykjavik", "IS"}, {"Perth", "AU"}, {"Lima", "PE"}, {"Nairobi", "KE"}, {"Seoul", "KR"}, {"Helsinki", "FI"}, {"Dublin", "IE"}}

// others are synthetic people who are none of those meant: of other families, with other occupations, in other places.
func others(t testing.TB, people []*member.Member) (list []*member.Member) {
	t.Helper()
	keys, groups := map[string]bool{}, map[string]bool{}
	for _, m := range people {
		for _, key := range member.KeysOf(m.Name.Full) {
			keys[key] = true
		}
		for _, isco := range m.Occupations {
			groups[isco] = true
		}
	}
	members, err := synthetic.Members(9, 10*crowd)
	if err != nil {
		t.Fatal(err)
	}
	for m := range members {
		same := func(key string) bool { return keys[key] }
		if len(list) == crowd || slices.ContainsFunc(member.KeysOf(m.Name.Full), same) {
			continue
		}
		at := farCities[len(list)%len(farCities)]
		other := understood(t, m.ID, m.Name.Full, m.OccupationText, m.Employer, at[0], at[1])
		if !slices.ContainsFunc(other.Occupations, func(isco string) bool { return groups[isco] }) {
			list = append(list, other)
		}
	}
	return list
}

// TestRelevance: of the searches of testdata/relevance_queries.tsv, and of those written later, the mean of 1/rank of who is
// meant is at least 0.95, among invented people and a crowd of synthetic ones.
func TestRelevance(t *testing.T) {
	x := open(t)
	number := map[string]string{}
	var people []*member.Member
	for _, f := range lines(t, "relevance_people.tsv") {
		m := understood(t, f[0], f[1], f[2], f[3], f[4], f[5])
		number[m.ID] = f[0]
		people = append(people, m)
	}
	add(t, x, people...)
	others := others(t, people)
	add(t, x, others...)
	t.Logf("%d invented people among %d others", len(people), len(others))
	for _, file := range []string{"relevance_queries.tsv", "relevance_fresh.tsv"} {
		checkRelevance(t, x, file, number)
	}
}

// checkRelevance asks the searches of a file; number tells who an id is.
func checkRelevance(t *testing.T, x *search.Index, file string, number map[string]string) {
	t.Helper()
	sum, count := map[string]float64{}, map[string]int{}
	for _, f := range lines(t, file) {
		kind, text, want := f[0], f[1], strings.Split(f[2], ",")
		r := find(t, x, text)
		rank := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return slices.Contains(want, number[h.ID]) }) + 1
		for _, kind := range []string{kind, "all"} {
			if count[kind]++; rank > 0 {
				sum[kind] += 1 / float64(rank)
			}
		}
		if rank != 1 {
			t.Logf("%s: %s is number %d of %d (%v)", text, f[2], rank, r.Total, r.Told)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%s: %-10s mean reciprocal rank %.3f of %d", file, kind, sum[kind]/float64(count[kind]), count[kind])
	}
	if mean := sum["all"] / float64(count["all"]); mean < 0.95 {
		t.Errorf("%s: mean reciprocal rank %.3f of %d", file, mean, count["all"])
	}
}
