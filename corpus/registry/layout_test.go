package registry

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written is a file of a test.
func written(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sampleOf(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A snapshot of officers says in its last line how many it has; one that is cut short is told.
func TestTrailerOfOfficers(t *testing.T) {
	whole := string(sampleOf(t, samples[3].sample))
	lines, _, _ := strings.Cut(whole, "99999999")
	_, first, _ := strings.Cut(lines, "\n")
	first, _, _ = strings.Cut(first, "000000012")
	for _, c := range []struct{ what, data, want string }{
		{"no trailer", lines, "no last line 99999999…"},
		{"a line is missing", strings.Replace(whole, first, "", 1), "says 6 companies and officers, 5 were read"},
		{"a line is cut", strings.Replace(whole, "<CONSULTANT<BRITISH<ENGLAND<", "", 1), "want 14 fields, each ended by <"},
		{"whole", whole, ""},
	} {
		got := show(t, open(t, "officers", written(t, "Prod195.dat", []byte(c.data))))
		told := strings.Contains(got, "fault: ") || strings.Contains(got, "error: ")
		if !strings.Contains(got, c.want) || told != (c.want != "") {
			t.Errorf("%s: want %q in\n%s", c.what, c.want, got)
		}
	}
}

// Values that are not in UTF-8 are read as Windows-1252, in every layout.
func TestOldEncoding(t *testing.T) {
	for _, c := range []struct{ registry, sample, from, to, want string }{
		{"officers", samples[3].sample, "LYON", "LY\xd3N", "city: LYÓN"},
		{"nppes", "nppes/npidata_pfile_20050523-20261108.csv", "GLENDALE", "GL\xc9NDALE", "city: GLÉNDALE"},
		{"pubmed", samples[7].sample, "<LastName>Kapanadze", "<LastName>K\xe4panadze", "family: Käpanadze"},
	} {
		data := bytes.ReplaceAll(sampleOf(t, c.sample), []byte(c.from), []byte(c.to))
		if got := show(t, open(t, c.registry, written(t, filepath.Base(c.sample), data))); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in\n%s", c.registry, c.want, got)
		}
	}
}

// Records in JSON stand in lines, in lists and in answers, and are the same in each.
func TestLayoutsOfJSON(t *testing.T) {
	records := bytes.Split(bytes.TrimSpace(sampleOf(t, "openalex/data/authors/updated_date=2026-10-01/part_000")), []byte("\n"))
	list := bytes.Join(records, []byte(","))
	want := show(t, open(t, "openalex", written(t, "authors.jsonl", bytes.Join(records, []byte("\r\n")))))
	for what, data := range map[string][]byte{
		"a list":                []byte("[" + string(list) + "]"),
		"a list, a line each":   []byte("[\n" + string(bytes.Join(records, []byte(",\n"))) + "\n]\n"),
		"an answer in one line": []byte(`{"meta":{"count":6},"results":[` + string(list) + "]}"),
		"an answer":             []byte("{\n \"meta\": {},\n \"results\": [\n" + string(list) + "\n ]\n}"),
		"blank lines":           append([]byte("\n\n"), bytes.Join(records, []byte("\n\n"))...),
		"a byte order mark":     append([]byte("\xef\xbb\xbf"), bytes.Join(records, []byte("\n"))...),
	} {
		if got := show(t, open(t, "openalex", written(t, "authors.json", data))); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
		}
	}
}

// Mirrors have the records of ORCID as lines of JSON, compressed.
func TestLinesOfORCID(t *testing.T) {
	var compact, packed bytes.Buffer
	for line := range bytes.Lines(sampleOf(t, "orcid/summaries/001/8888-8888-8888-0009.json")) {
		compact.Write(bytes.TrimSpace(line))
	}
	z := gzip.NewWriter(&packed)
	for range 3 {
		if _, err := z.Write(append(compact.Bytes(), '\n')); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	got := show(t, open(t, "orcid", written(t, "ORCID_summaries.json.gz", packed.Bytes())))
	if strings.Count(got, "family: Hakobyan") != 3 || strings.Contains(got, "error") {
		t.Error(got)
	}
}

// A pattern is read as the files that fit it, in the order of their names.
func TestPattern(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.txt", "a.txt", "other.csv"} {
		line := `{"data":{"kind":"individual","name_elements":{"surname":"` + name + `"}}}`
		if err := os.WriteFile(filepath.Join(folder, name), []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := show(t, open(t, "psc", filepath.Join(folder, "*.txt")))
	if a, b := strings.Index(got, "family: a.txt"), strings.Index(got, "family: b.txt"); a < 0 || b < a || strings.Contains(got, "other") {
		t.Error(got)
	}
}
