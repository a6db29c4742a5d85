package sample

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"testing"
	"unicode/utf8"

	"diasmap/corpus"
	"diasmap/lexicons"
)

// Columns of the list.
const (
	idColumn = iota
	nameColumn
	occupationColumn
	cityColumn
	countryColumn
	bornColumn
	sourceColumn
)

func rows(t *testing.T) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(List)).ReadAll() // checks the number of fields too
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"id", "name", "occupation", "city", "country", "born", "source"}; !slices.Equal(rows[0], want) {
		t.Fatalf("header %q, want %q", rows[0], want)
	}
	return rows[1:]
}

func TestListIsUTF8WithLineFeeds(t *testing.T) {
	if !utf8.Valid(List) || bytes.ContainsRune(List, '\r') || !bytes.HasSuffix(List, []byte("\n")) {
		t.Error("want UTF-8, lines ended by LF")
	}
}

func TestListIsNumberedAndSortedByName(t *testing.T) {
	before := ""
	for i, row := range rows(t) {
		if row[idColumn] != strconv.Itoa(i+1) {
			t.Fatalf("row %d has the id %s", i+1, row[idColumn])
		}
		if row[nameColumn] < before {
			t.Errorf("row %d: %q after %q", i+1, row[nameColumn], before)
		}
		before = row[nameColumn]
	}
}

func TestOnePersonOnce(t *testing.T) {
	first := map[string]string{}
	for _, row := range rows(t) {
		key := corpus.Labelled{Full: row[nameColumn]}.PersonKey()
		if id, seen := first[key]; seen || key == "" {
			t.Errorf("row %s: %q, key %q, is row %s too", row[idColumn], row[nameColumn], key, id)
		}
		first[key] = row[idColumn]
	}
}

func TestCountriesAreThoseOfTheLexicon(t *testing.T) {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows(t) {
		name := row[countryColumn]
		if name == "" {
			continue
		}
		c, ok := corpus.ResidenceCountry(name)
		if entry, known := lexicon.Country(c); !ok || !known || entry.Name != name {
			t.Errorf("row %s, %s: country %q is %q", row[idColumn], row[nameColumn], name, entry.Name)
		}
	}
}

func TestOccupationsAndSources(t *testing.T) {
	occupations := []string{"artist", "chemist", "economist", "medical researcher", "peace campaigner", "physicist", "writer"}
	sources := []string{"MoMA", "Nobel Prize", "Tate"}
	for _, row := range rows(t) {
		if !slices.Contains(occupations, row[occupationColumn]) || !slices.Contains(sources, row[sourceColumn]) {
			t.Errorf("row %s: occupation %q, source %q", row[idColumn], row[occupationColumn], row[sourceColumn])
		}
		if _, err := strconv.Atoi(row[bornColumn]); err != nil && row[bornColumn] != "" {
			t.Errorf("row %s: born %q", row[idColumn], row[bornColumn])
		}
	}
}
