package onomastics_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"diasmap/onomastics"
)

// candidates returns how many pairs the blocks of names yield, and which of the wanted pairs.
func candidates(t testing.TB, names []string, wanted map[[2]int]bool) (pairs int, found map[[2]int]bool) {
	t.Helper()
	b := onomastics.NewBlocks(embedded(t))
	for i, name := range names {
		if id := b.Add(name); id != i {
			t.Fatalf("%s has number %d, want %d", name, id, i)
		}
	}
	found = map[[2]int]bool{}
	for i, j := range b.Candidates() {
		if i >= j {
			t.Fatalf("pair %d, %d is not in order", i, j)
		}
		pairs++
		if p := [2]int{i, j}; wanted[p] {
			if found[p] {
				t.Fatalf("pair %d, %d comes twice", i, j)
			}
			found[p] = true
		}
	}
	return pairs, found
}

// TestBlocksFindCorruptedNames adds a respelled copy of every public figure to the list and counts how
// many of the copies are candidates of their originals.
func TestBlocksFindCorruptedNames(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	originals := sampleNames(t)
	names, wanted, kinds := slices.Clone(originals), map[[2]int]bool{}, map[[2]int]string{}
	for i, name := range originals {
		c := corruptions[r.IntN(len(corruptions))]
		p := [2]int{i, len(names)}
		wanted[p], kinds[p] = true, c.kind
		names = append(names, c.apply(r, name))
	}
	pairs, found := candidates(t, names, wanted)
	recall := float64(len(found)) / float64(len(wanted))
	reduction := 1 - float64(pairs)/(float64(len(names))*float64(len(names)-1)/2)
	t.Logf("%d names: recall %.4f, reduction %.5f, %.1f candidates a name", len(names), recall, reduction, float64(pairs)/float64(len(names)))
	missed := map[string]int{}
	for p := range wanted {
		if !found[p] {
			missed[kinds[p]]++
		}
	}
	t.Logf("missed by kind: %v", missed)
	if recall < 0.9 || reduction < 0.99 {
		t.Errorf("recall %.4f, reduction %.5f", recall, reduction)
	}
}

// TestBlocksFindLabelledPairs adds all names of the labelled pairs and counts how many of the matches
// are candidates.
func TestBlocksFindLabelledPairs(t *testing.T) {
	var names []string
	number := map[string]int{}
	add := func(name string) int {
		if _, ok := number[name]; !ok {
			number[name] = len(names)
			names = append(names, name)
		}
		return number[name]
	}
	wanted := map[[2]int]bool{}
	for _, p := range readMatchPairs(t) {
		i, j := add(p.a), add(p.b)
		if p.same {
			wanted[[2]int{min(i, j), max(i, j)}] = true
		}
	}
	pairs, found := candidates(t, names, wanted)
	recall := float64(len(found)) / float64(len(wanted))
	t.Logf("%d names, %d matches: recall %.4f, %.1f candidates a name", len(names), len(wanted), recall, float64(pairs)/float64(len(names)))
	for p := range wanted {
		if !found[p] && testing.Verbose() {
			t.Logf("  missed: %s, %s", names[p[0]], names[p[1]])
		}
	}
	if recall < 0.8 {
		t.Errorf("recall %.4f", recall)
	}
}

// BenchmarkBlocks adds the public figures and yields their candidates.
func BenchmarkBlocks(b *testing.B) {
	lexicon, names := embedded(b), sampleNames(b)
	b.ReportAllocs()
	for b.Loop() {
		blocks := onomastics.NewBlocks(lexicon)
		for _, name := range names {
			blocks.Add(name)
		}
		for range blocks.Candidates() {
		}
	}
	b.ReportMetric(float64(b.N*len(names))/b.Elapsed().Seconds(), "names/s")
}
