package onomastics

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"testing"
)

// Parts of the tables of spellings: what the rules were tuned on, a third that was kept back while they
// were, and families written after the rules were settled.
const (
	tuningPart = iota
	checkPart
	unseenPart
	variantParts
)

var variantPartNames = [variantParts]string{"tuning", "check", "unseen"}

// A variantFamily is a line of testdata/variants.tsv or testdata/variants_unseen.tsv.
type variantFamily struct {
	country   string
	spellings []string
	part      int
	place     string // file:line
}

// partOf keeps back every third family of the table, by a hash of its first spelling.
func partOf(first string) int {
	h := fnv.New32a()
	h.Write([]byte(first))
	if h.Sum32()%3 == 0 {
		return checkPart
	}
	return tuningPart
}

func readVariantFamilies(t testing.TB) []variantFamily {
	all := readFamilies(t, "testdata/variants.tsv")
	for i := range all {
		all[i].part = partOf(all[i].spellings[0])
	}
	for _, f := range readFamilies(t, "testdata/variants_unseen.tsv") {
		f.part = unseenPart
		all = append(all, f)
	}
	return all
}

func readFamilies(t testing.TB, name string) (all []variantFamily) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		c := strings.Fields(lines.Text())
		if len(c) == 0 || strings.HasPrefix(c[0], "#") {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n)
		if len(c) < 3 || len(c[0]) != 2 {
			t.Fatalf("%s: want a country and two spellings or more", place)
		}
		all = append(all, variantFamily{country: c[0], spellings: c[1:], place: place})
	}
	return all
}

func variantKeys(name string) []byte {
	return AppendVariantKeys(nil, name, DefaultScheme(name, Country{}))
}

// A recall counts pairs of spellings, those with one main key, and those with any key in common.
type recall struct{ pairs, main, any int }

// add counts the pair and says whether it shares a key.
func (r *recall) add(a, b string) bool {
	r.pairs++
	if variantKey(a) == variantKey(b) {
		r.main++
	}
	if !ShareVariantKey(variantKeys(a), variantKeys(b)) {
		return false
	}
	r.any++
	return true
}

func (r recall) String() string {
	return fmt.Sprintf("%4d pairs: %5.1f %% %5.1f %%", r.pairs, percent(r.main, r.pairs), percent(r.any, r.pairs))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// variantRecallAims are the shares of pairs of spellings in a family that should have a key in common, in per cent.
var variantRecallAims = [variantParts]float64{tuningPart: 95, checkPart: 95, unseenPart: 93}

// TestVariantRecall prints, with -v, the recall by country and part (one main key, any key) and the pairs that are missed.
func TestVariantRecall(t *testing.T) {
	var countries []string
	byCountry := map[string]*[variantParts]recall{}
	var total [variantParts]recall
	for _, f := range readVariantFamilies(t) {
		if byCountry[f.country] == nil {
			byCountry[f.country] = &[variantParts]recall{}
			countries = append(countries, f.country)
		}
		for i, a := range f.spellings {
			for _, b := range f.spellings[:i] {
				total[f.part].add(a, b)
				if !byCountry[f.country][f.part].add(a, b) && f.part == tuningPart {
					t.Logf("%s: %s (%s), %s (%s)", f.place, b, variantKeys(b), a, variantKeys(a))
				}
			}
		}
	}
	for _, c := range countries {
		r := byCountry[c]
		t.Logf("%s  tuning %s  check %s  unseen %s", c, r[tuningPart], r[checkPart], r[unseenPart])
	}
	for part, r := range total {
		t.Logf("%-6s %s", variantPartNames[part], r)
		if got, want := percent(r.any, r.pairs), variantRecallAims[part]; got < want {
			t.Errorf("%s part: %.1f %% of pairs share a key, want %.0f", variantPartNames[part], got, want)
		}
	}
}

// familiesJoinedMax is how many pairs of families may share a key: 0.01 % of them.
const familiesJoinedMax = 0.01

func TestVariantFamiliesAreApart(t *testing.T) {
	families := readVariantFamilies(t)
	owners := map[string][]int{}
	joined := map[[2]int]string{}
	for n, f := range families {
		for _, s := range f.spellings {
			for _, key := range strings.Fields(string(variantKeys(s))) {
				for _, m := range owners[key] {
					if m != n {
						joined[[2]int{m, n}] = key
					}
				}
				owners[key] = append(owners[key], n)
			}
		}
	}
	for p, key := range joined {
		a, b := families[p[0]], families[p[1]]
		t.Logf("%s and %s share %q: %s, %s", a.place, b.place, key, a.spellings[0], b.spellings[0])
	}
	pairs := len(families) * (len(families) - 1) / 2
	t.Logf("%d of %d pairs of families share a key", len(joined), pairs)
	if percent(len(joined), pairs) > familiesJoinedMax {
		t.Errorf("%d of %d pairs of families share a key", len(joined), pairs)
	}
}
