package jobs_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/seal"
	"diasmap/index/search"
	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/web/jobs"
)

// room is a directory, which is encrypted, and what desks are opened with.
func room(t *testing.T) jobs.Options {
	t.Helper()
	classifier, err := model.NewClassifier()
	must(t, err)
	lexicon, err := lexicons.Embedded()
	must(t, err)
	searching, err := search.DefaultOptions()
	must(t, err)
	key := seal.Key{1, 2, 3}
	d, err := index.Open(filepath.Join(t.TempDir(), "directory"), index.Options{Create: true, Key: &key, Engine: search.Opener(searching)})
	must(t, err)
	t.Cleanup(func() { must(t, d.Close()) })
	return jobs.Options{Directory: d, Classifier: classifier, Lexicon: lexicon, Key: &key, Workers: 2, Log: slog.New(slog.DiscardHandler)}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, o jobs.Options) *jobs.Desk {
	t.Helper()
	d, err := jobs.Open(o)
	must(t, err)
	t.Cleanup(d.Close)
	return d
}

// until waits until a job is in a state, or further than a number of rows.
func until(t *testing.T, d *jobs.Desk, id string, state jobs.State, rows int) jobs.Job {
	t.Helper()
	for range 1200 {
		j, err := d.Job("anahit", id)
		must(t, err)
		if j.State == state && j.Rows >= rows {
			return j
		}
		if j.State == jobs.Failed {
			t.Fatalf("the job failed: %s", j.Fault)
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("job %s is not %s", id, state)
	return jobs.Job{}
}

// long is a list that takes some seconds.
func long() string {
	return "name,country\n" + strings.Repeat("Anahit Krikorian,France\nGiorgi Kapanadze,Germany\nMary Smith,United States\n", 100_000)
}

func result(t *testing.T, d *jobs.Desk, id string) string {
	t.Helper()
	r, err := d.Result("anahit", id, "csv")
	must(t, err)
	var out bytes.Buffer
	must(t, r.Write(context.Background(), &out))
	must(t, r.Close())
	return out.String()
}

// TestJobsGoOn ends the desk while jobs run and wait: when it is opened again all are done, and results are those of jobs never broken off.
func TestJobsGoOn(t *testing.T) {
	o := room(t)
	o.AtOnce = 1
	d := open(t, o)
	u, err := d.Keep("anahit", "long.csv", strings.NewReader(long()))
	must(t, err)
	whole, err := d.Order("anahit", "forum", jobs.Order{Kind: jobs.Classify, Upload: u.ID, Profile: "balanced"})
	must(t, err)
	until(t, d, whole.ID, jobs.Done, 0)
	want := result(t, d, whole.ID)
	broken, err := d.Order("anahit", "forum", jobs.Order{Kind: jobs.Classify, Upload: u.ID, Profile: "balanced"})
	must(t, err)
	imported, err := d.Order("anahit", "forum", jobs.Order{Kind: jobs.Import, Upload: u.ID, Profile: "balanced", Source: "long", Purpose: "forum"})
	must(t, err)
	until(t, d, broken.ID, jobs.Running, 1)
	d.Close()

	d = open(t, o)
	if j := until(t, d, broken.ID, jobs.Done, 0); j.Rows != 300_000 || j.Starts != 2 {
		t.Errorf("the job that was broken off: %d rows, %d starts", j.Rows, j.Starts)
	}
	if got := result(t, d, broken.ID); got != want {
		t.Errorf("its result has %d bytes, that of a job never broken off %d", len(got), len(want))
	}
	if j := until(t, d, imported.ID, jobs.Done, 0); j.Report.Imported.Rows != 300_000 {
		t.Errorf("the import that waited: %+v", j.Report.Imported)
	}
}

// TestNothingIsReadable looks for a name in all files of the directory, which is encrypted.
func TestNothingIsReadable(t *testing.T) {
	o := room(t)
	d := open(t, o)
	u, err := d.Keep("anahit", "Krikorian family.csv", strings.NewReader("name\nAnahit Krikorian\n"))
	must(t, err)
	j, err := d.Order("anahit", "forum", jobs.Order{Kind: jobs.Classify, Upload: u.ID, Profile: "balanced"})
	must(t, err)
	until(t, d, j.ID, jobs.Done, 0)
	files := 0
	must(t, filepath.WalkDir(filepath.Join(o.Directory.Dir(), "lists"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		data, err := os.ReadFile(name)
		if bytes.Contains(data, []byte("rikorian")) || bytes.Contains(data, []byte("anahit")) {
			t.Errorf("%s tells of somebody", name)
		}
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", name, info.Mode())
		}
		return err
	}))
	if files < 4 {
		t.Errorf("there are %d files", files)
	}
}

func TestKeptForATime(t *testing.T) {
	o := room(t)
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	o.Now = func() time.Time { return now }
	d := open(t, o)
	used, err := d.Keep("anahit", "used.csv", strings.NewReader("name\nAnahit Krikorian\n"))
	must(t, err)
	unused, err := d.Keep("anahit", "unused.csv", strings.NewReader("name\nAnahit Krikorian\n"))
	must(t, err)
	now = now.Add(48 * time.Hour)
	j, err := d.Order("anahit", "forum", jobs.Order{Kind: jobs.Classify, Upload: used.ID, Profile: "balanced"})
	must(t, err)
	until(t, d, j.ID, jobs.Done, 0)
	now = now.Add(48 * time.Hour)
	d.Purge()
	if _, err := d.Upload("anahit", unused.ID); !errors.Is(err, jobs.ErrNoUpload) {
		t.Errorf("a list that nobody used is still there: %v", err)
	}
	if result(t, d, j.ID) == "" {
		t.Error("the result is gone before its time")
	}
	now = now.Add(48 * time.Hour)
	d.Purge()
	if _, err := d.Job("anahit", j.ID); !errors.Is(err, jobs.ErrNoJob) {
		t.Errorf("the job is still there: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(o.Directory.Dir(), "lists", "*", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}

func TestRoomIsBounded(t *testing.T) {
	d := open(t, room(t))
	for i := range 25 {
		_, err := d.Keep("anahit", "list.csv", strings.NewReader("name\nAnahit Krikorian\n"))
		if full := i >= 20; errors.Is(err, jobs.ErrFull) != full {
			t.Errorf("list %d: %v", i+1, err)
		}
	}
}
