package indextest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// WordsIn lists which of the words stand in some file below dir, in any case.
func WordsIn(t testing.TB, dir string, words ...string) (there []string) {
	t.Helper()
	var all []byte
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all = append(all, bytes.ToLower(bytes.TrimRight(data, "\x00"))...) // a log of Badger is mostly zeroes
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if bytes.Contains(all, []byte(strings.ToLower(w))) {
			there = append(there, w)
		}
	}
	return there
}
