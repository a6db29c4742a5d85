package registry

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every column of a registry has a field that gives it, and columns of all registries come first and in one order.
func TestFieldsOfRegistries(t *testing.T) {
	for _, r := range All() {
		columns := r.Columns()
		if !slices.Contains(columns, "id") || !slices.Contains(columns, "country") || !slices.Contains(columns, "role") {
			t.Errorf("%s has no id, country or role: %v", r.ID, columns)
		}
		if !slices.Contains(columns, "name") && !slices.Contains(columns, "family") {
			t.Errorf("%s has no names: %v", r.ID, columns)
		}
		given := map[string]bool{}
		for _, f := range r.Fields() {
			given[f.Column] = true
			if f.Carried == slices.Contains(common, f.Column) || f.Rule == "" || f.From == "" {
				t.Errorf("%s: %+v", r.ID, f)
			}
		}
		place, carried := -1, false
		for _, c := range columns {
			at := slices.Index(common, c)
			switch {
			case !given[c] || strings.HasPrefix(c, "."):
				t.Errorf("%s: nothing gives %s", r.ID, c)
			case at < 0:
				carried = true
			case carried || at < place:
				t.Errorf("%s: %s is out of order in %v", r.ID, c, columns)
			}
			place = max(place, at)
		}
	}
}

// What a registry says of nationality is never in a column that names or residence are read from.
func TestNationalityIsCarried(t *testing.T) {
	for _, r := range All() {
		for _, f := range r.Fields() {
			if strings.Contains(strings.ToLower(f.From), "nationality") && (f.Column != "source_nationality" || !f.Carried) {
				t.Errorf("%s: %+v", r.ID, f)
			}
		}
	}
}

func TestFaultsOfTheTable(t *testing.T) {
	for _, line := range []string{"x\tid\n", "x\t\tid\n", "x\tid\tid\tsome\n", "x\tid\tid\teach\n", "x\tid\t\tlatest\n"} {
		_, err := parseFields("registry\tpath\tcolumn\trule\n" + line)
		bad := line != "x\tid\t\tlatest\n"
		if (err != nil) != bad || bad && !strings.HasPrefix(err.Error(), "fields.tsv:2: ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// The codes of taxonomy.tsv are such, once each, and every role is one that occurs elsewhere too.
func TestTaxonomy(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(taxonomyTable) {
		if line[0] == '#' || strings.HasPrefix(line, "code\t") {
			continue
		}
		code, _, _ := strings.Cut(line, "\t")
		if seen[code] || len(code) < 3 || len(code) > 9 || strings.ToUpper(code) != code || len(strings.Split(line, "\t")) != 3 {
			t.Errorf("%q", line)
		}
		seen[code] = true
	}
	for code, want := range map[string]string{
		"207RC0000X": "cardiologist", "207R00000X": "internist", "208600000X": "surgeon", "2084N0400X": "neurologist", "2084P0800X": "psychiatrist",
		"207RI0011X": "interventional cardiologist", "207RI0200X": "infectious disease physician", "363LF0000X": "nurse practitioner",
		"183500000X": "pharmacist", "999999999X": "",
	} {
		r := &record{m: fieldMaps()["nppes"], values: make([][]byte, len(fieldMaps()["nppes"].columns))}
		r.set(".taxonomies", []byte("|"+code))
		r.setTaxonomy()
		if got := string(r.get("occupation")); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// Every registry has a page and a place in the list of pages.
func TestPages(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "registries")
	index, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, p := range pages {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if p != filepath.Join(folder, "README.md") {
			all.Write(text)
		}
	}
	for _, r := range All() {
		if !strings.Contains(string(index), "| `"+r.ID+"` |") || !strings.Contains(all.String(), "--source "+r.ID+"`") {
			t.Errorf("no page of %s", r.ID)
		}
	}
}
