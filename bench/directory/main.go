// Command directory compares searches of the directory with Bleve as it comes and with SQLite's FTS5, on the same
// synthetic members, in one run. It is a module of its own so that the program does not depend on SQLite.
//
//	cd bench/directory && go run -mod=mod . -members 100000
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"diasmap/index/member"
	"diasmap/index/synthetic"
)

// An engine holds members and answers the questions.
type engine interface {
	// add adds members and returns when they are found.
	add(members []*member.Member) error
	// ask answers a question with a page of 50, and returns how many were found and how many values the facets have.
	ask(q question) (found, values int, err error)
	close() error
}

// A question is one of those asked of all engines: members found by what is not empty, best first, with counts by sector and by
// country of all that are found.
type question struct {
	name           string
	word           string // in the text of the occupation
	surname        string // in the name, as it is spelt
	sector, origin string
	lat, lon, km   float64
}

var questions = []question{
	{name: "a surname as it is spelt", surname: "Shevchenko"},
	{name: "a word of an occupation", word: "cardiologist"},
	{name: "sector within 50 km", sector: "health", lat: 48.85, lon: 2.35, km: 50},
	{name: "origin and sector", origin: "AM", sector: "arts"},
	{name: "within 500 km", lat: 48.85, lon: 2.35, km: 500},
	{name: "everybody"},
}

func main() {
	n := flag.Int("members", 100_000, "how many members")
	times := flag.Int("times", 30, "how often each question is asked")
	flag.Parse()
	if err := run(*n, *times); err != nil {
		log.Fatal(err)
	}
}

func run(n, times int) error {
	made, err := synthetic.Members(1, n)
	if err != nil {
		return err
	}
	members := slices.Collect(made)
	for _, e := range []struct {
		name string
		open func(folder string) (engine, error)
	}{{"diasmap", openDiasmap}, {"Bleve, defaults", openBleve}, {"SQLite FTS5", openSQLite}} {
		folder, err := os.MkdirTemp("", "directory-*")
		if err != nil {
			return err
		}
		err = measure(e.name, folder, e.open, members, times)
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
	}
	return nil
}

// batchSize is how many members are added at once.
const batchSize = 1000

// measure fills an engine, asks, and tells what that took.
func measure(name, folder string, open func(string) (engine, error), members []*member.Member, times int) error {
	e, err := open(folder)
	if err != nil {
		return err
	}
	defer e.close()
	start, used := time.Now(), processorTime()
	for batch := range slices.Chunk(members, batchSize) {
		if err := e.add(batch); err != nil {
			return err
		}
	}
	n := float64(len(members))
	fmt.Printf("%s: %.0f members/s by the clock, %.0f by processor time, %.0f bytes of disk each\n",
		name, n/time.Since(start).Seconds(), n/(processorTime()-used).Seconds(), float64(size(folder))/n)
	for _, q := range questions {
		if err := measureQuestion(e, q, times); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
	}
	return nil
}

func measureQuestion(e engine, q question, times int) error {
	var took []time.Duration
	found, values := 0, 0
	used := processorTime()
	for range times {
		start := time.Now()
		var err error
		if found, values, err = e.ask(q); err != nil {
			return err
		}
		took = append(took, time.Since(start))
	}
	used = processorTime() - used
	slices.SortFunc(took, cmp.Compare)
	fmt.Printf("  %-26s %8d found %4d values   median %9.3f ms  worst %9.3f ms  processor %9.3f ms\n",
		q.name, found, values, ms(took[len(took)/2]), ms(took[len(took)-1]), ms(used)/float64(times))
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// processorTime is what the process used so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		log.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// size is the bytes of the files in a folder.
func size(folder string) (total int64) {
	_ = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // files that go away are none of its
		}
		if info, err := d.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return total
}
