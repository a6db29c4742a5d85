package excel

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
)

// A list longer than a sheet goes on on further ones, each with the header.
func TestLongListsGoOnOnFurtherSheets(t *testing.T) {
	var list strings.Builder
	list.WriteString("name\n")
	for i := range 7 {
		fmt.Fprintf(&list, "person %d\n", i)
	}
	s, err := corpus.OpenTable(strings.NewReader(list.String()), "list.csv")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := NewWriter(&out)
	w.most = 4
	if err := w.Begin(s, nil); err != nil {
		t.Fatal(err)
	}
	var c corpus.Chunk
	if err := s.Next(&c); err != nil {
		t.Fatal(err)
	}
	var r corpus.Record
	for i := range c.Len() {
		c.Record(i, &r)
		if err := w.Write(w.AppendRow(nil, &r, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if notes := w.Notes(); len(notes) != 1 || !strings.Contains(notes[0], "2 further sheets") {
		t.Error(notes)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string][]string{
		"List": {"name", "person 0", "person 1", "person 2"}, "List 2": {"name", "person 3", "person 4", "person 5"}, "List 3": {"name", "person 6"},
	} {
		rows, err := f.GetRows(name)
		if got := slices.Concat(rows...); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
