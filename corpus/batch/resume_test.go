package batch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"diasmap/corpus/batch"
	"diasmap/corpus/format"
	"diasmap/corpus/journal"
	"diasmap/corpus/mapping"
	"diasmap/corpus/sample"
	"diasmap/lexicons"
)

// A resumed is what a job made: its output, rejects and counts.
type resumed struct{ out, rejects, counts string }

// A resumable is a list in a file and how it is classified.
type resumable struct {
	name, output string
	job          batch.Job
}

// run classifies the list, with a journal if that has a name. The output goes through limit.
func (r resumable) run(t *testing.T, journalName string, limit func(io.Writer) io.Writer) (resumed, error) {
	t.Helper()
	list, err := format.Open(r.name, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	job := r.job
	head, err := list.Head()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	guess, err := mapping.Columns(list.Header(), false, head, lexicon)
	if err != nil {
		t.Fatal(err)
	}
	job.Columns = guess.Columns
	if journalName != "" {
		if job.Journal, err = journal.Open(journalName, r.name, nil); err != nil {
			t.Fatal(err)
		}
		defer job.Journal.Close()
	}
	var out, rejects bytes.Buffer
	job.Rejects, job.Every = &rejects, time.Nanosecond // a checkpoint after each chunk
	sink, err := format.Create(limit(&out), r.output, format.OutputOptions{Like: list.Form()})
	if err != nil {
		t.Fatal(err)
	}
	summary, err := batch.Run(list, sink, job)
	if err != nil {
		return resumed{}, err
	}
	if err := sink.Close(); err != nil {
		return resumed{}, err
	}
	counts, err := json.Marshal(summary)
	if err != nil {
		t.Fatal(err)
	}
	return resumed{out.String(), rejects.String(), string(counts) + strings.Join(summary.Broken, "\n")}, nil
}

func unlimited(w io.Writer) io.Writer { return w }

// badList is people of the sample with, now and then, a row that cannot be read.
func badList() []byte {
	var list bytes.Buffer
	for i, line := range bytes.SplitAfter(sample.List, []byte("\n"))[:1100] {
		list.Write(line)
		if i%100 == 50 {
			fmt.Fprintf(&list, "bad row %d,too,short\n", i)
		}
	}
	return list.Bytes()
}

// writeLists writes the list in several formats, one of them truncated, one in several files, and returns their names.
func writeLists(t *testing.T, job batch.Job) []resumable {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := resumable{write("people.csv", badList()), "out.csv", job}
	lists := []resumable{first, {first.name, "out.xlsx", job}}
	for _, name := range []string{"people.jsonl.gz", "people.xlsx", "people.parquet", "people.tsv.zst"} {
		made, err := resumable{first.name, name, job}.run(t, "", unlimited)
		if err != nil {
			t.Fatal(err)
		}
		lists = append(lists, resumable{write(name, []byte(made.out)), "out." + strings.SplitN(name, ".", 2)[1], job})
		if name == "people.jsonl.gz" {
			half := write("half/part-1.jsonl.gz", []byte(made.out[:len(made.out)/2]))
			write("half/part-2.jsonl.gz", []byte(made.out))
			lists = append(lists, resumable{filepath.Dir(half), "out.jsonl", job})
		}
	}
	return lists
}

// TestCutAtEveryCheckpoint: a job whose journal breaks off behind any of its checkpoints, or within what follows, makes
// the same output, rejects and counts as one never killed.
func TestCutAtEveryCheckpoint(t *testing.T) {
	job := batch.Job{Classifier: classifier(t), Workers: 2, Count: true}
	for _, list := range writeLists(t, job) {
		t.Run(filepath.Base(list.name)+" to "+list.output, func(t *testing.T) {
			want, err := list.run(t, "", unlimited)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(want.rejects, "bad row") && strings.HasSuffix(list.name, ".csv") {
				t.Fatalf("no rejects: %s", want.rejects)
			}
			whole := wholeJournal(t, list, want)
			cuts := checkpointEnds(whole)
			if len(cuts) < 3 {
				t.Fatalf("%d checkpoints, want some", len(cuts))
			}
			for i, cut := range cuts {
				name := filepath.Join(t.TempDir(), "checkpoint")
				torn := min(cut+i*37, len(whole))
				if err := os.WriteFile(name, whole[:torn], 0o600); err != nil {
					t.Fatal(err)
				}
				got, err := list.run(t, name, unlimited)
				if err != nil {
					t.Fatal(err)
				}
				compare(t, fmt.Sprintf("cut %d bytes behind checkpoint %d of %d", torn-cut, i+1, len(cuts)), got, want)
			}
		})
	}
}

func compare(t *testing.T, when string, got, want resumed) {
	t.Helper()
	if got.out != want.out {
		t.Errorf("%s: the output is another, %d bytes, want %d", when, len(got.out), len(want.out))
	}
	if got.rejects != want.rejects {
		t.Errorf("%s: the rejects are %q, want %q", when, got.rejects, want.rejects)
	}
	if got.counts != want.counts {
		t.Errorf("%s: counts\n%s\nwant\n%s", when, got.counts, want.counts)
	}
}

// wholeJournal is the journal of the list at its end.
func wholeJournal(t *testing.T, list resumable, want resumed) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "checkpoint")
	got, err := list.run(t, name, unlimited)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "with a journal", got, want)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// checkpointEnds are the places behind the checkpoints of a journal: entries have their kind in a byte, length in
// four, checksum in four.
func checkpointEnds(data []byte) []int {
	var ends []int
	for at := 8; at+9 <= len(data); {
		n := int(data[at+1]) | int(data[at+2])<<8 | int(data[at+3])<<16 | int(data[at+4])<<24
		kind := data[at]
		at += 9 + n
		if kind == 0 {
			ends = append(ends, at)
		}
	}
	return ends
}

// A full disk takes so many bytes more.
type fullDisk struct {
	io.Writer
	left int
}

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, &os.PathError{Op: "write", Path: "out.csv", Err: syscall.ENOSPC}
	}
	return d.Writer.Write(p)
}

func TestFullDiskStopsAndGoesOn(t *testing.T) {
	job := batch.Job{Classifier: classifier(t), Workers: 2}
	list := writeLists(t, job)[0]
	want, err := list.run(t, "", unlimited)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "checkpoint")
	for _, room := range []int{0, 50_000, 150_000} {
		_, err := list.run(t, name, func(w io.Writer) io.Writer { return &fullDisk{w, room} })
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("room for %d bytes: got %v", room, err)
		}
	}
	got, err := list.run(t, name, unlimited)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "after full disks", got, want)
}
