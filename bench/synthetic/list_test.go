package synthetic_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"diasmap/bench/synthetic"
	"diasmap/lexicons"
)

// people reads the tables once for all tests.
var people = sync.OnceValues(func() (*synthetic.People, error) {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return nil, err
	}
	return synthetic.Read(os.DirFS("../../lexicons"), lexicon)
})

func list(t *testing.T, rows int, seed uint64) []byte {
	t.Helper()
	p, err := people()
	if err != nil {
		t.Fatal(err)
	}
	g := p.Generator(seed)
	var out []byte
	for range rows {
		out = g.Append(out)
	}
	return out
}

func TestTheSameSeedMakesTheSameList(t *testing.T) {
	first := list(t, 2000, 1)
	if !bytes.Equal(first, list(t, 2000, 1)) {
		t.Error("the same seed makes another list")
	}
	if bytes.Equal(first, list(t, 2000, 2)) {
		t.Error("another seed makes the same list")
	}
}

func TestRowsAreMarkedAndWhole(t *testing.T) {
	rows := strings.Split(strings.TrimSuffix(string(list(t, 5000, 1)), "\n"), "\n")
	given, cyrillic := map[string]int{}, 0
	for i, row := range rows {
		f := strings.Split(row, ",")
		if len(f) != 3 || !strings.HasPrefix(f[0], "synthetic-") || len(strings.Fields(f[1])) < 2 || len(f[2]) != 2 {
			t.Fatalf("row %d: %s", i+1, row)
		}
		given[strings.Fields(f[1])[0]]++
		if f[2] == "RU" && strings.ContainsAny(f[1], "аеиоу") {
			cyrillic++
		}
	}
	if len(rows) != 5000 || cyrillic < 300 {
		t.Errorf("%d rows, %d in Cyrillic", len(rows), cyrillic)
	}
	if given["Michael"] < 5 || len(given) < 1000 { // as often as they are borne
		t.Errorf("%d Michaels of %d given names", given["Michael"], len(given))
	}
}
