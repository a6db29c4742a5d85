package index_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/indextest"
	"diasmap/index/member"
	"diasmap/index/seal"
	"diasmap/index/store"
	"diasmap/onomastics"
)

var errEngine = errors.New("no room for the index")

// person is a member for tests: number n of a list.
func person(n int, name string) *member.Member {
	id := fmt.Sprint(n)
	return &member.Member{
		ID: member.SourceID("test", id), Sources: []member.SourceRef{{Source: "test", SourceID: id, First: "i0001", Import: "i0001", Row: n}},
		Name: member.Name{Full: name}, Origin: onomastics.MustParseCountry("AM"), Probability: 0.97, Verdict: onomastics.Probable,
	}
}

func open(t *testing.T, dir string, change ...func(*index.Options)) *index.Directory {
	t.Helper()
	d, err := index.Open(dir, options(change...))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func options(change ...func(*index.Options)) index.Options {
	o := index.Options{Engine: indextest.Open, Create: true, What: "test"}
	for _, c := range change {
		c(&o)
	}
	return o
}

func closed(t *testing.T, d *index.Directory) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, d *index.Directory, members ...*member.Member) {
	t.Helper()
	err := d.Update(func(tx index.Tx) error {
		for _, m := range members {
			if err := tx.Put(m); err != nil {
				return err
			}
		}
		return tx.Audit(audit.Entry{Who: "test", Action: "import", Count: len(members)})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// agrees checks that the store holds so many members, and the index and the log agree with it.
func agrees(t *testing.T, d *index.Directory, want int) {
	t.Helper()
	r, err := d.Verify()
	if err != nil || len(r.Faults) > 0 || r.Members != want || r.Indexed != want {
		t.Errorf("%+v, %v; want %d members without faults", r, err, want)
	}
}

func TestMembersAreKept(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	put(t, d, person(2, "Giorgi Kapanadze"), person(3, "Aram Khachaturian"))
	agrees(t, d, 3)
	closed(t, d)

	d = open(t, dir)
	agrees(t, d, 3)
	err := d.Update(func(tx index.Tx) error { return tx.Delete(person(1, "").ID) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Store().Member(person(1, "").ID); !errors.Is(err, store.ErrNoMember) {
		t.Errorf("a deleted member: %v", err)
	}
	m, err := d.Store().Member(person(3, "").ID)
	if err != nil || m.Name.Full != "Aram Khachaturian" {
		t.Errorf("%+v, %v", m, err)
	}
	agrees(t, d, 2)
	closed(t, d)
}

func TestAFailedUpdateLeavesNothing(t *testing.T) {
	d := open(t, t.TempDir())
	defer closed(t, d)
	err := d.Update(func(tx index.Tx) error {
		return errors.Join(tx.Put(person(1, "Anahit Krikorian")), tx.Audit(audit.Entry{Action: "import"}), errEngine)
	})
	if !errors.Is(err, errEngine) {
		t.Fatal(err)
	}
	agrees(t, d, 0)
	if n, err := d.VerifyAudit(); n != 0 || err != nil {
		t.Errorf("%d entries, %v: what did not happen was told", n, err)
	}
}

func TestOneWriterAtATime(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	for _, readOnly := range []bool{false, true} {
		_, err := index.Open(dir, options(func(o *index.Options) { o.ReadOnly = readOnly }))
		if !errors.Is(err, index.ErrBusy) || !strings.Contains(err.Error(), fmt.Sprintf("written to by diasmap test, process %d", os.Getpid())) {
			t.Errorf("beside a writer: %v", err)
		}
	}
	closed(t, d)

	reader := func(o *index.Options) { o.ReadOnly = true }
	a, b := open(t, dir, reader), open(t, dir, reader) // readers may be several
	if _, err := index.Open(dir, options()); !errors.Is(err, index.ErrBusy) || !strings.Contains(err.Error(), "it is being read") {
		t.Errorf("a writer beside readers: %v", err)
	}
	if err := a.Update(func(index.Tx) error { return nil }); !errors.Is(err, index.ErrReadOnly) {
		t.Errorf("a reader updated: %v", err)
	}
	if err := a.Say(audit.Entry{Who: "nino", Action: "search"}); err != nil {
		t.Errorf("a reader's search is not told: %v", err)
	}
	closed(t, a)
	closed(t, b)
	d = open(t, dir)
	if n, err := d.VerifyAudit(); n != 1 || err != nil {
		t.Errorf("%d entries, %v", n, err)
	}
	closed(t, d)
}

func TestNoDirectoryIsMadeByReading(t *testing.T) {
	dir := t.TempDir()
	_, err := index.Open(dir, index.Options{Engine: indextest.Open, ReadOnly: true})
	if !errors.Is(err, index.ErrNoDirectory) {
		t.Errorf("%v, want ErrNoDirectory", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left %v in a folder that is no directory", left)
	}
}

// TestIndexIsHealed hurts the index in every way a crash or a hand can, and expects it to agree with the store again.
func TestIndexIsHealed(t *testing.T) {
	hurt := map[string]func(t *testing.T, dir string){
		"deleted":   func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "search"))) },
		"cut short": func(t *testing.T, dir string) { must(t, os.Truncate(filepath.Join(dir, "search", "list.json"), 20)) },
		"a member less": func(t *testing.T, dir string) {
			edit(t, dir, func(s *indextest.List) { delete(s.State.Stamps, person(1, "").ID) })
		},
		"without mark": func(t *testing.T, dir string) { edit(t, dir, func(s *indextest.List) { s.State.Mark = nil }) },
		"of another": func(t *testing.T, dir string) {
			edit(t, dir, func(s *indextest.List) { s.State.Mark = []byte("\x00\x00\x00\x00\x00\x00\x00\x02otherone") })
		},
		"ahead": func(t *testing.T, dir string) {
			edit(t, dir, func(s *indextest.List) { s.State.Mark = []byte("\x00\x00\x00\x00\x00\x00\x00\x09anything") })
		},
		"half made anew": func(t *testing.T, dir string) {
			must(t, os.Mkdir(filepath.Join(dir, "search.new"), 0o700))
			must(t, os.WriteFile(filepath.Join(dir, "search.new", "list.json"), []byte("{"), 0o600))
		},
		"put aside": func(t *testing.T, dir string) {
			must(t, os.Rename(filepath.Join(dir, "search"), filepath.Join(dir, "search.new")))
			must(t, os.Mkdir(filepath.Join(dir, "search.old"), 0o700))
		},
	}
	for how, hurt := range hurt {
		for _, readOnly := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, read only %v", how, readOnly), func(t *testing.T) {
				dir := t.TempDir()
				d := open(t, dir)
				put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
				put(t, d, person(3, "Aram Khachaturian"))
				closed(t, d)
				hurt(t, dir)
				d = open(t, dir, func(o *index.Options) { o.ReadOnly = readOnly })
				agrees(t, d, 3)
				closed(t, d)
				for _, left := range []string{"search.new", "search.old"} {
					if readOnly { // readers leave what they do not read
						break
					}
					if _, err := os.Stat(filepath.Join(dir, left)); err == nil {
						t.Errorf("%s is left", left)
					}
				}
			})
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// edit changes the index behind the back of the directory.
func edit(t *testing.T, dir string, change func(*indextest.List)) {
	t.Helper()
	e, err := indextest.OpenList(index.Place{Dir: filepath.Join(dir, "search")})
	must(t, err)
	change(e)
	must(t, e.Write())
}

func TestIndexThatFailsCatchesUp(t *testing.T) {
	dir := t.TempDir()
	var engine *indextest.List
	d := open(t, dir, func(o *index.Options) {
		o.Engine = func(p index.Place) (index.Engine, error) {
			e, err := indextest.OpenList(p)
			engine = e
			return e, err
		}
	})
	put(t, d, person(1, "Anahit Krikorian"))
	engine.Break(errEngine)
	err := d.Update(func(tx index.Tx) error { return tx.Put(person(2, "Giorgi Kapanadze")) })
	if !errors.Is(err, errEngine) {
		t.Errorf("an update the index did not follow: %v", err)
	}
	if err := d.Later(func(tx index.Tx) error { return tx.Put(person(3, "x")) }); !errors.Is(err, errEngine) {
		t.Errorf("updates go on without an index: %v", err)
	}
	if err := d.Close(); !errors.Is(err, errEngine) {
		t.Errorf("closed without telling: %v", err)
	}
	d = open(t, dir)
	agrees(t, d, 2)
	closed(t, d)
}

func TestReindex(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	for n := range 5 {
		put(t, d, person(n, "Anahit Krikorian"))
	}
	must(t, d.Reindex())
	put(t, d, person(7, "Giorgi Kapanadze"))
	agrees(t, d, 6)
	closed(t, d)
	d = open(t, dir)
	agrees(t, d, 6)
	closed(t, d)
}

func TestKeys(t *testing.T) {
	key, other := newKey(t), newKey(t)
	with := func(k *seal.Key) func(*index.Options) { return func(o *index.Options) { o.Key = k } }
	sealed, plain := t.TempDir(), t.TempDir()
	d := open(t, sealed, with(key))
	put(t, d, person(1, "Anahit Krikorian"))
	closed(t, d)
	closed(t, open(t, plain))

	for what, c := range map[string]struct {
		dir  string
		key  *seal.Key
		want error
	}{
		"no key":               {sealed, nil, index.ErrKeyNeeded},
		"another key":          {sealed, other, index.ErrWrongKey},
		"a key for plain text": {plain, key, index.ErrNotEncrypted},
	} {
		if _, err := index.Open(c.dir, options(with(c.key))); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	d = open(t, sealed, with(key))
	agrees(t, d, 1)
	closed(t, d)
}

func newKey(t *testing.T) *seal.Key {
	t.Helper()
	name := filepath.Join(t.TempDir(), "key")
	must(t, seal.NewKeyFile(name))
	k, err := seal.ReadKeyFile(name)
	must(t, err)
	return &k
}

func TestFullDiskStops(t *testing.T) {
	dir := t.TempDir()
	free := uint64(1 << 40)
	d := open(t, dir, func(o *index.Options) { o.Free = func(string) (uint64, error) { return free, nil } })
	put(t, d, person(1, "Anahit Krikorian"))
	free = 10 << 20
	err := d.Update(func(tx index.Tx) error { return tx.Put(person(2, "Giorgi Kapanadze")) })
	if !errors.Is(err, store.ErrDiskFull) || !strings.Contains(err.Error(), "10 MB free") {
		t.Errorf("on a full disk: %v", err)
	}
	agrees(t, d, 1)
	closed(t, d)
	free = 1 << 40
	d = open(t, dir)
	put(t, d, person(2, "Giorgi Kapanadze"))
	agrees(t, d, 2)
	closed(t, d)
}
