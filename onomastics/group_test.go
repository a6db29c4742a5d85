package onomastics

import (
	"strings"
	"testing"
)

func TestGroupOf(t *testing.T) {
	for _, c := range []struct{ country, group string }{
		{"RS", "BCMS"}, {"ME", "BCMS"}, {"MK", "BGMK"}, {"SI", "SSLAV"}, {"MD", "ROMD"}, {"XK", "ALXK"}, {"UA", "ESLAV"},
		{"KG", "CASIA"}, {"TJ", "SOVMUS"}, {"LB", "LEVA"}, {"MA", "MAGH"}, {"JM", "CARIB"}, {"US", "ANGLO"}, {"CY", "HELL"}, {"TW", "CHIN"},
	} {
		if g, ok := GroupOf(MustParseCountry(c.country)); !ok || g.Code != c.group {
			t.Errorf("%s is in group %q, want %s", c.country, g.Code, c.group)
		}
	}
	for _, alone := range []string{"AM", "GE", "TR", "PL", "HU", "JP", "VN"} {
		if g, ok := GroupOf(MustParseCountry(alone)); ok {
			t.Errorf("%s is in group %s, want none", alone, g.Code)
		}
	}
}

func TestGroupsHoldTheFinerOnes(t *testing.T) {
	for _, g := range Groups() {
		if len(g.Countries) < 2 {
			t.Errorf("group %s has %d countries", g.Code, len(g.Countries))
		}
		for _, wider := range Groups() {
			if wider.Code != g.Wider {
				continue
			}
			for _, c := range g.Countries {
				if !wider.Has(c) {
					t.Errorf("%s is in %s and not in %s", c, g.Code, wider.Code)
				}
			}
		}
	}
}

func TestBadGroupTables(t *testing.T) {
	for table, want := range map[string]string{
		"A\tAlpha\t-\tRS HR\nB\tBeta\t-\tHR SI": "groups.tsv:2: country HR is in group A already",
		"A\tAlpha\t-\tRS\nA\tAgain\t-\tHR":      "groups.tsv:2: group A twice",
		"A\tAlpha\tZ\tRS HR":                    "group A lies in Z",
		"A\tAlpha\t-\tRSX":                      "groups.tsv:1: country \"RSX\"",
		"A\tAlpha":                              "groups.tsv:1:",
		"A\ta\tB\tRS\nB\tb\tC\tHR\nC\tc\t-\tSI": "group A lies in B",
	} {
		if _, err := parseGroups(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}

func FuzzParseGroups(f *testing.F) {
	f.Add(groupsTable)
	f.Add("A\tAlpha\tA\tRS HR\n")
	f.Fuzz(func(t *testing.T, table string) {
		all, err := parseGroups(table)
		if err != nil {
			return
		}
		for _, g := range all {
			for _, c := range g.Countries {
				if !g.Has(c) {
					t.Errorf("%s is not found in its group %s", c, g.Code)
				}
			}
		}
	})
}
