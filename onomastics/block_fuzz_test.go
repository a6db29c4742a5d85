package onomastics_test

import (
	"testing"

	"diasmap/onomastics"
)

// FuzzBlocks: any name can be added, and a name that has a word is a candidate of its copy.
func FuzzBlocks(f *testing.F) {
	for _, s := range []string{"Anahit Krikorian", "", "\xff", "J. K.", "毛泽东", "Al-Assad Bashar", "Abd al-Rahman"} {
		f.Add(s)
	}
	m := onomastics.NewMatcher(nil)
	f.Fuzz(func(t *testing.T, name string) {
		b := onomastics.NewBlocks(nil)
		b.Add(name)
		b.Add("Somebody Else")
		b.Add(name)
		found := false
		for i, j := range b.Candidates() {
			if i < 0 || j <= i || j > 2 {
				t.Fatalf("%q: pair %d, %d", name, i, j)
			}
			found = found || i == 0 && j == 2
		}
		if m.Match(name, name).Same && !found {
			t.Errorf("%q matches itself and is no candidate of its copy", name)
		}
	})
}
