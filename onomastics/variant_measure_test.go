package onomastics

import (
	"bufio"
	"hash/fnv"
	"os"
	"strings"
	"testing"
)

// A variantFamily is a line of testdata/variants.tsv.
type variantFamily struct {
	country   string
	spellings []string
	check     bool // held back from tuning
	line      int
}

func readVariantFamilies(t testing.TB) []variantFamily {
	f, err := os.Open("testdata/variants.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []variantFamily
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		c := strings.Fields(lines.Text())
		if len(c) == 0 || strings.HasPrefix(c[0], "#") {
			continue
		}
		if len(c) < 3 {
			t.Fatalf("testdata/variants.tsv:%d: want a country and two spellings or more", n)
		}
		h := fnv.New32a()
		h.Write([]byte(c[1]))
		all = append(all, variantFamily{c[0], c[1:], h.Sum32()%3 == 0, n})
	}
	return all
}

func variantKeys(name string) []byte {
	return AppendVariantKeys(nil, name, DefaultScheme(name, Country{}))
}

// shares counts pairs, those of them with one main key, and those with any key in common.
type shares struct{ pairs, main, any int }

func (s *shares) add(a, b string) (joined bool) {
	s.pairs++
	if variantKey(a) == variantKey(b) {
		s.main++
	}
	if ShareVariantKey(variantKeys(a), variantKeys(b)) {
		s.any++
		return true
	}
	return false
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// Aims of the table: see docs/variants.md for the figures.
const (
	variantRecallAim = 95.0 // per cent of pairs within families, of the check part too
	variantJoinedMax = 0.1  // per cent of pairs of families that share a key
)

func TestVariantFamilies(t *testing.T) {
	families := readVariantFamilies(t)
	byCountry := map[string]*[2]shares{}
	var countries []string
	var total [2]shares
	for _, f := range families {
		if byCountry[f.country] == nil {
			byCountry[f.country] = &[2]shares{}
			countries = append(countries, f.country)
		}
		part := 0
		if f.check {
			part = 1
		}
		for i, a := range f.spellings {
			for _, b := range f.spellings[:i] {
				total[part].add(a, b)
				if !byCountry[f.country][part].add(a, b) && !f.check {
					t.Logf("line %d: %s %q, %s %q", f.line, b, variantKeys(b), a, variantKeys(a))
				}
			}
		}
	}
	for _, c := range countries {
		tune, check := byCountry[c][0], byCountry[c][1]
		t.Logf("%s: tuning %4d pairs, one main key %5.1f %%, any %5.1f %%; check %4d pairs, %5.1f %%, %5.1f %%", c,
			tune.pairs, percent(tune.main, tune.pairs), percent(tune.any, tune.pairs),
			check.pairs, percent(check.main, check.pairs), percent(check.any, check.pairs))
	}
	for part, name := range [2]string{"tuning", "check"} {
		s := total[part]
		t.Logf("%s: %d pairs, one main key %.1f %%, any %.1f %%", name, s.pairs, percent(s.main, s.pairs), percent(s.any, s.pairs))
		if got := percent(s.any, s.pairs); got < variantRecallAim {
			t.Errorf("%s: %.1f %% of pairs share a key, want %.0f", name, got, variantRecallAim)
		}
	}
}

func TestVariantFamiliesAreApart(t *testing.T) {
	families := readVariantFamilies(t)
	owner := map[string]int{}
	joined := map[[2]int]string{}
	for n, f := range families {
		for _, s := range f.spellings {
			for _, k := range strings.Fields(string(variantKeys(s))) {
				if m, met := owner[k]; met && m != n {
					joined[[2]int{m, n}] = k
				} else {
					owner[k] = n
				}
			}
		}
	}
	for p, key := range joined {
		t.Logf("lines %d and %d: %s, %s: %q", families[p[0]].line, families[p[1]].line, families[p[0]].spellings[0], families[p[1]].spellings[0], key)
	}
	pairs := len(families) * (len(families) - 1) / 2
	t.Logf("%d of %d pairs of families share a key", len(joined), pairs)
	if got := percent(len(joined), pairs); got > variantJoinedMax {
		t.Errorf("%.3f %% of pairs of families share a key, want %.3f or less", got, variantJoinedMax)
	}
}
