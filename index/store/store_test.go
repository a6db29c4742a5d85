package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/index/indextest"
	"diasmap/index/member"
	"diasmap/index/store"
)

func person(n int, name string) *member.Member {
	id := fmt.Sprint(n)
	return &member.Member{ID: member.SourceID("test", id), Name: member.Name{Full: name}, Sources: []member.SourceRef{{Source: "test", SourceID: id}}}
}

func create(t *testing.T, dir string, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Create(dir, o)
	must(t, err)
	return s
}

func reopen(t *testing.T, s *store.Store, dir string, o store.Options) *store.Store {
	t.Helper()
	must(t, s.Close())
	s, err := store.Open(dir, o)
	must(t, err)
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, s *store.Store, members ...*member.Member) {
	t.Helper()
	_, err := s.Update(func(tx *store.Tx) error {
		for _, m := range members {
			if err := tx.Put(m); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
}

func TestNothingIsLeftAfterRewrite(t *testing.T) {
	defer store.PlainTables()()
	dir := t.TempDir()
	s := create(t, dir, store.Options{})
	put(t, s, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	put(t, s, person(1, "Anahit Manoukian"))
	s = reopen(t, s, dir, store.Options{}) // the log becomes a table
	put(t, s, person(3, "Vardan Petrosyan"))
	_, err := s.Update(func(tx *store.Tx) error { return tx.Delete(person(1, "").ID) })
	must(t, err)
	s = reopen(t, s, dir, store.Options{})
	words := []string{"Krikorian", "Manoukian", person(1, "").ID}
	if there := indextest.WordsIn(t, dir, words...); len(there) != len(words) {
		t.Fatalf("of %v only %v are there before: the test looks in the wrong place", words, there)
	}
	c, err := s.Update(func(tx *store.Tx) error { tx.Mark(); return nil })
	must(t, err)
	must(t, s.Followed(c.Mark()))
	must(t, s.Rewrite())
	for _, again := range []bool{false, true} {
		if again {
			s = reopen(t, s, dir, store.Options{})
		}
		if there := indextest.WordsIn(t, dir, words...); len(there) > 0 {
			t.Errorf("reopened %v: %v is in the files of the store", again, there)
		}
		if m, err := s.Member(person(3, "").ID); err != nil || m.Name.Full != "Vardan Petrosyan" || s.Count() != 2 {
			t.Errorf("%+v, %v, %d members", m, err, s.Count())
		}
	}
	put(t, s, person(4, "Levon Aronian"))
	s = reopen(t, s, dir, store.Options{})
	if s.Count() != 3 {
		t.Errorf("%d members", s.Count())
	}
	must(t, s.Close())
}

func TestEncryptedFilesShowNothing(t *testing.T) {
	defer store.PlainTables()()
	dir, key := t.TempDir(), bytes.Repeat([]byte{7}, 32)
	s := create(t, dir, store.Options{Key: key})
	put(t, s, person(1, "Anahit Krikorian"))
	s = reopen(t, s, dir, store.Options{Key: key})
	put(t, s, person(2, "Giorgi Kapanadze"))
	must(t, s.Rewrite())
	s = reopen(t, s, dir, store.Options{Key: key})
	must(t, s.Close())
	if there := indextest.WordsIn(t, dir, "Krikorian", "Kapanadze"); len(there) > 0 {
		t.Errorf("%v is in the files of an encrypted store", there)
	}
	for what, key := range map[string][]byte{"no key": nil, "another key": bytes.Repeat([]byte{8}, 32)} {
		if _, err := store.Open(dir, store.Options{Key: key}); !errors.Is(err, store.ErrKey) {
			t.Errorf("%s: %v, want ErrKey", what, err)
		}
	}
}

func TestChangesCanBeFollowed(t *testing.T) {
	dir := t.TempDir()
	s := create(t, dir, store.Options{})
	put(t, s, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	mark := s.Head()
	put(t, s, person(3, "Vardan Petrosyan"))
	_, err := s.Update(func(tx *store.Tx) error { return errors.Join(tx.Delete(person(2, "").ID), tx.Delete(person(3, "").ID)) })
	must(t, err)
	s = reopen(t, s, dir, store.Options{})
	var put, gone []string
	must(t, s.Since(mark, func(c *store.Change) error {
		for _, m := range c.Put {
			put = append(put, m.ID)
		}
		gone = append(gone, c.Gone...)
		return nil
	}))
	if len(put) != 0 || len(gone) != 3 { // the one that came and went is gone twice
		t.Errorf("put %v, gone %v", put, gone)
	}
	must(t, s.Followed(s.Head()))
	for what, mark := range map[string][]byte{"a forgotten change": mark, "the first": nil, "no mark of ours": []byte("?"), "another's": bytes.Repeat([]byte{1}, 16)} {
		if err := s.Since(mark, func(*store.Change) error { return nil }); !errors.Is(err, store.ErrBehind) {
			t.Errorf("%s: %v, want ErrBehind", what, err)
		}
	}
	must(t, s.Since(s.Head(), func(c *store.Change) error { return fmt.Errorf("change %d after the last", c.Number) }))
	must(t, s.Close())
}

// TestDamageIsNamed changes each file of a store in turn: what is read afterwards is right, or an error that names the
// damage.
func TestDamageIsNamed(t *testing.T) {
	whole := t.TempDir()
	s := create(t, whole, store.Options{})
	for n := range 300 {
		put(t, s, person(n, "Anahit Krikorian"))
	}
	s = reopen(t, s, whole, store.Options{})
	put(t, s, person(1, "Anahit Krikorian"))
	must(t, s.Close())
	files, err := filepath.Glob(filepath.Join(whole, "data-1", "*"))
	must(t, err)
	files = append(files, filepath.Join(whole, "CURRENT"))
	for _, file := range files {
		info, err := os.Stat(file)
		must(t, err)
		rel, err := filepath.Rel(whole, file)
		must(t, err)
		for _, how := range []string{"missing", "cut in half", "a byte in the middle", "a byte at the end", "zeroes"} {
			t.Run(rel+", "+how, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "store")
				must(t, os.CopyFS(dir, os.DirFS(whole)))
				hurt(t, filepath.Join(dir, rel), how, info.Size())
				named(t, dir)
			})
		}
	}
}

func hurt(t *testing.T, file, how string, size int64) {
	t.Helper()
	if size == 0 && how != "missing" {
		t.Skip("empty")
	}
	data, err := os.ReadFile(file)
	must(t, err)
	switch how {
	case "missing":
		must(t, os.Remove(file))
		return
	case "cut in half":
		data = data[:size/2]
	case "a byte in the middle":
		data[size/2] ^= 0x55
	case "a byte at the end":
		data[size-1] ^= 0x55
	case "zeroes":
		clear(data)
	}
	must(t, os.WriteFile(file, data, 0o600))
}

// named opens a store and reads all of it: it is whole, or the error is ErrDamaged.
func named(t *testing.T, dir string) {
	t.Helper()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrKey) {
			t.Errorf("open: %v", err)
		}
		return
	}
	defer s.Close()
	n := 0
	c, err := s.Verify(func(string, string) { n++ })
	switch {
	case err != nil && !errors.Is(err, store.ErrDamaged):
		t.Errorf("verify: %v", err)
	case err == nil && len(c.Faults) == 0 && n != 300:
		t.Errorf("%d of 300 members, and nothing is said to be wrong", n)
	}
	err = s.Each(func(m *member.Member) error {
		if m.Name.Full != "Anahit Krikorian" {
			t.Errorf("a wrong answer: %+v", m)
		}
		return nil
	})
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		t.Errorf("read: %v", err)
	}
}

func TestAReaderWantsAClosedStore(t *testing.T) {
	dir := t.TempDir()
	s := create(t, dir, store.Options{})
	put(t, s, person(1, "Anahit Krikorian"))
	killed := filepath.Join(t.TempDir(), "store")
	must(t, os.CopyFS(killed, os.DirFS(dir))) // as the files are while the writer runs
	must(t, s.Close())
	if _, err := store.Open(killed, store.Options{ReadOnly: true}); !errors.Is(err, store.ErrUnclosed) {
		t.Errorf("%v, want ErrUnclosed", err)
	}
	s, err := store.Open(killed, store.Options{})
	must(t, err)
	if s.Count() != 1 {
		t.Errorf("%d members", s.Count())
	}
	must(t, s.Close())
	if _, err := store.Open(filepath.Join(dir, "nowhere"), store.Options{}); err == nil || !strings.Contains(err.Error(), "CURRENT") {
		t.Errorf("open nowhere: %v", err)
	}
}

// TestWhatAKillLeavesIsNoDamage puts beside the files of a store what Badger leaves when it is killed while it makes a file.
func TestWhatAKillLeavesIsNoDamage(t *testing.T) {
	dir := t.TempDir()
	s := create(t, dir, store.Options{})
	put(t, s, person(1, "Anahit Krikorian"))
	must(t, s.Close())
	data := filepath.Join(dir, "data-1")
	for _, name := range []string{"000009.vlog", "00009.mem"} {
		must(t, os.WriteFile(filepath.Join(data, name), nil, 0o600))
	}
	must(t, os.WriteFile(filepath.Join(data, "000009.sst"), bytes.Repeat([]byte{0}, 5000), 0o600)) // in no manifest
	if _, err := store.Open(dir, store.Options{ReadOnly: true}); !errors.Is(err, store.ErrUnclosed) {
		t.Errorf("a reader: %v, want ErrUnclosed", err)
	}
	s, err := store.Open(dir, store.Options{})
	must(t, err)
	if s.Count() != 1 {
		t.Errorf("%d members", s.Count())
	}
	put(t, s, person(2, "Giorgi Kapanadze"))
	s = reopen(t, s, dir, store.Options{})
	c, err := s.Verify(func(string, string) {})
	if err != nil || c.Members != 2 || len(c.Faults) > 0 {
		t.Errorf("%+v, %v", c, err)
	}
	must(t, s.Close())
}

// TestVerifyReadsEveryKind hurts a record of each kind in turn.
func TestVerifyReadsEveryKind(t *testing.T) {
	one, two := person(1, "Anahit Krikorian"), person(2, "Vardan Petrosyan")
	for what, hurt := range map[string]struct{ key, value string }{
		"a member":                   {"m/" + one.ID, "\x01nonsense"},
		"a member of another id":     {"m/" + one.ID, string(two.Append(nil))},
		"an import":                  {"i/i0001", "{"},
		"how a member was found":     {"n/i0001/" + one.ID, "x"},
		"a merge into nobody":        {"l/" + member.SourceID("test", "9"), member.SourceID("test", "8")},
		"a merge of who is there":    {"l/" + one.ID, two.ID},
		"a suppression":              {"s/00", "no"},
		"a part of a member":         {"a/" + one.ID + "/part/" + two.ID, "\x01nonsense"},
		"a part under another id":    {"a/" + one.ID + "/part/" + two.ID, string(one.Append(nil))},
		"what is kept about none":    {"a/" + member.SourceID("test", "9") + "/sample/1", "drawn"},
		"a record of no kind":        {"z/1", "1"},
		"an entry of the outbox":     {"o/\x00\x00\x00\x00\x00\x00\x00\x01", "{"},
		"how far an import has come": {"r/i0001", "{"},
	} {
		t.Run(what, func(t *testing.T) {
			s := create(t, t.TempDir(), store.Options{})
			put(t, s, one, two)
			if c, err := s.Verify(func(string, string) {}); err != nil || len(c.Faults) > 0 {
				t.Fatalf("before: %+v, %v", c, err)
			}
			if err := s.SetRaw(hurt.key, hurt.value); err != nil {
				t.Fatal(err)
			}
			if c, err := s.Verify(func(string, string) {}); err != nil || len(c.Faults) != 1 {
				t.Errorf("%+v, %v, want one fault", c, err)
			}
		})
	}
}
