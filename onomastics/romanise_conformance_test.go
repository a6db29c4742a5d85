package onomastics

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// A testPair is a line of testdata/romanise/*.tsv: a scheme, a text, and what the standard makes of it.
type testPair struct{ scheme, source, want, place string }

// A pairCount counts the pairs of a scheme.
type pairCount struct{ pairs, passed, excepted int }

// readPairs reads a file of pairs; \n stands for a line break.
func readPairs(t testing.TB, file string) []testPair {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var pairs []testPair
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "# ") || lines.Text() == "#" || lines.Text() == "" {
			continue
		}
		cells := strings.Split(strings.ReplaceAll(lines.Text(), `\n`, "\n"), "\t")
		if len(cells) < 3 {
			t.Fatalf("%s:%d: %d columns, want 3", file, n, len(cells))
		}
		pairs = append(pairs, testPair{cells[0], cells[1], norm.NFC.String(cells[2]), fmt.Sprintf("%s:%d", file, n)})
	}
	return pairs
}

// TestSchemesConform: each scheme gives what the reference pairs of its standard say, but for
// those that exceptions.tsv judges wrong, with the reason.
func TestSchemesConform(t *testing.T) {
	files, err := filepath.Glob("testdata/romanise/*.tsv")
	if err != nil || len(files) < 2 {
		t.Fatalf("no reference pairs: %v", err)
	}
	excepted := map[[3]string]bool{}
	for _, p := range readPairs(t, "testdata/romanise/exceptions.tsv") {
		excepted[[3]string{p.scheme, p.source, p.want}] = true
	}
	counts := map[string]*pairCount{}
	for _, file := range files {
		if strings.HasSuffix(file, "exceptions.tsv") {
			continue
		}
		for _, p := range readPairs(t, file) {
			scheme, err := ParseScheme(p.scheme)
			if err != nil {
				t.Fatalf("%s: %v", p.place, err)
			}
			c := counts[scheme.String()]
			if c == nil {
				c = &pairCount{}
				counts[scheme.String()] = c
			}
			c.pairs++
			got := norm.NFC.String(string(AppendRomanised(nil, p.source, scheme)))
			except := excepted[[3]string{p.scheme, p.source, p.want}]
			switch {
			case got == p.want && except:
				t.Errorf("%s: %s by %s is right, and yet excepted", p.place, p.source, p.scheme)
			case got == p.want:
				c.passed++
			case except:
				c.excepted++
			default:
				t.Errorf("%s: %s by %s: got %q, want %q", p.place, p.source, p.scheme, got, p.want)
			}
		}
	}
	checkConformanceTable(t, counts)
}

var update = flag.Bool("update", false, "renew the tables in docs that tests count")

const conformancePage = "../docs/romanisation.md"

// checkConformanceTable holds the table in the docs to what was counted.
func checkConformanceTable(t *testing.T, counts map[string]*pairCount) {
	t.Helper()
	ids := slices.Sorted(maps.Keys(counts))
	var table strings.Builder
	total := pairCount{}
	table.WriteString("| scheme | pairs | pass | excepted |\n|---|---|---|---|\n")
	for _, id := range ids {
		c := counts[id]
		fmt.Fprintf(&table, "| %s | %d | %d | %d |\n", id, c.pairs, c.passed, c.excepted)
		total = pairCount{total.pairs + c.pairs, total.passed + c.passed, total.excepted + c.excepted}
	}
	fmt.Fprintf(&table, "| **%d schemes** | %d | %d | %d |\n", len(ids), total.pairs, total.passed, total.excepted)
	page, err := os.ReadFile(conformancePage)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(page), "-update -->\n")
	_, tail, ok := strings.Cut(rest, "<!-- end -->")
	if !ok {
		t.Fatalf("%s has no place for the table", conformancePage)
	}
	want := head + "-update -->\n" + table.String() + "<!-- end -->" + tail
	if want == string(page) {
		return
	}
	if !*update {
		t.Fatalf("%s: the table is not what was counted: run go test ./onomastics -run Conform -update", conformancePage)
	}
	if err := os.WriteFile(conformancePage, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
