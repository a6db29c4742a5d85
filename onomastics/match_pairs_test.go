package onomastics_test

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/antzucaro/matchr"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// A labelledPair is a line of testdata/match_pairs.tsv.
type labelledPair struct {
	a, b, kind string
	same       bool
	test       bool // of the half that is for reporting
}

func readMatchPairs(t testing.TB) []labelledPair { return readPairs(t, "testdata/match_pairs.tsv") }

func readPairs(t testing.TB, name string) []labelledPair {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var pairs []labelledPair
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			t.Fatalf("%s: %q: want name1, name2, match, kind", name, line)
		}
		h := fnv.New32a()
		fmt.Fprintf(h, "%s|%s", fields[0], fields[1])
		pairs = append(pairs, labelledPair{fields[0], fields[1], fields[3], fields[2] == "1", h.Sum32()>>8&1 == 1})
	}
	return pairs
}

func embedded(t testing.TB) *onomastics.Lexicon {
	t.Helper()
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return lexicon
}

// A scoredPair is a pair with the score of some matcher.
type scoredPair struct {
	labelledPair
	score float64
}

func scorePairs(pairs []labelledPair, score func(a, b string) float64) []scoredPair {
	out := make([]scoredPair, len(pairs))
	for i, p := range pairs {
		out[i] = scoredPair{p, score(p.a, p.b)}
	}
	return out
}

// f1 is the harmonic mean of precision and recall of the pairs that score threshold or more.
func f1(pairs []scoredPair, threshold float64) float64 {
	hit, wrong, missed := 0, 0, 0
	for _, p := range pairs {
		switch found := p.score >= threshold; {
		case found && p.same:
			hit++
		case found:
			wrong++
		case p.same:
			missed++
		}
	}
	return 2 * float64(hit) / float64(max(2*hit+wrong+missed, 1))
}

// bestThreshold is the threshold with the largest F1.
func bestThreshold(pairs []scoredPair) float64 {
	best, at := 0.0, 0.0
	for _, p := range pairs {
		if f := f1(pairs, p.score); f > best {
			best, at = f, p.score
		}
	}
	return at
}

// auc is the probability that a match scores above a non-match, ties counted half.
func auc(pairs []scoredPair) float64 {
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, func(a, b scoredPair) int { return cmp.Compare(a.score, b.score) })
	wins, below, same := 0.0, 0, 0
	for i := 0; i < len(sorted); {
		j, matches, others := i, 0, 0
		for ; j < len(sorted) && sorted[j].score == sorted[i].score; j++ {
			if sorted[j].same {
				matches++
			} else {
				others++
			}
		}
		wins += float64(matches) * (float64(below) + float64(others)/2)
		below += others
		same += matches
		i = j
	}
	return wins / float64(max(same*below, 1))
}

// jaroWinkler is the baseline: Jaro-Winkler of the keys of the words, as they stand or sorted.
func jaroWinkler(sorted bool) func(a, b string) float64 {
	words := func(s string) string {
		scheme := onomastics.DefaultScheme(s, onomastics.Country{})
		var keys []string
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.-", r) }) {
			keys = append(keys, string(onomastics.AppendKey(nil, w, scheme)))
		}
		if sorted {
			sort.Strings(keys)
		}
		return strings.Join(keys, " ")
	}
	return func(a, b string) float64 { return matchr.JaroWinkler(words(a), words(b), false) }
}

func half(pairs []labelledPair, test bool) []labelledPair {
	var out []labelledPair
	for _, p := range pairs {
		if p.test == test {
			out = append(out, p)
		}
	}
	return out
}

// TestMatchPairs holds the quality of matching on both halves, beside two baselines at their best
// thresholds. Run it with -v for the figures by kind.
func TestMatchPairs(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	pairs := readMatchPairs(t)
	for _, c := range []struct {
		name string
		test bool
	}{{"dev", false}, {"test", true}} {
		scored := scorePairs(half(pairs, c.test), func(a, b string) float64 { return m.Match(a, b).Score })
		f, area := f1(scored, onomastics.SameName), auc(scored)
		t.Logf("%s, %d pairs: F1 %.3f, AUC %.3f", c.name, len(scored), f, area)
		for _, sorted := range []bool{false, true} {
			base := scorePairs(half(pairs, c.test), jaroWinkler(sorted))
			at := bestThreshold(base)
			t.Logf("  Jaro-Winkler, sorted %v: F1 %.3f at its best threshold %.2f, AUC %.3f", sorted, f1(base, at), at, auc(base))
		}
		logKinds(t, scored)
		if f < leastF1 || area < leastAUC {
			t.Errorf("%s: F1 %.3f, AUC %.3f; want %.2f and %.2f", c.name, f, area, leastF1, leastAUC)
		}
	}
}

// TestMatchPairsHeldOut holds the quality of matching on pairs that nothing was fitted to.
func TestMatchPairsHeldOut(t *testing.T) {
	const leastF1, leastAUC = 0.90, 0.90
	m := onomastics.NewMatcher(embedded(t))
	scored := scorePairs(readPairs(t, "testdata/match_pairs_held.tsv"), func(a, b string) float64 { return m.Match(a, b).Score })
	base := scorePairs(readPairs(t, "testdata/match_pairs_held.tsv"), jaroWinkler(true))
	at := bestThreshold(base)
	f, area := f1(scored, onomastics.SameName), auc(scored)
	t.Logf("%d pairs: F1 %.3f, AUC %.3f; Jaro-Winkler of sorted words F1 %.3f at its best threshold, AUC %.3f", len(scored), f, area, f1(base, at), auc(base))
	logKinds(t, scored)
	if f < leastF1 || area < leastAUC {
		t.Errorf("F1 %.3f, AUC %.3f; want %.2f and %.2f", f, area, leastF1, leastAUC)
	}
}

// leastF1 and leastAUC leave room for a change of one rule that helps others.
const leastF1, leastAUC = 0.92, 0.95

// logKinds logs how many pairs of each kind are right.
func logKinds(t *testing.T, scored []scoredPair) {
	type count struct{ right, all int }
	kinds := map[string]*count{}
	for _, p := range scored {
		kind := fmt.Sprintf("%s %v", p.kind, p.same)
		if kinds[kind] == nil {
			kinds[kind] = &count{}
		}
		kinds[kind].all++
		if p.same == (p.score >= onomastics.SameName) {
			kinds[kind].right++
		}
	}
	names := make([]string, 0, len(kinds))
	for kind := range kinds {
		names = append(names, kind)
	}
	sort.Strings(names)
	for _, kind := range names {
		t.Logf("  %-24s %3d of %3d", kind, kinds[kind].right, kinds[kind].all)
	}
}
