package crash

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
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
	members   int
}

// TestKill kills the program at random moments. Afterwards no acknowledged review is lost, no member is doubled or
// lost, the search index equals the store, and the chain of the audit log holds and tells each review once.
func TestKill(t *testing.T) {
	w := &witness{dir: filepath.Join(t.TempDir(), "directory"), list: filepath.Join(t.TempDir(), "list.csv"), reviews: map[string]string{}, notes: map[string]bool{}}
	t.Logf("seed %d", *seed)
	random := rand.New(rand.NewPCG(*seed, 0))
	edition := 0
	w.write(t, edition)
	for n := range *kills {
		what := []string{"import", "import", "review", "reindex"}[random.IntN(4)]
		if n == 0 {
			what = "import"
		}
		delay := time.Duration(random.Int64N(int64(*most)))
		done := w.killed(t, what, delay)
		w.look(t, fmt.Sprintf("kill %d, %s after %v", n+1, what, delay))
		if done && what == "import" { // the next edition of the list
			edition++
			w.write(t, edition)
		}
	}
	for _, what := range []string{"import", "review", "reindex"} {
		if !w.killed(t, what, time.Hour) {
			t.Fatalf("%s does not end", what)
		}
		w.look(t, what+" at the end")
	}
	if w.members < *rows*8/10 {
		t.Errorf("%d members of %d people", w.members, *rows)
	}
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
		case "done":
			done = true
		}
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
	if r.Members < w.members {
		t.Errorf("%s: %d members, %d before", when, r.Members, w.members)
	}
	w.members = r.Members
	rowsSeen := map[string]bool{}
	err = d.Store().Each(func(m *member.Member) error {
		if id := m.Sources[0].SourceID; rowsSeen[id] {
			t.Errorf("%s: person %s is there twice", when, id)
		} else {
			rowsSeen[id] = true
		}
		if note := w.reviews[m.ID]; note != "" && m.Review.Note < note {
			t.Errorf("%s: the review %s of %s is lost, there is %q", when, note, m.ID, m.Review.Note)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	told := map[string]int{}
	err = d.Audit().Read(func(e *audit.Entry) error {
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
}
