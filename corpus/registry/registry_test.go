package registry

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"diasmap/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// samples are one for each registry and layout: what is given to --source, below testdata.
var samples = []struct{ registry, sample, golden string }{
	{"orcid", "orcid", "orcid"},
	{"nppes", "nppes", "nppes"},
	{"psc", "psc/persons-with-significant-control-snapshot-2026-11-24.txt", "psc"},
	{"officers", "officers/Prod195_2898_ew_1_24112026010001.dat", "officers_fixed"},
	{"officers", "officers/company_officers.json", "officers_answer"},
	{"officers", "officers/stream.jsonl", "officers_stream"},
	{"openalex", "openalex/data", "openalex"},
	{"pubmed", "pubmed/pubmed26n0001.xml", "pubmed"},
	{"patentsview", "patentsview/g_inventor_disambiguated.tsv", "patentsview"},
}

func find(t testing.TB, id string) *Registry {
	t.Helper()
	r, err := Find(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// show writes what a registry is read as: a block a person, the columns that have a value, then what was skipped.
func show(t testing.TB, l *List) string {
	t.Helper()
	var out strings.Builder
	var c corpus.Chunk
	var r corpus.Record
	header := l.Header()
	for {
		err := l.Next(&c)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Fprintf(&out, "failed: %v\n", err)
			break
		}
		for i := range c.Len() {
			c.Record(i, &r)
			fmt.Fprintf(&out, "%d\n", r.Number)
			for k, h := range header {
				if v := r.Value(k, nil); len(v) > 0 {
					fmt.Fprintf(&out, "  %s: %s\n", h, v)
				}
			}
			if r.Err != nil {
				fmt.Fprintf(&out, "  error: %v\n", r.Err)
			}
			if err := r.Shape(len(header)); err != nil {
				t.Error(err)
			}
		}
	}
	skipped := l.Skipped()
	for _, reason := range slices.Sorted(maps.Keys(skipped)) {
		fmt.Fprintf(&out, "skipped %d: %s\n", skipped[reason], reason)
	}
	for _, fault := range l.Form().Faults {
		fmt.Fprintf(&out, "fault: %s\n", fault)
	}
	return out.String()
}

func open(t testing.TB, id, path string) *List {
	t.Helper()
	l, err := Open(find(t, id), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func TestSamples(t *testing.T) {
	for _, s := range samples {
		t.Run(s.golden, func(t *testing.T) {
			got := show(t, open(t, s.registry, filepath.Join("testdata", s.sample)))
			golden := filepath.Join("testdata", s.golden+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))) {
				t.Errorf("%s:\n%s\nwant\n%s", s.sample, got, want)
			}
		})
	}
}
