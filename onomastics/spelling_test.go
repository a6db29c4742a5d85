package onomastics_test

import (
	"slices"
	"testing"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

func TestSpellings(t *testing.T) {
	l, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := onomastics.NewSpellings(l)
	for name, want := range map[string][]string{
		"Krikorian":  {"grigoryan", "krikorian", "grigorian"},
		"Григорян":   {"grigoryan", "krikorian"},
		"Shevchenko": {"sevcenco", "shevchenko"},
		"Miloševic":  {"milosevic"},
	} {
		got := s.Of(nil, onomastics.FamilyTable, name, onomastics.DefaultScheme(name, onomastics.Country{}))
		for _, spelling := range want {
			if !slices.Contains(got, spelling) {
				t.Errorf("spellings of %s: %v lack %s", name, got, spelling)
			}
		}
		if !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != len(got) {
			t.Errorf("spellings of %s are not in order, or repeat: %v", name, got)
		}
	}
	for _, name := range []string{"", "—", "123"} {
		if got := s.Of(nil, onomastics.FamilyTable, name, onomastics.NoScheme); len(got) > 0 {
			t.Errorf("spellings of %q: %v", name, got)
		}
	}
	if got := s.Of(nil, onomastics.FamilyAffixTable, "Krikorian", onomastics.NoScheme); len(got) > 0 {
		t.Errorf("spellings among affixes: %v", got)
	}
}

func BenchmarkNewSpellings(b *testing.B) {
	l, err := lexicons.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		onomastics.NewSpellings(l)
	}
}
