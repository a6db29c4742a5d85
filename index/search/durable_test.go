package search_test

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/member"
	"diasmap/index/seal"
	"diasmap/index/search"
	"diasmap/index/synthetic"
)

// steps is how many calls of Apply the process that is killed makes at most, each of stepSize members of which some
// are changes of members before.
const (
	steps    = 400
	stepSize = 20
	killed   = "DIASMAP_KILLED"
)

// step is what call number i does: members i*10 to i*10+19, so that each call replaces half of the one before, and one is gone.
func step(i int) (put []*member.Member, gone []string) {
	for n := i * stepSize / 2; n < i*stepSize/2+stepSize; n++ {
		m := person(strconv.Itoa(n), fmt.Sprintf("Levon Petrosyan %d", n), "AM")
		m.BirthYear = 1900 + i%100
		put = append(put, m)
	}
	if i > 0 {
		gone = append(gone, person(strconv.Itoa(i*stepSize/2-1), "", "AM").ID)
	}
	return put, gone
}

// stamps are the stamps of the members after so many calls.
func stamps(calls int) map[string]string {
	want := map[string]string{}
	for i := range calls {
		put, gone := step(i)
		for _, m := range put {
			want[m.ID] = m.Stamp()
		}
		for _, id := range gone {
			delete(want, id)
		}
	}
	return want
}

// TestMain runs the process that is killed.
func TestMain(m *testing.M) {
	if folder := os.Getenv(killed); folder != "" {
		if err := applySteps(folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// applySteps goes on where the index is and tells each call that returned.
func applySteps(folder string) error {
	x, err := search.Open(folder, search.Options{})
	if err != nil {
		return err
	}
	mark, err := x.Mark()
	if err != nil {
		return err
	}
	for i := int(binary.BigEndian.Uint64(mark)); i < steps; i++ {
		put, gone := step(i)
		if err := x.Apply(member.StampAll(put...), gone, binary.BigEndian.AppendUint64(nil, uint64(i+1))); err != nil {
			return err
		}
		fmt.Println(i + 1)
	}
	return nil
}

// TestKill: after kill -9 at any moment the index is as after some call of Apply, no earlier than the last that returned, and
// says which.
func TestKill(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "index")
	x, err := search.Create(folder, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.Apply(nil, nil, binary.BigEndian.AppendUint64(nil, 0)), x.Close()); err != nil {
		t.Fatal(err)
	}
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("DIASMAP_KILLS")); err == nil {
		kills = n
	}
	for range kills {
		told := killOnce(t, folder)
		x, err := search.Open(folder, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		mark, err := x.Mark()
		if err != nil {
			t.Fatal(err)
		}
		calls := int(binary.BigEndian.Uint64(mark))
		if calls < told {
			t.Fatalf("call %d had returned, the index is as after %d", told, calls)
		}
		sameStamps(t, x, stamps(calls))
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killOnce starts the process, kills it, and returns the last call it told of.
func killOnce(t *testing.T, folder string) (told int) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), killed+"="+folder)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var b [2]byte
	_, _ = rand.Read(b[:])
	timer := time.AfterFunc(100*time.Millisecond+time.Duration(binary.BigEndian.Uint16(b[:]))*10*time.Microsecond, func() { _ = c.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); {
		told, _ = strconv.Atoi(lines.Text())
	}
	_ = c.Wait() // it was killed
	timer.Stop()
	return told
}

// sameStamps checks that the index holds exactly these members, and finds each.
func sameStamps(t *testing.T, x *search.Index, want map[string]string) {
	t.Helper()
	n := 0
	err := x.Stamps(func(id, stamp string) error {
		n++
		if want[id] != stamp {
			t.Errorf("%s has the stamp %s, want %s", id, stamp, want[id])
		}
		return nil
	})
	if err != nil || n != len(want) {
		t.Errorf("%d members, want %d: %v", n, len(want), err)
	}
	if r := find(t, x, "Petrosian"); r.Total != len(want) {
		t.Errorf("%d are found by name, want %d", r.Total, len(want))
	}
}

// small makes an index of two members in a folder and closes it.
func small(t *testing.T, folder string, o search.Options) {
	t.Helper()
	x, err := search.Create(folder, o)
	if err != nil {
		t.Fatal(err)
	}
	err = x.Apply(member.StampAll(person("1", "Anahit Krikorian", "AM")), nil, []byte("mark"))
	also := x.Apply(member.StampAll(person("2", "Taras Shevchenko", "UA")), nil, []byte("mark"))
	if err := errors.Join(err, also, x.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestDamage: a file that is not as it was written is an error, never another answer.
func TestDamage(t *testing.T) {
	columns := func(folder string) string { return filepath.Join(folder, "columns") }
	for name, damage := range map[string]func(folder string) error{
		"a byte is another": func(folder string) error {
			return change(columns(folder), func(b []byte) []byte { b[60] ^= 1; return b })
		},
		"the file is cut": func(folder string) error {
			return change(columns(folder), func(b []byte) []byte { return b[:len(b)-1] })
		},
		"the file is empty": func(folder string) error { return change(columns(folder), func([]byte) []byte { return nil }) },
		"another version": func(folder string) error {
			return change(columns(folder), func(b []byte) []byte { b[8] = 9; return b })
		},
		"the file is gone":  func(folder string) error { return os.Remove(columns(folder)) },
		"no index of words": func(folder string) error { return os.RemoveAll(filepath.Join(folder, "words")) },
		"other words":       newWords,
		"no notes of words": func(folder string) error { return os.Remove(filepath.Join(folder, "words", "index_meta.json")) },
		"no root of words":  func(folder string) error { return os.Remove(filepath.Join(folder, "words", "store", "root.bolt")) },
	} {
		folder := filepath.Join(t.TempDir(), "index")
		small(t, folder, search.Options{})
		if err := damage(folder); err != nil {
			t.Fatal(err)
		}
		x, err := search.Open(folder, search.Options{})
		if !errors.Is(err, search.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			x.Close()
		}
	}
}

// newWords puts an empty index of words in the place of the one there is.
func newWords(folder string) error {
	other := folder + ".other"
	x, err := search.Create(other, search.Options{})
	if err != nil {
		return err
	}
	words := filepath.Join(folder, "words")
	return errors.Join(x.Close(), os.RemoveAll(words), os.Rename(filepath.Join(other, "words"), words))
}

// change rewrites a file.
func change(name string, how func([]byte) []byte) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, how(b), 0o600)
}

// TestSealed: with a key no name can be read from the files, and without it the index does not open.
func TestSealed(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "index")
	var key seal.Key
	copy(key[:], "a key for tests, of thirty-two b")
	release, err := seal.Bleve(dir, key)
	if err != nil {
		t.Fatal(err)
	}
	small(t, folder, search.Options{Sealer: key.Sealer()})
	for _, word := range []string{"Krikorian", "krikorian", "shevchenko"} {
		if holds(t, folder, word) {
			t.Errorf("%s can be read from the files", word)
		}
	}
	x, err := search.Open(folder, search.Options{Sealer: key.Sealer()})
	if err != nil {
		t.Fatal(err)
	}
	if r := find(t, x, "Krikorian"); r.Total != 1 {
		t.Errorf("sealed, %d are found", r.Total)
	}
	x.Close()
	other := key.For("another purpose")
	if _, err := search.Open(folder, search.Options{Sealer: other.Sealer()}); !errors.Is(err, search.ErrSealed) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := search.Open(folder, search.Options{}); !errors.Is(err, search.ErrSealed) {
		t.Errorf("without a key: %v", err)
	}
	release()
	if _, err := search.Open(folder, search.Options{Sealer: key.Sealer()}); err == nil {
		t.Error("the words open without their key")
	}
}

// holds says whether a word stands in a file of a folder.
func holds(t *testing.T, folder, word string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		found = found || bytes.Contains(b, []byte(word))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestCompactLeavesNothing: after Compact the files hold nothing of who was taken out.
func TestCompactLeavesNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "index")
	small(t, folder, search.Options{})
	x, err := search.Open(folder, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !holds(t, folder, "Krikorian") {
		t.Fatal("the name is not in the files to begin with")
	}
	gone := person("1", "", "AM").ID
	if err := errors.Join(x.Apply(nil, []string{gone}, nil), x.Compact()); err != nil {
		t.Fatal(err)
	}
	if list, err := x.Suggest("Krik", 4, 5); err != nil || len(list) > 0 {
		t.Errorf("the name is still completed: %v, %v", list, err)
	}
	if r := find(t, x, ""); r.Total != 1 {
		t.Errorf("%d are left", r.Total)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if parts, err := filepath.Glob(filepath.Join(folder, "words", "store", "*.zap")); err != nil || len(parts) != 1 {
		t.Errorf("files of words %v, want one: %v", parts, err)
	}
	for _, word := range []string{"Krikorian", gone} {
		if holds(t, folder, word) {
			t.Errorf("%s is still in the files", word)
		}
	}
	if x, err = search.Open(folder, search.Options{}); err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if r := find(t, x, "Шевченко"); r.Total != 1 {
		t.Errorf("who was left is found %d times", r.Total)
	}
}

// TestCompactJoinsManyParts: an index of many parts of all sizes becomes one file, though Bleve plans to join some of them only.
func TestCompactJoinsManyParts(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "index")
	x, err := search.Create(folder, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := synthetic.Members(1, 4000)
	if err != nil {
		t.Fatal(err)
	}
	members := slices.Collect(all)
	for _, n := range []int{1400, 10, 700, 3, 90, 1, 1200, 40, 300} {
		if err := x.Apply(member.StampAll(members[:n]...), nil, nil); err != nil {
			t.Fatal(err)
		}
		members = members[n:]
	}
	if err := errors.Join(x.Compact(), x.Close()); err != nil {
		t.Fatal(err)
	}
	if parts, err := filepath.Glob(filepath.Join(folder, "words", "store", "*.zap")); err != nil || len(parts) != 1 {
		t.Errorf("files of words %v, want one: %v", parts, err)
	}
}

// TestSearchWhileWriting: searches beside a writer find each member once and page by page, as it was or as it is.
func TestSearchWhileWriting(t *testing.T) {
	x := open(t)
	done := make(chan error, 1)
	go func() {
		for i := range 40 {
			put, gone := step(i)
			if err := x.Apply(member.StampAll(put...), gone, nil); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for _, text := range []string{"Petrosian", "origin:AM born>1900", ""} {
		for range 20 {
			seen := map[string]bool{}
			q, err := search.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			q.Limit, q.Facets = 50, []search.FacetRequest{{By: search.FacetBorn}}
			r, err := x.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range r.Hits {
				if seen[h.ID] {
					t.Fatalf("%s is there twice", h.ID)
				}
				seen[h.ID] = true
			}
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	sameStamps(t, x, stamps(40))
}

// TestReadOnly: any number may read at once, and none of them changes anything.
func TestReadOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "index")
	small(t, folder, search.Options{})
	for range 2 {
		x, err := search.Open(folder, search.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		if r := find(t, x, "Krikorian"); r.Total != 1 {
			t.Errorf("%d are found", r.Total)
		}
		if err := errors.Join(x.Apply(nil, nil, nil)); !errors.Is(err, search.ErrReadOnly) {
			t.Errorf("a change of what is read only: %v", err)
		}
	}
}

// TestInADirectory: what an Update puts in and takes out is found and not found at once and after opening again, the
// index agrees with the store, and each search is told with its fields and without its words.
func TestInADirectory(t *testing.T) {
	dir := t.TempDir()
	o := index.Options{Engine: search.Opener(options(t)), Create: true}
	d, err := index.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	krikorian, shevchenko := person("1", "Anahit Krikorian", "AM"), person("2", "Taras Shevchenko", "UA")
	if err := d.Update(func(tx index.Tx) error { return errors.Join(tx.Put(krikorian), tx.Put(shevchenko)) }); err != nil {
		t.Fatal(err)
	}
	try := func(text string, want int) {
		t.Helper()
		q, err := search.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p, err := search.Desk{Directory: d, Who: "nino", Purpose: "forum"}.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if p.Total != want || len(p.Members) != want {
			t.Errorf("%s: %d found, %d members, want %d", text, p.Total, len(p.Members), want)
		}
	}
	try("Գրիգորյան origin:AM", 1)
	if err := d.Update(func(tx index.Tx) error { return tx.Delete(krikorian.ID) }); err != nil {
		t.Fatal(err)
	}
	try("Գրիգորյան", 0)
	try("", 1)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	o.Create = false
	if d, err = index.Open(dir, o); err != nil {
		t.Fatal(err)
	}
	try("Գրիգորյան", 0)
	try("Шевченко", 1)
	report, err := d.Verify()
	if err != nil || len(report.Faults) > 0 {
		t.Errorf("the index differs from the store: %+v, %v", report, err)
	}
	log, err := os.ReadFile(d.Audit().File())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(log, []byte(`"who":"nino","action":"search","purpose":"forum","count":1,"about":{"fields":"origin words"}`)) || bytes.Contains(log, []byte("Գրիգորյան")) {
		t.Errorf("audit log:\n%s", log)
	}
	// Without the log nothing is shown.
	if err := errors.Join(os.Remove(d.Audit().File()), os.Mkdir(d.Audit().File(), 0o700)); err != nil {
		t.Fatal(err)
	}
	if p, err := (search.Desk{Directory: d, Who: "nino"}).Search(t.Context(), search.Query{}); err == nil || p != nil {
		t.Errorf("a search that is not told shows %+v", p)
	}
	if err := errors.Join(os.Remove(d.Audit().File()), d.Close()); err != nil {
		t.Log(err)
	}
}
