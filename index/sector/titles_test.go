package sector_test

import (
	"os"
	"strings"
	"testing"

	"diasmap/index/sector"
)

// A realTitle is a line of testdata/titles.tsv.
type realTitle struct {
	language, text string
	groups         []string // «-»: it is no occupation
	role           sector.Role
}

func realTitles(t *testing.T) (titles []realTitle) {
	t.Helper()
	content, err := os.ReadFile("testdata/titles.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(f) < 3 {
			continue
		}
		one := realTitle{language: f[0], text: f[1], groups: strings.Fields(f[2])}
		if len(f) > 3 {
			one.role = sector.Role(f[3])
		}
		titles = append(titles, one)
	}
	return titles
}

// right tells whether an answer is as deep in the expected group as can be said, or in it.
func (r realTitle) right(isco string) bool {
	for _, g := range r.groups {
		if isco == "" && g == "-" || isco != "" && (strings.HasPrefix(isco, g) || len(isco) >= 2 && strings.HasPrefix(g, isco)) {
			return true
		}
	}
	return false
}

// The floor is a little below what is reached, so that a loss is noticed.
func TestRealTitles(t *testing.T) {
	const floor = 0.98
	r := resolver(t)
	titles := realTitles(t)
	right := 0
	byLanguage := map[string][2]int{}
	for _, one := range titles {
		var m sector.Match
		if matches := r.Resolve(one.text, sector.Hint{}); len(matches) > 0 {
			m = matches[0]
		}
		n := byLanguage[one.language]
		n[1]++
		if one.right(m.ISCO) && (one.role == "" || one.role == m.Role) {
			right++
			n[0]++
		} else {
			t.Logf("%s: %q is %q (%s) %q, want %v %q", one.language, one.text, m.ISCO, m.Role, m.Why, one.groups, one.role)
		}
		byLanguage[one.language] = n
	}
	t.Logf("%d of %d titles are right; by language %v", right, len(titles), byLanguage)
	if share := float64(right) / float64(len(titles)); share < floor {
		t.Errorf("%.3f of the titles are right, want %.2f", share, floor)
	}
}
