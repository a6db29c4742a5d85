package crash

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/index/synthetic"
)

var (
	kills = flag.Int("kills", 5, "how often to kill")
	rows  = flag.Int("rows", 4000, "how long the list is")
	// most is after how long at the latest the program is killed.
	most = flag.Duration("most", 1500*time.Millisecond, "after how long at the latest the program is killed")
	seed = flag.Uint64("seed", uint64(time.Now().UnixNano()), "the same seed kills at the same times")
)

// A witness remembers what was acknowledged.
type witness struct {
	dir, list string
	reviews   map[string]string // member: the last note acknowledged
	notes     map[string]bool   // all notes acknowledged
	into      map[string]string // record: the member it was merged into or, itself, split off as
	erased    map[string]bool   // ids in the list
	told      map[string]int    // how many merges, splits and erasures were acknowledged
	killedAt  map[string]int    // how many runs of them did not end: one more of each may have been done
	people    int               // in the directory
	backedUp  int               // members in the last backup
}

// TestKill kills the program at random moments of imports, reviews, merging, erasing, reindexing, backing up and restoring. Afterwards no
// acknowledged review, merge or erasure is lost, nobody is doubled or lost, erased people are not back, the search index equals the store, a
// restored directory is what was backed up or none, and the chain of the audit log holds and tells each thing once.
func TestKill(t *testing.T) {
	w := &witness{
		dir: filepath.Join(t.TempDir(), "directory"), list: filepath.Join(t.TempDir(), "list.csv"), reviews: map[string]string{}, notes: map[string]bool{},
		into: map[string]string{}, erased: map[string]bool{}, told: map[string]int{}, killedAt: map[string]int{},
	}
	t.Logf("seed %d", *seed)
	random := rand.New(rand.NewPCG(*seed, 0))
	edition := 0
	w.write(t, edition)
	for n := range *kills {
		work := []string{"import", "import", "import", "review", "merge", "merge", "erase", "reindex", "backup", "restore"}
		what := work[random.IntN(len(work))]
		if n == 0 || what == "restore" && w.backedUp == 0 {
			what = "import"
		}
		delay := time.Duration(random.Int64N(int64(*most)))
		done := w.killed(t, what, delay)
		when := fmt.Sprintf("kill %d, %s after %v", n+1, what, delay)
		w.look(t, when)
		if what == "restore" {
			w.lookAtRestored(t, when)
		}
		if done && what == "import" { // the next edition of the list
			edition++
			w.write(t, edition)
		}
	}
	for _, what := range []string{"import", "review", "merge", "erase", "import", "reindex", "backup", "restore"} {
		if !w.killed(t, what, time.Hour) {
			t.Fatalf("%s does not end", what)
		}
		w.look(t, what+" at the end")
	}
	w.lookAtRestored(t, "at the end")
	if w.people < *rows*8/10 {
		t.Errorf("%d people of %d", w.people, *rows)
	}
	t.Logf("acknowledged: %d reviews, %v; %d runs were killed", len(w.notes), w.told, *kills)
}

// write writes an edition of the list, in which some people have another occupation.
func (w *witness) write(t *testing.T, edition int) {
	t.Helper()
	var b bytes.Buffer
	if err := synthetic.WriteList(&b, 1, *rows, 1); err != nil {
		t.Fatal(err)
	}
	w.list = filepath.Join(filepath.Dir(w.list), fmt.Sprintf("list-%d.csv", edition))
	text := strings.ReplaceAll(b.String(), ",nurse,", fmt.Sprintf(",nurse of ward %d,", edition))
	if err := os.WriteFile(w.list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// killed runs the program and kills it after a time, unless it has ended; it remembers what was acknowledged.
func (w *witness) killed(t *testing.T, what string, after time.Duration) (done bool) {
	t.Helper()
	c := exec.Command(os.Args[0], w.dir, w.list)
	c.Env = append(os.Environ(), childEnv+"="+what)
	var told, faults bytes.Buffer
	c.Stdout, c.Stderr = &told, &faults
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	err := c.Wait()
	timer.Stop()
	if err != nil && c.ProcessState.Exited() {
		t.Fatalf("%s: %v: %s", what, err, faults.String())
	}
	lines := bufio.NewScanner(&told)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		switch words[0] {
		case "reviewed":
			if len(words) == 3 { // else it was killed while it told it
				w.reviews[words[1]] = words[2]
				w.notes[words[2]] = true
			}
		case "merged", "split":
			if len(words) == 3 {
				w.told[words[0]]++
				if w.into[words[2]] = words[1]; words[0] == "split" {
					w.into[words[2]] = words[2]
				}
			}
		case "erased":
			if len(words) == 2 {
				w.told["erased"]++
				w.erased[words[1]] = true
			}
		case "backed":
			if len(words) == 3 {
				w.backedUp, _ = strconv.Atoi(words[1])
			}
		case "done":
			done = true
		}
	}
	if !done {
		w.killedAt[what]++
	}
	return done
}

// look opens the directory and checks that all is there.
func (w *witness) look(t *testing.T, when string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(w.dir, "directory.json")); err != nil {
		return // killed before there was one
	}
	d, err := openDirectory(w.dir, "look")
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	defer d.Close()
	r, err := d.Verify()
	if err != nil || len(r.Faults) > 0 {
		t.Fatalf("%s: %+v, %v", when, r, err)
	}
	seen := map[string]bool{}
	err = d.Store().Each(func(m *member.Member) error {
		for _, s := range m.Sources {
			if seen[s.SourceID] {
				t.Errorf("%s: person %s is there twice", when, s.SourceID)
			}
			seen[s.SourceID] = true
		}
		if note := w.reviews[m.ID]; note != "" && m.Review.Note < note && len(m.Sources) == 1 {
			t.Errorf("%s: the review %s of %s is lost, there is %q", when, note, m.ID, m.Review.Note)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	for id := range w.erased {
		if seen[id] {
			t.Errorf("%s: person %s was erased and is there", when, id)
		}
	}
	if len(seen) < w.people-mostErased {
		t.Errorf("%s: %d people, %d before", when, len(seen), w.people)
	}
	w.people = len(seen)
	others := 0 // what was merged or split and not yet acknowledged
	for record, whole := range w.into {
		now, err := d.Store().Known(record)
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		if now != whole {
			others++
		}
	}
	if others > w.killedAt["merge"] {
		t.Errorf("%s: %d records are not known as they were merged and split", when, others)
	}
	told := map[string]int{}
	err = d.Audit().Read(func(e *audit.Entry) error {
		told[e.Action]++
		if e.Action == "review" {
			told[e.About["note"]]++
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	for note := range w.notes {
		if told[note] != 1 {
			t.Errorf("%s: the review %s is told %d times", when, note, told[note])
		}
	}
	for action, acknowledged := range map[string]int{"merge": w.told["merged"], "split": w.told["split"], "erase": w.told["erased"]} {
		run := action
		if action == "split" {
			run = "merge"
		}
		if n := told[action]; n < acknowledged || n > acknowledged+w.killedAt[run] {
			t.Errorf("%s: %d %ss were acknowledged and %d are told", when, acknowledged, action, n)
		}
	}
}

// lookAtRestored checks a directory that was restored: it is what was backed up, or there is none and it can be restored again.
func (w *witness) lookAtRestored(t *testing.T, when string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(restoredOf(w.dir), "directory.json")); err != nil {
		if !w.killed(t, "restore", time.Hour) {
			t.Fatalf("%s: it cannot be restored again", when)
		}
	}
	d, err := openDirectory(restoredOf(w.dir), "look")
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	r, err := d.Verify()
	if err != nil || len(r.Faults) > 0 || r.Members != w.backedUp {
		t.Errorf("%s: %d members were backed up, restored %+v, %v", when, w.backedUp, r, err)
	}
	if err := errors.Join(d.Close(), os.RemoveAll(restoredOf(w.dir))); err != nil {
		t.Fatal(err)
	}
}
