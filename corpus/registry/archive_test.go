package registry

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// packed makes an archive of a folder of testdata.
func packed(t *testing.T, folder, name string) string {
	t.Helper()
	var content bytes.Buffer
	var add func(name string, data []byte) error
	var end func() error
	switch {
	case strings.Contains(name, ".tar"):
		z := io.WriteCloser(uncompressed{&content})
		if strings.HasSuffix(name, ".gz") {
			z = gzip.NewWriter(&content)
		}
		w := tar.NewWriter(z)
		add = func(name string, data []byte) error {
			err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: int64(len(data)), Mode: 0o600})
			_, writeErr := w.Write(data)
			return errors.Join(err, writeErr)
		}
		end = func() error { return errors.Join(w.Close(), z.Close()) }
	default:
		w := zip.NewWriter(&content)
		add = func(name string, data []byte) error {
			m, err := w.Create(name)
			if err != nil {
				return err
			}
			_, err = m.Write(data)
			return err
		}
		end = w.Close
	}
	root := os.DirFS(filepath.Join("testdata", folder))
	err := fs.WalkDir(root, ".", func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, at)
		return errors.Join(err, add(at, data))
	})
	if err := errors.Join(err, end()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

type uncompressed struct{ io.Writer }

func (uncompressed) Close() error { return nil }

// places of files in errors differ between a folder and an archive of it.
var filePlace = regexp.MustCompile(`error: \S+(/|\.zip:|\.gz:)`)

func TestArchivesAreAsTheirFolders(t *testing.T) {
	for _, c := range []struct{ registry, folder, archive string }{
		{"orcid", "orcid", "ORCID_2026_10_summaries.tar.gz"},
		{"orcid", "orcid", "records.zip"},
		{"nppes", "nppes", "NPPES_Data_Dissemination_November_2026.zip"},
		{"psc", "psc", "psc-snapshot.zip"},
		{"pubmed", "pubmed", "pubmed.tar.gz"},
	} {
		want := filePlace.ReplaceAllString(show(t, open(t, c.registry, filepath.Join("testdata", c.folder))), "error: ")
		got := filePlace.ReplaceAllString(show(t, open(t, c.registry, packed(t, c.folder, c.archive))), "error: ")
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.archive, got, want)
		}
	}
}

func TestFromStandardInput(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", samples[2].sample))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	l, err := Open(find(t, "psc"), "-", file)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	want := filePlace.ReplaceAllString(show(t, open(t, "psc", filepath.Join("testdata", samples[2].sample))), "")
	if got := strings.ReplaceAll(show(t, l), "error: standard input", samplesBase(2)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func samplesBase(i int) string { return filepath.Base(samples[i].sample) }

// An archive that is cut short gives what was before, then a row that says so.
func TestCutArchives(t *testing.T) {
	for _, name := range []string{"summaries.tar", "summaries.tar.gz"} {
		whole, err := os.ReadFile(packed(t, "orcid", name))
		if err != nil {
			t.Fatal(err)
		}
		cut := filepath.Join(t.TempDir(), name)
		for _, n := range []int{520, 1000, len(whole) / 2, len(whole) * 4 / 5} {
			if err := os.WriteFile(cut, whole[:n], 0o600); err != nil {
				t.Fatal(err)
			}
			got := show(t, open(t, "orcid", cut))
			if !strings.Contains(got, "fetch") || strings.Contains(got, "failed:") {
				t.Errorf("%s, %d of %d bytes:\n%s", name, n, len(whole), got)
			}
			if n > 20_000 && !strings.Contains(got, "Krikorian-Petrosyan") {
				t.Errorf("%s, %d of %d bytes: the first record is lost:\n%s", name, n, len(whole), got)
			}
		}
	}
}

func TestNothingToRead(t *testing.T) {
	empty := t.TempDir()
	for _, c := range []struct {
		registry, path string
		want           error
	}{
		{"orcid", filepath.Join(empty, "none"), input.ErrNoFile},
		{"orcid", empty, errNoFiles},
		{"orcid", packed(t, "psc", "psc.zip"), errNoFiles},
		{"pubmed", packed(t, "psc", "psc.tar.gz"), errNoFiles},
		{"nppes", filepath.Join("testdata", "patentsview", "g_location_disambiguated.tsv"), errNothing},
	} {
		l, err := Open(find(t, c.registry), c.path, nil)
		if err == nil {
			var chunk corpus.Chunk
			err = l.Next(&chunk)
			l.Close()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s %s: %v, want %v", c.registry, c.path, err, c.want)
		}
	}
	if _, err := Find("linkedin"); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "orcid") {
		t.Errorf("no such registry: %v", err)
	}
}

// A record of another registry is told, not read as an empty person.
func TestWrongSource(t *testing.T) {
	got := show(t, open(t, "openalex", filepath.Join("testdata", "officers", "stream.jsonl")))
	if !strings.Contains(got, "is --source the right one?") {
		t.Error(got)
	}
}

// A list that goes on at a place gives what it gave after it.
func TestGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many.jsonl")
	one := `{"company_number":"1","data":{"kind":"%","links":{"self":"/x/ID"},"name_elements":{"forename":"Nino","surname":"Beridze"}}}` + "\n"
	var many strings.Builder
	for i := range 3000 {
		kind := "individual-person-with-significant-control"
		if i%7 == 0 || i > 900 && i < 2000 {
			kind = "corporate-entity-person-with-significant-control"
		}
		many.WriteString(strings.Replace(strings.Replace(one, "%", kind, 1), "ID", string(rune('a'+i%26)), 1))
	}
	if err := os.WriteFile(path, []byte(many.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	l := open(t, "psc", path)
	var chunk corpus.Chunk
	for range 3 {
		if err := l.Next(&chunk); err != nil {
			t.Fatal(err)
		}
	}
	at := l.Position()
	want := show(t, l)
	again := open(t, "psc", path)
	if err := again.Skip(at); err != nil {
		t.Fatal(err)
	}
	if got := show(t, again); got != want || at.Number == 0 || !strings.Contains(want, "skipped") {
		t.Errorf("after %+v it is not the same", at)
	}
	if err := again.Next(&chunk); !errors.Is(err, io.EOF) {
		t.Errorf("after the end: %v", err)
	}
}

func TestRecognise(t *testing.T) {
	for _, s := range samples {
		if r := Recognise(filepath.Join("testdata", s.sample)); r == nil || r.ID != s.registry {
			t.Errorf("%s: %v, want %s", s.sample, r, s.registry)
		}
	}
	if r := Recognise(packed(t, "orcid", "x.tar.gz")); r == nil || r.ID != "orcid" {
		t.Errorf("archive: %v", r)
	}
	plain := filepath.Join(t.TempDir(), "doctors.csv")
	if err := os.WriteFile(plain, []byte("name,country\nAnahit Krikorian,FR\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{plain, filepath.Join(t.TempDir(), "none.csv")} {
		if r := Recognise(name); r != nil {
			t.Errorf("%s looks like %s", name, r.ID)
		}
	}
}

// Of a folder or an archive only the files of people are read.
func TestAcceptedFiles(t *testing.T) {
	for _, c := range []struct {
		registry, name string
		want           bool
	}{
		{"orcid", "ORCID_2025_10_summaries/880/8888-8888-8888-8880.xml", true},
		{"orcid", "8888-8888-8888-8880.json", true},
		{"orcid", "880/8888-8888-8888-8880/works/8888-8888-8888-8880_works_7.xml", false},
		{"orcid", "README.md", false},
		{"nppes", "npidata_pfile_20050523-20261108.csv", true},
		{"nppes", "npidata_pfile_20050523-20261108_fileheader.csv", false},
		{"nppes", "pl_pfile_20050523-20261108.csv", false},
		{"nppes", "othername_pfile_20050523-20261108.csv", false},
		{"psc", "persons-with-significant-control-snapshot-2026-11-24.txt", true},
		{"officers", "Prod195_2898_ew_1_24112026010001.dat", true},
		{"openalex", "data/authors/updated_date=2026-10-01/part_000", true},
		{"openalex", "data/authors/manifest", false},
		{"pubmed", "pubmed26n0001.xml", true},
		{"pubmed", "pubmed26n0001.xml.gz.md5", false},
		{"patentsview", "g_inventor_disambiguated.tsv", true},
		{"patentsview", "g_location_disambiguated.tsv", false},
	} {
		if got := find(t, c.registry).accepts(c.name); got != c.want {
			t.Errorf("%s: %s is accepted: %t", c.registry, c.name, got)
		}
	}
}
