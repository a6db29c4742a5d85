package onomastics_test

import (
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"diasmap/corpus/sample"
	"diasmap/onomastics"
)

// sampleNames are the names of the public figures of two words and more.
func sampleNames(t testing.TB) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(sample.List))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows[1:] {
		if strings.Count(row[1], " ") > 0 && !strings.ContainsAny(row[1], "()") {
			names = append(names, row[1])
		}
	}
	return names
}

// traditions are spellings that one tradition of romanisation has for another's.
var traditions = [][2]string{
	{"sh", "sch"}, {"ch", "tch"}, {"kh", "h"}, {"v", "w"}, {"y", "i"}, {"y", "j"}, {"zh", "j"}, {"ov", "off"}, {"yan", "ian"}, {"ts", "c"},
	{"k", "c"}, {"c", "k"}, {"ph", "f"}, {"ks", "x"}, {"x", "ks"}, {"ou", "u"}, {"u", "ou"}, {"oe", "o"}, {"ae", "a"}, {"ei", "ey"}, {"w", "v"}, {"th", "t"},
	{"ll", "l"}, {"nn", "n"}, {"ss", "s"}, {"z", "s"}, {"i", "y"}, {"j", "y"}, {"dj", "j"}, {"gh", "g"}, {"iy", "y"}, {"qu", "k"},
}

// A corruption makes another writing of a name. It returns the name itself where it does not apply.
type corruption struct {
	kind  string
	apply func(r *rand.Rand, name string) string
}

var corruptions = []corruption{
	{"typo", typo},
	{"two typos", func(r *rand.Rand, name string) string { return typo(r, typo(r, name)) }},
	{"reorder", func(r *rand.Rand, name string) string {
		words := strings.Fields(name)
		last := words[len(words)-1]
		return last + []string{" ", ", "}[r.IntN(2)] + strings.Join(words[:len(words)-1], " ")
	}},
	{"initial", func(_ *rand.Rand, name string) string {
		words := strings.Fields(name)
		words[0] = string([]rune(words[0])[:1]) + "."
		return strings.Join(words, " ")
	}},
	{"missing", func(r *rand.Rand, name string) string {
		words := strings.Fields(name)
		if len(words) < 3 {
			return name
		}
		return strings.Join(slices.Delete(words, 1, 2), " ")
	}},
	{"tradition", tradition},
	{"tradition and reorder", func(r *rand.Rand, name string) string {
		words := strings.Fields(tradition(r, name))
		slices.Reverse(words)
		return strings.Join(words, " ")
	}},
}

// typo changes one letter within the name.
func typo(r *rand.Rand, name string) string {
	letters := []rune(name)
	at := 1 + r.IntN(len(letters)-2)
	if letters[at] == ' ' || letters[at-1] == ' ' {
		at = len(letters) - 2
	}
	switch r.IntN(4) {
	case 0:
		letters = slices.Delete(letters, at, at+1)
	case 1:
		letters = slices.Insert(letters, at, rune('a'+r.IntN(26)))
	case 2:
		letters[at] = rune('a' + r.IntN(26))
	default:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	}
	return string(letters)
}

// tradition respells the name by one or two rules that apply.
func tradition(r *rand.Rand, name string) string {
	done := 0
	for _, i := range r.Perm(len(traditions)) {
		rule := traditions[i]
		if at := strings.Index(name[1:], rule[0]); at >= 0 && done < 2 {
			name = name[:at+1] + rule[1] + name[at+1+len(rule[0]):]
			done++
		}
	}
	return name
}

// corruptedPairs makes, for every name that is drawn, one match and one non-match that has a word in
// common or nearly so.
func corruptedPairs(names []string, count int) []labelledPair {
	r := rand.New(rand.NewPCG(1, 2))
	sharing := map[string][]string{}
	for _, name := range names {
		for _, w := range strings.Fields(name) {
			sharing[w] = append(sharing[w], name)
			if runes := []rune(w); len(runes) > 5 {
				sharing[string(runes[:4])] = append(sharing[string(runes[:4])], name)
			}
		}
	}
	var pairs []labelledPair
	for len(pairs) < count {
		name := names[r.IntN(len(names))]
		c := corruptions[r.IntN(len(corruptions))]
		if other := c.apply(r, name); other != name {
			pairs = append(pairs, labelledPair{a: name, b: other, kind: c.kind, same: true})
		}
		words := strings.Fields(name)
		w := words[r.IntN(len(words))]
		if runes := []rune(w); len(runes) > 5 && r.IntN(2) == 0 {
			w = string(runes[:4])
		}
		near := sharing[w]
		if other := near[r.IntN(len(near))]; !sameWords(name, other) {
			pairs = append(pairs, labelledPair{a: name, b: other, kind: "neighbour"})
		}
	}
	return pairs
}

// sameWords says whether the words of one name are all in the other: «John Smith», «John A. Smith».
func sameWords(a, b string) bool {
	within := func(a, b string) bool {
		have := strings.Fields(b)
		for _, w := range strings.Fields(a) {
			if !slices.Contains(have, w) {
				return false
			}
		}
		return true
	}
	return within(a, b) || within(b, a)
}

// TestMatchCorrupted looks at matching from another side than the labelled pairs: respelled names
// of public figures against their neighbours in the list.
func TestMatchCorrupted(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	pairs := corruptedPairs(sampleNames(t), 6000)
	scored := scorePairs(pairs, func(a, b string) float64 { return m.Match(a, b).Score })
	f, area := f1(scored, onomastics.SameName), auc(scored)
	t.Logf("%d pairs: F1 %.3f, AUC %.3f", len(scored), f, area)
	base := scorePairs(pairs, jaroWinkler(true))
	at := bestThreshold(base)
	t.Logf("  Jaro-Winkler, sorted: F1 %.3f at its best threshold %.2f, AUC %.3f", f1(base, at), at, auc(base))
	logKinds(t, scored)
	if f < leastF1 || area < leastAUC {
		t.Errorf("F1 %.3f, AUC %.3f; want %.2f and %.2f", f, area, leastF1, leastAUC)
	}
}

// hardNeighbours are pairs of different public figures that blocks would have compared and that look
// alike to the baseline.
func hardNeighbours(t testing.TB, names []string) []labelledPair {
	t.Helper()
	const alike = 0.8
	b := onomastics.NewBlocks(embedded(t))
	for _, name := range names {
		b.Add(name)
	}
	baseline := jaroWinkler(true)
	var pairs []labelledPair
	for i, j := range b.Candidates() {
		if !sameWords(names[i], names[j]) && baseline(names[i], names[j]) >= alike {
			pairs = append(pairs, labelledPair{a: names[i], b: names[j], kind: "look-alike"})
		}
	}
	return pairs
}

// TestMatchLookAlikes: of the public figures that look alike, few are taken for one person. Some of them
// are: lists of two sources spell a person in two ways.
func TestMatchLookAlikes(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	pairs := hardNeighbours(t, sampleNames(t))
	wrong := 0
	for _, p := range pairs {
		if r := m.Match(p.a, p.b); r.Same {
			wrong++
			t.Logf("  %.3f %s, %s", r.Score, p.a, p.b)
		}
	}
	t.Logf("%d of %d pairs are taken for one person", wrong, len(pairs))
	if wrong*10 > len(pairs) {
		t.Errorf("%d of %d pairs are taken for one person", wrong, len(pairs))
	}
}
