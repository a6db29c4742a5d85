package onomastics

import (
	"maps"
	"math"
	"slices"
)

// Affix odds are those of a back-off model. With n(c,s) the forms of country c that end in s,
// s' the ending one letter shorter (n(c,"") is all forms of c), and r the share of the forms in
// s' that end in s, over all countries alike, the log-odds of c at s are those at s' plus
//
//	log (n(c,s) + κ·r) / (n(c,s')·r + κ·r)
//
// which is 0 where the country behaves as the others do, and for a country that has no form in
// s does not depend on s at all: it is the odds at its own longest ending, «above», plus
// log κ/(n+κ). So a record need list only the countries that have the affix. Beginnings
// («ter-») work alike from the other side.
const (
	// affixBackOff is κ: how many forms the longer affix needs to outweigh the shorter.
	// 4, 8 and 16 were tried on the development split; the answers differ by less than a point.
	affixBackOff = 8
	// reliableForms: a country counts half in the background when it has this many forms,
	// lest a list of forty names shape what is usual.
	reliableForms = 200
	// ownShare is how much the country with the largest share counts in the background.
	ownShare = 0.3
	// rareAffix is the background of an affix no base lexicon knows.
	rareAffix = 1e-6
)

// MaxSuffix and MaxPrefix bound the affixes that are looked up, in letters.
const (
	MaxSuffix = 6
	MaxPrefix = 5
)

type affixCounts struct {
	total []float64 // distinct forms by country
	forms map[string]map[int]float64
}

func newAffixCounts(countries int) *affixCounts {
	return &affixCounts{make([]float64, countries), map[string]map[int]float64{}}
}

func (a *affixCounts) add(affix string, country int, forms float64) {
	if a.forms[affix] == nil {
		a.forms[affix] = map[int]float64{}
	}
	a.forms[affix][country] += forms
}

// parentAffix drops the innermost letter: "-adze" to "-dze", "ter-" to "te-". An affix of one
// letter has the parent "".
func parentAffix(affix string) string {
	switch {
	case len(affix) <= 2:
		return ""
	case affix[0] == '-':
		return "-" + affix[2:]
	}
	return affix[:len(affix)-2] + "-"
}

// background is the mean over countries of the share of forms that have the affix, each country
// counted by how reliable its list is. The country with the largest share counts little: what
// one country alone has («-dze») is not to be expected of countries of which few names are known.
func (a *affixCounts) background(affix string, base *Lexicon, t Table) float64 {
	if base != nil {
		if record, ok := base.odds(t, []byte(affix)); ok {
			return shareOf(record.background)
		}
		return rareAffix
	}
	var sum, largest, weights float64
	for _, n := range a.total {
		weights += n / (n + reliableForms)
	}
	for _, c := range slices.Sorted(maps.Keys(a.forms[affix])) {
		share := min(a.forms[affix][c]/a.total[c], 1) * a.total[c] / (a.total[c] + reliableForms)
		sum += share
		largest = max(largest, share)
	}
	return (sum - (1-ownShare)*largest) / weights
}

func shareOf(q byte) float64 { return math.Exp2(-float64(q) / shareStepsPerBit) }

// section computes the odds of every affix, parents before children, and lays them out.
func (a *affixCounts) section(t Table, base *Lexicon) []byte {
	a.dropUncounted()
	backgrounds := map[string]float64{"": 1}
	odds := map[string]map[int]float64{"": {}}
	for _, affix := range a.shortestFirst() {
		backgrounds[affix] = a.background(affix, base, t)
		odds[affix] = a.oddsOf(affix, odds, backgrounds)
	}
	return buildHashTable(sortedKeys(a.forms), func(dst []byte, affix string) []byte {
		countries := slices.Sorted(maps.Keys(odds[affix]))
		dst = append(dst, encodeShare(backgrounds[affix]), 0, byte(len(countries)))
		for _, c := range countries {
			here := odds[affix][c]
			above := here + math.Log(affixBackOff/(a.forms[affix][c]+affixBackOff))
			dst = append(dst, byte(c), encodeOdds(here), encodeOdds(above))
		}
		return dst
	})
}

// dropUncounted forgets affixes of countries whose number of forms was never set.
func (a *affixCounts) dropUncounted() {
	for affix, forms := range a.forms {
		maps.DeleteFunc(forms, func(c int, _ float64) bool { return a.total[c] <= 0 })
		if len(forms) == 0 {
			delete(a.forms, affix)
		}
	}
}

func (a *affixCounts) shortestFirst() []string {
	affixes := sortedKeys(a.forms)
	slices.SortStableFunc(affixes, func(x, y string) int { return len(x) - len(y) })
	return affixes
}

// oddsOf applies the formula above to the countries that have the affix. Where a table lacks
// the parent (a hand-made one may), the nearest longer relative that it has stands in.
func (a *affixCounts) oddsOf(affix string, odds map[string]map[int]float64, backgrounds map[string]float64) map[int]float64 {
	parent := parentAffix(affix)
	for odds[parent] == nil {
		parent = parentAffix(parent)
	}
	r := min(backgrounds[affix]/backgrounds[parent], 1)
	out := make(map[int]float64, len(a.forms[affix]))
	for c, n := range a.forms[affix] {
		above := a.total[c]
		if parent != "" {
			above = max(a.forms[parent][c], n)
		}
		out[c] = odds[parent][c] + math.Log((n+affixBackOff*r)/((above+affixBackOff)*r))
	}
	return out
}
