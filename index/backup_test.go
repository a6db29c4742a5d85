package index_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"diasmap/index"
	"diasmap/index/member"
	"diasmap/index/seal"
	"diasmap/index/suppress"
)

func backup(t *testing.T, d *index.Directory, recipients ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := d.Backup(&b, "nino", recipients...)
	must(t, err)
	if n != d.Store().Count() {
		t.Errorf("%d members in the backup, %d in the directory", n, d.Store().Count())
	}
	return b.Bytes()
}

func TestBackupIsRestored(t *testing.T) {
	key := newKey(t)
	recipient, identity, err := index.BackupKey(*key)
	must(t, err)
	for what, c := range map[string]struct{ from, to *seal.Key }{
		"plain to plain": {nil, nil}, "sealed to sealed": {key, key}, "plain to sealed": {nil, key}, "sealed to plain": {key, nil},
	} {
		t.Run(what, func(t *testing.T) {
			d := open(t, t.TempDir(), func(o *index.Options) { o.Key = c.from })
			put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
			_, err := d.Suppress([]suppress.Person{{Names: []string{"Giorgi Kapanadze"}}}, index.Removal{By: "nino"})
			must(t, err)
			data := backup(t, d, recipient)
			want, err := d.Store().Member(person(1, "").ID)
			must(t, err)
			closed(t, d)
			if bytes.Contains(data, []byte("Krikorian")) || bytes.Contains(data, []byte("diasmap")) {
				t.Error("the backup shows what is in it")
			}
			if n, err := index.CheckBackup(bytes.NewReader(data), identity); n < 4 || err != nil {
				t.Errorf("checked %d, %v", n, err)
			}

			dir := filepath.Join(t.TempDir(), "restored")
			restored, err := index.Restore(bytes.NewReader(data), dir, options(func(o *index.Options) { o.Key, o.Create = c.to, false }), "nino", identity)
			must(t, err)
			agrees(t, restored, 1)
			got, err := restored.Store().Member(want.ID)
			must(t, err)
			if got.Stamp() != want.Stamp() {
				t.Errorf("%+v, want %+v", got, want)
			}
			if n, err := restored.VerifyAudit(); n != 4 || err != nil { // put, suppress, backup, restore
				t.Errorf("%d entries, %v", n, err)
			}
			put(t, restored, person(5, "Vardan Petrosyan"))
			closed(t, restored)
			restored = open(t, dir, func(o *index.Options) { o.Key = c.to })
			agrees(t, restored, 2)
			closed(t, restored)
		})
	}
}

func TestDamagedBackupsMakeNothing(t *testing.T) {
	recipient, identity, err := index.BackupKey(*newKey(t))
	must(t, err)
	_, other, err := index.BackupKey(*newKey(t))
	must(t, err)
	d := open(t, t.TempDir())
	for n := range 50 {
		put(t, d, person(n, "Anahit Krikorian"))
	}
	sealed, plain := backup(t, d, recipient), backup(t, d)
	closed(t, d)
	flipped := bytes.Clone(sealed)
	flipped[len(flipped)-100] ^= 1
	for what, c := range map[string]struct {
		data     []byte
		identity []age.Identity
	}{
		"cut short":             {sealed[:len(sealed)-50], []age.Identity{identity}},
		"plain, cut short":      {plain[:len(plain)-50], nil},
		"changed":               {flipped, []age.Identity{identity}},
		"without identity":      {sealed, nil},
		"with another identity": {sealed, []age.Identity{other}},
		"nothing":               {nil, nil},
		"something else":        {[]byte("id,name\n1,Anahit Krikorian\n"), nil},
	} {
		dir := filepath.Join(t.TempDir(), "restored")
		if _, err := index.Restore(bytes.NewReader(c.data), dir, options(), "nino", c.identity...); !errors.Is(err, index.ErrBackup) {
			t.Errorf("%s: %v, want ErrBackup", what, err)
		}
		if _, err := index.CheckBackup(bytes.NewReader(c.data), c.identity...); !errors.Is(err, index.ErrBackup) {
			t.Errorf("check of %s: %v, want ErrBackup", what, err)
		}
		if _, err := index.Open(dir, index.Options{Engine: nil}); err == nil {
			t.Errorf("%s: a directory was made", what)
		}
		whole, err := index.Restore(bytes.NewReader(plain), dir, options(), "nino") // what was left is in nobody's way
		must(t, err)
		closed(t, whole)
	}
}

func TestRestoringOverADirectoryIsRefused(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"))
	data := backup(t, d)
	put(t, d, person(2, "Giorgi Kapanadze"))
	closed(t, d)
	if _, err := index.Restore(bytes.NewReader(data), dir, options(), "nino"); err == nil {
		t.Error("a directory was written over")
	}
	d = open(t, dir)
	agrees(t, d, 2)
	closed(t, d)
}

func TestErasedPeopleAreInNoFile(t *testing.T) {
	key := newKey(t)
	dir := t.TempDir()
	d := open(t, dir, func(o *index.Options) { o.Key = key })
	put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	m := person(1, "Anahit Krikorian")
	_, err := d.Suppress([]suppress.Person{suppress.Of(m)}, index.Removal{By: "nino", Erase: true})
	must(t, err)
	data := backup(t, d)
	closed(t, d)
	restored, err := index.Restore(bytes.NewReader(data), filepath.Join(t.TempDir(), "restored"), options(), "nino")
	must(t, err)
	must(t, restored.Store().Each(func(m *member.Member) error {
		if m.Name.Full != "Giorgi Kapanadze" {
			t.Errorf("%s is in the next backup", m.Name.Full)
		}
		return nil
	}))
	closed(t, restored)
	log, err := os.ReadFile(filepath.Join(dir, "audit.log"))
	must(t, err)
	if !bytes.Contains(log, []byte(`"action":"erase"`)) || bytes.Contains(log, []byte("Krikorian")) || bytes.Contains(log, []byte(m.ID)) {
		t.Errorf("the log should tell the fact, and of whom nothing: %s", log)
	}
}
