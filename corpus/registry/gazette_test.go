package registry

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
)

const (
	inventorHead = "patent_id\tinventor_id\tdisambig_inventor_name_first\tdisambig_inventor_name_last\tlocation_id\n"
	locationHead = "location_id\tdisambig_city\tdisambig_state\tdisambig_country\n"
)

// notes opens a list of inventors in a folder and returns what it tells of itself, and what is in it.
func notes(t *testing.T, folder string) (note, shown string, err error) {
	t.Helper()
	path := filepath.Join(folder, "data", "g_inventor_disambiguated.tsv")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(inventorHead+"1\tx\tNino\tBeridze\tb\n2\ty\tAni\tHakobyan\tnone\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Open(find(t, "patentsview"), path, nil)
	if err != nil {
		return "", "", err
	}
	defer l.Close()
	return strings.Join(l.Form().Notes, "; "), show(t, l), nil
}

// Places are taken from the table in the folder of the list or one above it; without it the list is read all the same.
func TestPlacesOfInventors(t *testing.T) {
	folder := t.TempDir()
	note, shown, err := notes(t, folder)
	if err != nil || !strings.Contains(note, "no g_location_disambiguated.tsv beside it: cities are left out") || strings.Contains(shown, "country") {
		t.Errorf("no table: %v: %s\n%s", err, note, shown)
	}
	at := filepath.Join(folder, "g_location_disambiguated.tsv")
	if err := os.WriteFile(at, []byte(locationHead+"a\tParis\t\tFR\nb\tLyon\tARA\tFR\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	note, shown, err = notes(t, folder)
	if err != nil || !strings.Contains(note, "2 places from "+at) {
		t.Errorf("a table: %v: %s", err, note)
	}
	if !strings.Contains(shown, "city: Lyon") || strings.Contains(shown, "Paris") || strings.Count(shown, "country: FR") != 1 {
		t.Error(shown)
	}
	if err := os.WriteFile(at, []byte(locationHead+"a\tParis\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err = notes(t, folder); err == nil || !strings.Contains(err.Error(), "read places: "+at+":2: ") {
		t.Errorf("a broken table: %v", err)
	}
}

// The institutions of OpenAlex are found from a part as from the folder of all.
func TestInstitutionsFromAPart(t *testing.T) {
	for _, path := range []string{"openalex", "openalex/data", "openalex/data/authors", "openalex/data/authors/updated_date=2026-10-01/part_000"} {
		if got := show(t, open(t, "openalex", filepath.Join("testdata", path))); !strings.Contains(got, "city: Paris") {
			t.Errorf("%s: %s", path, got)
		}
	}
	var chunk corpus.Chunk
	l := open(t, "openalex", "testdata/openalex/data/institutions")
	if err := l.Next(&chunk); err == nil || l.Skipped()["institutions"] != 2 {
		t.Errorf("institutions alone: %v, %v", err, l.Skipped())
	}
}
