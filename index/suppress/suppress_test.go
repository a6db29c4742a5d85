package suppress_test

import (
	"slices"
	"strings"
	"testing"

	"diasmap/index/member"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

var (
	fr = onomastics.MustParseCountry("FR")
	us = onomastics.MustParseCountry("US")
)

func recognised(kept, seen suppress.Person, all bool) bool {
	h := suppress.NewHasher([]byte("the secret of the directory"))
	hashes := h.Keep(kept, all)
	return slices.ContainsFunc(h.Seek(seen), func(s string) bool { return slices.Contains(hashes, s) })
}

func named(name string, c onomastics.Country) suppress.Person {
	return suppress.Person{Names: []string{name}, Country: c}
}

func TestPeopleAreRecognised(t *testing.T) {
	none := onomastics.Country{}
	tests := []struct {
		what       string
		kept, seen suppress.Person
		all, want  bool
	}{
		{"the same name", named("Anahit Krikorian", fr), named("Anahit Krikorian", fr), false, true},
		{"another order and case", named("Anahit Krikorian", fr), named("KRIKORIAN Anahit", fr), false, true},
		{"another spelling", named("Anahit Krikorian", fr), named("Anahit Grigoryan", fr), false, true},
		{"another script", named("Anahit Grigoryan", fr), named("Անահիտ Գրիգորյան", fr), false, true},
		{"titles and initials", named("Anahit Krikorian", fr), named("Dr. Anahit M. Krikorian", fr), false, true},
		{"a middle name", named("Anahit Maria Krikorian", fr), named("Anahit Krikorian", fr), false, true},
		{"another country", named("Anahit Krikorian", fr), named("Anahit Krikorian", us), false, false},
		{"another country, kept everywhere", named("Anahit Krikorian", fr), named("Anahit Krikorian", us), true, true},
		{"kept of no country", named("Anahit Krikorian", none), named("Anahit Krikorian", us), false, true},
		{"seen in no country", named("Anahit Krikorian", fr), named("Anahit Krikorian", none), false, true},
		{"another person", named("Anahit Krikorian", fr), named("Anahit Kapanadze", fr), false, false},
		{"a given name alone", named("Anahit Krikorian", fr), named("Anahit", fr), false, false},
		{
			"the id of a source", suppress.Person{Sources: []member.SourceRef{{Source: "nppes", SourceID: "17"}}},
			suppress.Person{Names: []string{"A. K."}, Sources: []member.SourceRef{{Source: "nppes", SourceID: "17"}}}, false, true,
		},
		{
			"the same number in another source", suppress.Person{Sources: []member.SourceRef{{Source: "nppes", SourceID: "17"}}},
			suppress.Person{Sources: []member.SourceRef{{Source: "guests", SourceID: "17"}}}, false, false,
		},
		{
			"an ORCID", suppress.Person{Identifiers: []string{"https://orcid.org/0000-0001-2345-6789"}},
			suppress.Person{Identifiers: []string{"0000-0001-2345-6789"}}, false, true,
		},
		{
			"an address", suppress.Person{Identifiers: []string{"Anahit@example.org"}},
			suppress.Person{Identifiers: []string{" anahit@example.org"}}, false, true,
		},
	}
	for _, c := range tests {
		if got := recognised(c.kept, c.seen, c.all); got != c.want {
			t.Errorf("%s: recognised %v, want %v", c.what, got, c.want)
		}
	}
}

func TestHashesTellNothing(t *testing.T) {
	p := suppress.Person{Names: []string{"Anahit Krikorian"}, Country: fr, Identifiers: []string{"anahit@example.org"}}
	mine := suppress.NewHasher([]byte("one secret")).Keep(p, false)
	other := suppress.NewHasher([]byte("another secret")).Keep(p, false)
	for _, h := range mine {
		if slices.Contains(other, h) {
			t.Errorf("hash %s does not hang on the secret", h)
		}
		if strings.Contains(h, "krik") || len(h) != 32 {
			t.Errorf("hash %q", h)
		}
	}
}
