package onomastics

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// A testPair is a line of testdata/romanise/*.tsv: a scheme, a text, and what the standard makes of it.
type testPair struct{ scheme, source, want, place string }

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
	type count struct{ pairs, passed, excepted int }
	counts := map[string]*count{}
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
				c = &count{}
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
	ids := make([]string, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		c := counts[id]
		t.Logf("%s\t%d\t%d\t%d", id, c.pairs, c.passed, c.excepted)
	}
}
