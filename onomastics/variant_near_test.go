package onomastics

import (
	"bufio"
	"cmp"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// nearCountries are the countries whose family names are compared, those the keys were made for first.
const nearCountries = "am ge ua ru az kz kg uz tj tm md rs al tr xk by pl cz de fr us gb it es gr fi in"

// nearNamesLimit is about how many names of a country are compared with each other.
const nearNamesLimit = 3000

// A nearPair is two family names of one country that begin alike and differ in one letter or two.
type nearPair struct{ country, a, b string }

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// familyNames reads family names of four letters or more from the lexicon of a country, a sample by hash
// where there are many.
func familyNames(t testing.TB, country string) (names []string) {
	f, err := os.Open(filepath.Join("..", "lexicons", country, "family.tsv"))
	if os.IsNotExist(err) {
		t.Skip("the lexicon tables are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, _, _ := strings.Cut(lines.Text(), "\t")
		if !strings.HasPrefix(name, "#") && len([]rune(name)) >= 4 {
			names = append(names, name)
		}
	}
	step := uint32(max(1, len(names)/nearNamesLimit))
	return slices.DeleteFunc(names, func(n string) bool { return hashOf(n)/7%step != 0 })
}

// nearPairs lists the pairs of names that begin alike and whose lexicon keys differ in a letter or two.
func nearPairs(country string, names []string) (pairs []nearPair) {
	byFirst := map[byte][][2]string{}
	for _, n := range names {
		if key := string(AppendKey(nil, n, DefaultScheme(n, Country{}))); key != "" {
			byFirst[key[0]] = append(byFirst[key[0]], [2]string{n, key})
		}
	}
	for _, list := range byFirst {
		for i, x := range list {
			for _, y := range list[:i] {
				if d := len(x[1]) - len(y[1]); d <= 2 && d >= -2 && x[1] != y[1] && lettersApart(x[1], y[1]) <= 2 {
					pairs = append(pairs, nearPair{country, y[0], x[0]})
				}
			}
		}
	}
	return pairs
}

// lettersApart counts the letters to insert, drop or change to make b of a.
func lettersApart(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func (p nearPair) joined() bool { return ShareVariantKey(variantKeys(p.a), variantKeys(p.b)) }

func joinedPairs(pairs []nearPair) []nearPair {
	joined := slices.DeleteFunc(slices.Clone(pairs), func(p nearPair) bool { return !p.joined() })
	slices.SortFunc(joined, func(p, q nearPair) int { return cmp.Compare(hashOf(p.a+p.b), hashOf(q.a+q.b)) })
	return joined
}

// readJudged reads testdata/variants_near.tsv: whether two names are different, as judged by hand.
func readJudged(t testing.TB) map[nearPair]bool {
	f, err := os.Open("testdata/variants_near.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	judged := map[nearPair]bool{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 4 || c[3] != "same" && c[3] != "different" {
			t.Fatalf("testdata/variants_near.tsv:%d: want country, two names, and same or different", n)
		}
		judged[nearPair{c[0], c[1], c[2]}] = c[3] == "different"
	}
	return judged
}

// wronglyJoinedMax is how many of the pairs that differ in a letter or two may be different names and share a key,
// in per cent of all such pairs.
const wronglyJoinedMax = 1

// TestVariantsOfNearNames estimates, from the pairs judged by hand, how many near pairs are joined wrongly. It prints the
// figures by country with -v.
func TestVariantsOfNearNames(t *testing.T) {
	if testing.Short() {
		t.Skip("compares millions of names")
	}
	judged := readJudged(t)
	var near, joined int
	var wrong float64
	for _, country := range strings.Fields(nearCountries) {
		pairs := nearPairs(country, familyNames(t, country))
		shared := joinedPairs(pairs)
		seen, different := 0, 0
		for _, p := range shared {
			if verdict, known := judged[p]; known {
				seen++
				if verdict {
					different++
				}
			}
		}
		wrongHere := float64(len(shared)) * percent(different, seen) / 100
		t.Logf("%s: %5d near pairs, %4d share a key; %2d of %2d judged are different names: %.2f %% joined wrongly",
			country, len(pairs), len(shared), different, seen, 100*wrongHere/float64(max(len(pairs), 1)))
		near, joined, wrong = near+len(pairs), joined+len(shared), wrong+wrongHere
	}
	t.Logf("all: %d near pairs, %d share a key, %.2f %% joined wrongly", near, joined, 100*wrong/float64(near))
	if 100*wrong/float64(near) > wronglyJoinedMax {
		t.Errorf("%.2f %% of near pairs are joined wrongly, want less than %d", 100*wrong/float64(near), wronglyJoinedMax)
	}
}

// TestVariantBuckets prints how many names of a country have one main key: what a search by key must compare.
func TestVariantBuckets(t *testing.T) {
	for _, country := range strings.Fields(nearCountries) {
		plain, buckets := map[string]bool{}, map[string]map[string]bool{}
		keys := 0
		names := familyNames(t, country)
		for _, n := range names {
			lexicon := string(AppendKey(nil, n, DefaultScheme(n, Country{})))
			plain[lexicon] = true
			key := variantKey(n)
			if buckets[key] == nil {
				buckets[key] = map[string]bool{}
			}
			buckets[key][lexicon] = true
			keys += len(strings.Fields(string(variantKeys(n))))
		}
		largest := ""
		for key, bucket := range buckets {
			if b := buckets[largest]; len(bucket) > len(b) || len(bucket) == len(b) && key < largest {
				largest = key
			}
		}
		t.Logf("%s: %5d lexicon keys, %5d variant keys, mean bucket %.2f, largest %d (%s); %.1f keys a name",
			country, len(plain), len(buckets), float64(len(plain))/float64(len(buckets)), len(buckets[largest]), largest, float64(keys)/float64(len(names)))
		if len(buckets[largest]) > largestBucket {
			t.Errorf("%s: %d names share the main key %s: %v", country, len(buckets[largest]), largest, buckets[largest])
		}
	}
}

// largestBucket bounds the lexicon keys that may share a main key: Oganesyan alone has twenty spellings.
const largestBucket = 40
