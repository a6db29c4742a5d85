//go:build unix

package search_test

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/index/synthetic"
)

// benchMembers is how many synthetic members benchmarks search: 20,000 unless DIASMAP_MEMBERS says.
func benchMembers() int {
	if n, err := strconv.Atoi(os.Getenv("DIASMAP_MEMBERS")); err == nil {
		return n
	}
	return 20_000
}

// filled opens an index of n synthetic members, kept in the folder DIASMAP_INDEX if that is set, and tells what making it
// took.
func filled(b *testing.B, n int) *search.Index {
	b.Helper()
	folder := os.Getenv("DIASMAP_INDEX")
	if folder == "" {
		folder = b.TempDir()
	}
	folder = filepath.Join(folder, strconv.Itoa(n))
	x, err := search.Open(folder, options(b))
	if err != nil {
		x = fill(b, folder, n)
	}
	b.Cleanup(func() { x.Close() })
	return x
}

// fill makes an index of n synthetic members.
func fill(b *testing.B, folder string, n int) *search.Index {
	b.Helper()
	x, err := search.Create(folder, options(b))
	if err != nil {
		b.Fatal(err)
	}
	members, err := synthetic.Members(1, n)
	if err != nil {
		b.Fatal(err)
	}
	var busy time.Duration
	batch := make([]*member.Member, 0, 1000)
	apply := func() {
		start := time.Now()
		if err := x.Apply(member.StampAll(batch...), nil, nil); err != nil {
			b.Fatal(err)
		}
		busy += time.Since(start)
		batch = batch[:0]
	}
	for m := range members {
		if batch = append(batch, m); len(batch) == cap(batch) {
			apply()
		}
	}
	apply()
	b.Logf("%d members: %.0f a second, %d bytes of disk each", n, float64(n)/busy.Seconds(), size(b, folder)/n)
	return x
}

// size is the bytes of the files in a folder.
func size(b *testing.B, folder string) int {
	b.Helper()
	total := 0
	err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			total += int(info.Size())
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return total
}

// benchSearches are searches from the narrowest to the widest.
var benchSearches = []string{
	"sector:health near:48.85,2.35 within:50km", "origin:AM sector:arts country:US", "Krikorian", "Шевченко", "Petrosian Levon", "cardiologist",
	"accountant", "Kapanazde", "Grig*", `"software engineer"`, "director OR owner", "Paris", "near:48.85,2.35 within:50km",
	"", "-status:confirmed probability>0.8", "near:0,0 within:20000km", "origin:AM,GE,UA,LB,RS",
}

// twoFacets are what most searches count.
var twoFacets = []search.FacetRequest{{By: search.FacetSector}, {By: search.FacetCountry}}

// BenchmarkSearch tells how long searches with two facets take: the median, the 99th of a hundred, and processor time.
func BenchmarkSearch(b *testing.B) {
	n := benchMembers()
	start := time.Now()
	x := filled(b, n)
	b.Logf("opened in %v", time.Since(start))
	for _, text := range benchSearches {
		q, err := search.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		q.Facets = twoFacets
		b.Run(strings.ReplaceAll(text, " ", "_"), func(b *testing.B) {
			times := make([]time.Duration, 0, b.N)
			found, before := 0, processorTime(b)
			for b.Loop() {
				start := time.Now()
				r, err := x.Search(b.Context(), q)
				if err != nil {
					b.Fatal(err)
				}
				times, found = append(times, time.Since(start)), r.Total
			}
			b.ReportMetric(milliseconds(processorTime(b)-before)/float64(len(times)), "cpu-ms")
			slices.SortFunc(times, cmp.Compare)
			b.ReportMetric(milliseconds(times[len(times)/2]), "p50-ms")
			b.ReportMetric(milliseconds(times[len(times)*99/100]), "p99-ms")
			b.ReportMetric(float64(found), "found")
		})
	}
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	b.Logf("%d MB of heap", stats.HeapAlloc>>20)
}

// processorTime is what the process used so far: on a busy machine it tells more than the clock.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
