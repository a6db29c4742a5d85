package search_test

import (
	"strconv"
	"testing"

	"diasmap/index/member"
)

// TestFrequentWordsFollowTheIndex: the rows of a word that thousands have are remembered, and are those of the index as it is: who is taken out
// is not found, and who comes is.
func TestFrequentWordsFollowTheIndex(t *testing.T) {
	var members []*member.Member
	for i := range 2500 {
		members = append(members, person(strconv.Itoa(i), "Levon Petrosyan", "AM"))
	}
	x := open(t, members...)
	for range 2 {
		if r := find(t, x, "Petrosyan"); r.Total != 2500 {
			t.Fatalf("found %d, want 2500", r.Total)
		}
	}
	if err := x.Apply(nil, []string{members[7].ID, members[8].ID}, nil); err != nil {
		t.Fatal(err)
	}
	if r := find(t, x, "Petrosyan"); r.Total != 2498 {
		t.Errorf("found %d after two were taken out, want 2498", r.Total)
	}
	add(t, x, person("new", "Levon Petrosyan", "AM"))
	if r := find(t, x, "Petrosyan"); r.Total != 2499 {
		t.Errorf("found %d after one came, want 2499", r.Total)
	}
}
