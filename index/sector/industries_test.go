package sector_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The floor is a little below what is reached, so that a loss is noticed.
func TestRealIndustries(t *testing.T) {
	const floor = 0.96
	r := resolver(t)
	content, err := os.ReadFile("testdata/industries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for line := range strings.Lines(string(content)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(f) < 3 {
			continue
		}
		asked++
		want := strings.Fields(f[2])
		matches := r.ResolveIndustry(f[1], "")
		if len(matches) > 0 && (slices.Contains(want, matches[0].ISIC) || slices.Contains(want, matches[0].Section)) {
			right++
		} else {
			t.Logf("%s: %q is %+v, want %v", f[0], f[1], matches, want)
		}
	}
	if share := float64(right) / float64(asked); share < floor {
		t.Errorf("%.3f of %d industries are right, want %.2f", share, asked, floor)
	}
}
