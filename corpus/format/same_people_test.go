package format_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/mapping"
	"diasmap/corpus/sample"
	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/onomastics"
)

// tenThousand are people with names in Latin and Cyrillic letters, all of which Windows-1251 and KOI8-U have: the public figures of
// the sample, and Russian and Ukrainian names of the lexicons.
func tenThousand(t *testing.T) [][]string {
	t.Helper()
	const people = 10_000
	rows := [][]string{{"id", "name", "country", "note"}}
	add := func(name, country string) {
		_, lacking := charmap.Windows1251.NewEncoder().String(name)
		_, too := charmap.KOI8U.NewEncoder().String(name)
		if lacking == nil && too == nil && len(rows) <= people {
			rows = append(rows, []string{fmt.Sprintf("%05d", len(rows)), name, country, "a, \"b\"; c|d"})
		}
	}
	figures, err := csv.NewReader(bytes.NewReader(sample.List)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range figures[1:] {
		add(row[1], "FR")
	}
	for i := 0; len(rows) <= people; i++ {
		for _, country := range []string{"ru", "ua"} {
			family, given := lexiconNames(t, country, "family.tsv"), lexiconNames(t, country, "given.tsv")
			add(family[i*37%len(family)]+" "+given[i*11%len(given)], "DE")
		}
	}
	return rows
}

var lexiconTables = map[string][]string{}

// lexiconNames are the names in Cyrillic letters of a table.
func lexiconNames(t *testing.T, country, table string) []string {
	t.Helper()
	path := filepath.Join("../../lexicons", country, table)
	if lexiconTables[path] == nil {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			if fields := strings.Split(line, "\t"); len(fields) > 2 && fields[2] == "Cyrl" {
				lexiconTables[path] = append(lexiconTables[path], fields[0])
			}
		}
	}
	return lexiconTables[path]
}

// delimited writes rows with a separator.
func delimited(t *testing.T, rows [][]string, comma rune) []byte {
	t.Helper()
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = comma
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asUTF16(text []byte, order func(uint16) []byte) []byte {
	out := order(0xfeff)
	for _, u := range utf16.Encode([]rune(string(text))) {
		out = append(out, order(u)...)
	}
	return out
}

// converted writes a list in the format that a name asks for, by the program's own means.
func converted(t *testing.T, plain []byte, name string) []byte {
	t.Helper()
	source := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(source, plain, 0o600); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(rewriteWith(t, source, name, nil))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// verdicts classifies a list and returns what was added to each row.
func verdicts(t *testing.T, path string, c *onomastics.Classifier, lexicon *onomastics.Lexicon) []string {
	t.Helper()
	list := open(t, path)
	head, err := list.Head()
	if err != nil {
		t.Fatal(err)
	}
	guess, err := mapping.Columns(list.Header(), false, head, lexicon)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	job := batch.Job{Classifier: c, Columns: guess.Columns, Workers: runtime.GOMAXPROCS(0), Policy: onomastics.Policy{Thresholds: onomastics.Balanced.Thresholds()}}
	if _, err := batch.Run(list, corpus.NewDelimitedWriter(&out, corpus.Dialect{Comma: ','}), job); err != nil {
		t.Fatal(err)
	}
	var added []string
	r := csv.NewReader(&out)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return added
		}
		if err != nil {
			t.Fatal(err)
		}
		added = append(added, row[0]+" "+row[1]+": "+strings.Join(row[len(row)-len(batch.Columns):], "|"))
	}
}

// The same ten thousand people have the same verdicts however their list is written.
func TestVerdictsDoNotDependOnTheFormat(t *testing.T) {
	rows := tenThousand(t)
	plain := delimited(t, rows, ',')
	cyrillic, err := charmap.Windows1251.NewEncoder().Bytes(delimited(t, rows, ';'))
	if err != nil {
		t.Fatal(err)
	}
	koi, err := charmap.KOI8U.NewEncoder().Bytes(delimited(t, rows, '|'))
	if err != nil {
		t.Fatal(err)
	}
	little := func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }
	big := func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }
	lists := map[string][]byte{
		"list.tsv": delimited(t, rows, '\t'), "semicolons-1251.csv": cyrillic, "bom.csv": append([]byte("\ufeff"), plain...),
		"utf16le.csv": asUTF16(plain, little), "utf16be.txt": asUTF16(delimited(t, rows, '\t'), big),
		"bars-koi8.csv": koi,
	}
	for _, name := range []string{"list.jsonl", "list.csv.gz", "list.csv.zst", "list.jsonl.zst", "list.xlsx", "list.parquet"} {
		lists[name] = converted(t, plain, name)
	}
	c, err := model.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	want := verdicts(t, write("plain.csv", plain), c, lexicon)
	if len(want) != len(rows) {
		t.Fatalf("%d rows came out, want %d", len(want), len(rows))
	}
	for name, content := range lists {
		got := verdicts(t, write(name, content), c, lexicon)
		if len(got) != len(want) {
			t.Errorf("%s: %d rows, want %d", name, len(got), len(want))
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s, row %d: got %s, want %s", name, i, got[i], want[i])
				break
			}
		}
	}
}
