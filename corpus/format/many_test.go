package format_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/format"
)

// folder makes a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// records reads what is left of a list: file, line, number and values of each record.
func records(t *testing.T, list *format.List) []string {
	t.Helper()
	var all []string
	var c corpus.Chunk
	var r corpus.Record
	for {
		err := list.Next(&c)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Len() {
			c.Record(i, &r)
			values := make([]string, len(list.Header()))
			for f := range values {
				values[f] = string(r.Value(f, nil))
			}
			all = append(all, fmt.Sprintf("%s:%d #%d %s", filepath.Base(r.File), r.Line, r.Number, strings.Join(values, "|")))
		}
	}
}

func open(t *testing.T, name string) *format.List {
	t.Helper()
	list, err := format.Open(name, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { list.Close() })
	return list
}

func TestFolderIsOneList(t *testing.T) {
	dir := folder(t, map[string]string{
		"part-2.csv": "name,city\nNino,Lyon\n", "part-10.csv": "name,city\nShota,Paris\n", "part-1.csv": "name,city\nAna,Nice\nLado,Metz\n",
		"notes.txt": "x", ".hidden.csv": "a\n", "empty.csv": "",
	})
	list := open(t, dir)
	got := strings.Join(records(t, list), "\n")
	want := "part-1.csv:2 #1 Ana|Nice\npart-1.csv:3 #2 Lado|Metz\npart-2.csv:2 #3 Nino|Lyon\npart-10.csv:2 #4 Shota|Paris"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if told := list.Form().String(); !strings.Contains(told, "3 files as one list") || !strings.Contains(told, "empty.csv is empty") {
		t.Errorf("told %s", told)
	}
}

func TestHeadersAreUnited(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.csv": "name,city\nNino,Lyon\nAna,Nice,too,many\n", "b.tsv": "country\tname\nFR\tShota, R.\n", "c.jsonl": "{\"name\":\"Lado\",\"age\":7}\n",
	})
	list := open(t, filepath.Join(dir, "[abc].*"))
	if got := strings.Join(list.Header(), " "); got != "name city country age" {
		t.Errorf("header %s", got)
	}
	got := strings.Join(records(t, list), "\n")
	want := "a.csv:2 #1 Nino|Lyon||\na.csv:3 #2 Ana|Nice,too,many||\nb.tsv:2 #3 Shota, R.||FR|\nc.jsonl:1 #4 Lado|||7"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, want := range []string{`column "age" is in 1 of them`, "written in several ways: csv (commas) UTF-8 in 1, jsonl UTF-8 in 1, tsv (tabs) UTF-8 in 1"} {
		if told := list.Form().String(); !strings.Contains(told, want) {
			t.Errorf("told %s, want %s", told, want)
		}
	}
}

// Any place between chunks is one to go on from, within a file and between files.
func TestManyFilesSkipToAPosition(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.csv": "name\n" + strings.Repeat("Nino\n", 1200), "b.csv": "name\n" + strings.Repeat("Shota\n", 700), "c.csv": "name,x\nLado,1\n",
	})
	for _, pattern := range []string{"[ab].csv", "*.csv"} {
		list := open(t, filepath.Join(dir, pattern))
		var places []corpus.Position
		var c corpus.Chunk
		for {
			places = append(places, list.Position())
			if err := list.Next(&c); err != nil {
				break
			}
		}
		want := records(t, open(t, filepath.Join(dir, pattern)))
		for _, place := range places {
			again := open(t, filepath.Join(dir, pattern))
			if err := again.Skip(place); err != nil {
				t.Fatalf("%s to %+v: %v", pattern, place, err)
			}
			if got := records(t, again); strings.Join(got, "\n") != strings.Join(want[place.Number:], "\n") {
				t.Errorf("%s from %+v: %d records, want %d", pattern, place, len(got), len(want)-place.Number)
			}
		}
	}
}

func TestNoFiles(t *testing.T) {
	dir := folder(t, map[string]string{"notes.txt": "x", "empty.csv": ""})
	for _, name := range []string{t.TempDir(), filepath.Join(dir, "*.xyz"), filepath.Join(dir, "*.csv")} {
		if _, err := format.Open(name, format.Options{}); !errors.Is(err, format.ErrNoFiles) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Looking at the first records takes none away, and leaves places as they are.
func TestHead(t *testing.T) {
	dir := folder(t, map[string]string{"a.csv": "name\n" + strings.Repeat("Nino\n", 1000)})
	want := records(t, open(t, filepath.Join(dir, "a.csv")))
	list := open(t, filepath.Join(dir, "a.csv"))
	before := list.Position()
	head, err := list.Head()
	if err != nil || head.Len() == 0 || list.Position() != before {
		t.Fatalf("%d records, %v, at %v", head.Len(), err, list.Position())
	}
	if err := list.Skip(before); err != nil {
		t.Fatal(err)
	}
	if got := records(t, list); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d records, want %d", len(got), len(want))
	}
}
