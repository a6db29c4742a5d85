package index_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"diasmap/index"
)

func TestADirectoryHalfMadeIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"))
	closed(t, d)
	half := t.TempDir() // as a kill leaves it before the header is written
	must(t, os.CopyFS(filepath.Join(half, "store"), os.DirFS(filepath.Join(dir, "store"))))
	must(t, os.WriteFile(filepath.Join(half, "directory.making"), nil, 0o600))
	d = open(t, half)
	agrees(t, d, 0)
	put(t, d, person(2, "Giorgi Kapanadze"))
	closed(t, d)
	d = open(t, half)
	agrees(t, d, 1)
	closed(t, d)

	must(t, os.Remove(filepath.Join(dir, "directory.json"))) // of a directory that was whole
	if _, err := index.Open(dir, options()); !errors.Is(err, index.ErrNoDirectory) {
		t.Errorf("a directory without its header: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "store", "CURRENT")); err != nil {
		t.Errorf("its store is gone: %v", err)
	}
}
