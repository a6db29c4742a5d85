package gather

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"diasmap/index/place"
)

// Verify checks that the gazetteer in a folder is intact, made from the tables there and the sources they record, and that this
// program makes the keys that it has.
func Verify(dir string) error {
	name := filepath.Join(dir, place.FileName)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("verify the gazetteer: %w", err)
	}
	g, err := place.Open(data)
	if err != nil {
		return fmt.Errorf("verify the gazetteer %s: %w", name, err)
	}
	digest, err := Digest(os.DirFS(dir))
	if err != nil {
		return err
	}
	if got := fmt.Sprintf("%x", digest); got != g.Digest() {
		return fmt.Errorf("verify the gazetteer %s: %w: its tables have changed since it was built: run diasmap place build --data DIR", name, place.ErrStale)
	}
	if err := g.VerifyKeys(); err != nil {
		return fmt.Errorf("verify the gazetteer %s: %w: run diasmap place build --data DIR", name, err)
	}
	return nil
}

// VerifyAgain builds gazetteer and borders again from the folder of reference data, and checks that they come out to the byte.
func VerifyAgain(dir, data string) error {
	built, err := Run(data, os.DirFS(dir))
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(built)) {
		before, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return fmt.Errorf("verify the gazetteer: %w", err)
		}
		if !bytes.Equal(before, built[name]) {
			return fmt.Errorf("verify the gazetteer: %s: %w: this program makes another file of its sources", name, place.ErrStale)
		}
	}
	return nil
}
