package index

import (
	"slices"
	"strings"
	"testing"

	"diasmap/index/member"
	"diasmap/index/store"
)

// TestChangesFollowedTogether: several changes come to what they come to one after another.
func TestChangesFollowedTogether(t *testing.T) {
	change := func(put, gone string) *store.Change {
		c := &store.Change{}
		for _, id := range put {
			c.Put = append(c.Put, member.Stamped{Member: &member.Member{ID: string(id)}})
		}
		for _, id := range gone {
			c.Gone = append(c.Gone, string(id))
		}
		return c
	}
	for _, c := range []struct {
		what      string
		changes   []*store.Change
		put, gone string
	}{
		{"one", []*store.Change{change("ab", "c")}, "ab", "c"},
		{"a member that changes twice comes twice, the last counts", []*store.Change{change("ab", ""), change("a", "")}, "aba", ""},
		{"put, then taken out", []*store.Change{change("ab", ""), change("", "a")}, "b", "a"},
		{"taken out, then put again", []*store.Change{change("", "a"), change("a", "")}, "a", ""},
		{"put, taken out, put again", []*store.Change{change("a", ""), change("b", "a"), change("a", "")}, "ba", ""},
		{"taken out twice", []*store.Change{change("", "a"), change("a", ""), change("", "a")}, "", "a"},
	} {
		put, gone := joined(c.changes)
		got := ""
		for _, m := range put {
			got += m.ID
		}
		slices.Sort(gone)
		if out := strings.Join(gone, ""); got != c.put || out != c.gone {
			t.Errorf("%s: put %q, gone %q, want %q and %q", c.what, got, out, c.put, c.gone)
		}
	}
}
