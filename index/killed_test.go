package index_test

import (
	"os"
	"path/filepath"
	"testing"

	"diasmap/index"
)

// TestReadingAfterAKill copies the files of a directory while it is written to, which is what a kill leaves.
func TestReadingAfterAKill(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	killed := filepath.Join(t.TempDir(), "killed")
	must(t, os.CopyFS(killed, os.DirFS(dir)))
	put(t, d, person(3, "Vardan Petrosyan"))
	closed(t, d)
	d = open(t, killed, func(o *index.Options) { o.ReadOnly = true })
	agrees(t, d, 2)
	closed(t, d)
}
