package place

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomKeys are keys as names have: many begin alike, some are long, some are of Chinese characters.
func randomKeys(n int) map[string][]posting {
	random := rand.New(rand.NewPCG(7, 7))
	parts := []string{"san", "jose", "nova", "ville", "burg", "上", "海", "a", "stantinopolis", strings.Repeat("x", 17), "grad"}
	keys := map[string][]posting{}
	for len(keys) < n {
		key := ""
		for range 1 + random.IntN(4) {
			key += parts[random.IntN(len(parts))] + string(rune('a'+random.IntN(26)))
		}
		var postings []posting
		entry := uint32(0)
		for range 1 + random.IntN(3) {
			entry += 1 + random.Uint32N(70000)
			postings = append(postings, posting{entry, how(random.IntN(4))})
		}
		keys[key] = postings
	}
	return keys
}

func buildTestTable(t testing.TB, keys map[string][]posting) keyTable {
	table, err := openKeyTable(buildKeyTable(slices.Sorted(maps.Keys(keys)), func(key string) []posting { return keys[key] }))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func decode(entries []byte) []posting { return slices.Collect(postingsOf(entries)) }

// The table answers as a map does.
func TestKeyTableIsAMap(t *testing.T) {
	keys := randomKeys(3000)
	table := buildTestTable(t, keys)
	for key, want := range keys {
		if got := decode(table.find([]byte(key))); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", key, got, want)
		}
		for _, other := range []string{key + "q", key[:len(key)-1], "q" + key, key[:len(key)/2] + "zz"} {
			if want, ok := keys[other]; (table.find([]byte(other)) != nil) != ok || ok && !slices.Equal(decode(table.find([]byte(other))), want) {
				t.Fatalf("%q: found %v, want %v", other, decode(table.find([]byte(other))), want)
			}
		}
	}
}

func TestPrefixesAreInOrder(t *testing.T) {
	keys := randomKeys(2000)
	table := buildTestTable(t, keys)
	for _, prefix := range []string{"s", "san", "sana", "novab", "上", "上x海", "zzz", "\xff"} {
		want := 0
		for key := range keys {
			if strings.HasPrefix(key, prefix) {
				want++
			}
		}
		got := 0
		for range table.withPrefix([]byte(prefix)) {
			got++
		}
		if got != want {
			t.Errorf("%q: %d keys, want %d", prefix, got, want)
		}
	}
}

// editsOf is the optimal string alignment distance, plainly: the oracle of nearSearch.
func editsOf(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range len(b) + 1 {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// The search finds exactly the keys at the least distance that begin with the same letter.
func TestNearSearchIsTheOracle(t *testing.T) {
	keys := randomKeys(1500)
	for key := range keys { // one posting by name, and a different one each
		keys[key] = []posting{{keys[key][0].entry, byName}}
	}
	table := buildTestTable(t, keys)
	var n nearSearch
	for _, query := range []string{"sanajoseb", "sanqjose", "novabvillec", "anovas", "gradxburgz", "jsoea", "villeab", "sanasanbsan"} {
		most, want := 1, 0
		if len(query) >= shortestTwoEdits {
			most = 2
		}
		for key := range keys {
			if key[0] != query[0] {
				continue
			}
			if d := editsOf(query, key); d < most {
				most, want = d, 1
			} else if d == most {
				want++
			}
		}
		n.search(&table, []byte(query))
		if len(n.found) != min(want, mostMisspeltFound) {
			t.Errorf("%s: found %d keys at %d edits, want %d", query, len(n.found), most, want)
		}
		for _, k := range n.found {
			if k.edits != most {
				t.Errorf("%s: a key at %d edits, want %d", query, k.edits, most)
			}
		}
	}
}
