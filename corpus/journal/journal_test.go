package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"diasmap/corpus/journal"
	"diasmap/index/seal"
)

const rows journal.Kind = 1

// read opens a journal and returns its entries up to the last checkpoint, and that checkpoint.
func read(t *testing.T, name string) (j *journal.Journal, entries []string, state string) {
	t.Helper()
	j, err := journal.Open(name, "the job", nil)
	if err != nil {
		t.Fatal(err)
	}
	err = j.Replay(func(kind journal.Kind, entry []byte) error {
		if kind == journal.Checkpoint {
			state = string(entry)
		} else {
			entries = append(entries, string(entry))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return j, entries, state
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestCutAnywhereGoesOnFromTheLastCheckpoint: wherever a journal breaks off, what it yields is what stood before some
// checkpoint, whole, and the last of those that it holds.
func TestCutAnywhereGoesOnFromTheLastCheckpoint(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.journal")
	j, _, _ := read(t, name)
	ends := map[int64]int{} // length of the file: entries that count
	for i := range 7 {
		must(t, j.Append(rows, fmt.Appendf(nil, "entry %d", i)))
		if i%3 == 2 {
			must(t, j.Mark(fmt.Appendf(nil, "%d", i)))
			info, err := os.Stat(name)
			must(t, err)
			ends[info.Size()] = i + 1
		}
	}
	must(t, j.Close())
	whole, err := os.ReadFile(name)
	must(t, err)
	for n := range len(whole) + 1 {
		want := 0
		for end, entries := range ends {
			if int64(n) >= end {
				want = max(want, entries)
			}
		}
		must(t, os.WriteFile(name, whole[:n], 0o600))
		j, entries, state := read(t, name)
		if len(entries) != want || want > 0 && state != fmt.Sprint(want-1) {
			t.Fatalf("cut at %d: %d entries, state %q, want %d", n, len(entries), state, want)
		}
		must(t, j.Append(rows, []byte("after")))
		must(t, j.Mark([]byte("end")))
		must(t, j.Close())
		j, entries, state = read(t, name)
		if !slices.Contains(entries, "after") || len(entries) != want+1 || state != "end" {
			t.Fatalf("cut at %d: it does not go on: %v", n, entries)
		}
		must(t, j.Close())
	}
}

func TestOneBitEndsWhatCounts(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.journal")
	j, _, _ := read(t, name)
	for i := range 3 {
		must(t, j.Append(rows, fmt.Appendf(nil, "entry %d", i)))
		must(t, j.Mark(nil))
	}
	must(t, j.Close())
	data, err := os.ReadFile(name)
	must(t, err)
	data[len(data)-12] ^= 1 // in the last entry
	must(t, os.WriteFile(name, data, 0o600))
	if _, entries, _ := read(t, name); len(entries) != 2 {
		t.Errorf("entries %v, want the first two", entries)
	}
}

func TestOtherJobsAndFilesAreRefused(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "job.journal")
	j, _, _ := read(t, name)
	must(t, j.Close())
	if _, err := journal.Open(name, "another job", nil); !errors.Is(err, journal.ErrOther) {
		t.Errorf("another job: got %v", err)
	}
	list := filepath.Join(dir, "list.csv")
	must(t, os.WriteFile(list, []byte("name\nArmen Petrosyan\n"), 0o600))
	if _, err := journal.Open(list, "the job", nil); !errors.Is(err, journal.ErrNotJournal) {
		t.Errorf("a list: got %v", err)
	}
	if data, _ := os.ReadFile(list); len(data) != 21 {
		t.Errorf("the list was written over: %q", data)
	}
}

func TestTwoRunsDoNotWriteOne(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.journal")
	j, _, _ := read(t, name)
	if _, err := journal.Open(name, "the job", nil); !errors.Is(err, journal.ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	must(t, j.Close())
	j, _, _ = read(t, name)
	must(t, j.Close())
}

func TestRemovedWhenDone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.journal")
	j, _, _ := read(t, name)
	must(t, j.Remove())
	if left, err := os.ReadDir(filepath.Dir(name)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("DIASJRN1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "job.journal")
		must(t, os.WriteFile(name, data, 0o600))
		j, err := journal.Open(name, "the job", nil)
		if err != nil {
			return
		}
		must(t, j.Replay(func(journal.Kind, []byte) error { return nil }))
		must(t, j.Append(rows, []byte("more")))
		must(t, j.Mark(nil))
		must(t, j.Close())
	})
}

// TestSealedEntries: a journal with a sealer shows no entry to those without its key, and is read by those with it.
func TestSealedEntries(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.journal")
	sealer := seal.Key{1}.Sealer()
	j, err := journal.Open(name, "the job", sealer)
	must(t, err)
	must(t, j.Replay(func(journal.Kind, []byte) error { return nil }))
	must(t, j.Append(rows, []byte("Anahit Krikorian")))
	must(t, j.Mark([]byte("one")))
	must(t, j.Close())
	data, err := os.ReadFile(name)
	must(t, err)
	if bytes.Contains(data, []byte("Krikorian")) {
		t.Error("the file shows an entry")
	}
	var got []string
	keep := func(_ journal.Kind, entry []byte) error {
		got = append(got, string(entry))
		return nil
	}
	must(t, journal.Read(name, sealer, keep))
	if !slices.Equal(got, []string{"Anahit Krikorian", "one"}) {
		t.Errorf("entries: %q", got)
	}
	if err := journal.Read(name, seal.Key{2}.Sealer(), keep); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("with another key: %v", err)
	}
}
