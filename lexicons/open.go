package lexicons

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"diasmap/onomastics"
)

// ErrStale: the compiled file was made from other tables than stand beside it.
var ErrStale = errors.New("compiled lexicon is stale")

// OpenAddition opens the lexicon of a folder as an addition to base. A compiled file in the
// folder is used, once it is verified against its checksum and, where tables stand beside it,
// against those; without one the tables are compiled in memory.
func OpenAddition(dir string, base *onomastics.Lexicon) (*onomastics.Lexicon, error) {
	fsys := os.DirFS(dir)
	data, err := fs.ReadFile(fsys, CompiledName)
	if errors.Is(err, fs.ErrNotExist) {
		if data, err = Compile(fsys, base); err != nil {
			return nil, fmt.Errorf("read lexicon %s: %w", dir, err)
		}
		return onomastics.OpenLexicon(data)
	}
	if err != nil {
		return nil, fmt.Errorf("open lexicon: %w", err)
	}
	name := filepath.Join(dir, CompiledName)
	lexicon, err := onomastics.OpenLexicon(data)
	if err != nil {
		return nil, fmt.Errorf("open lexicon %s: %w", name, err)
	}
	if err := checkFresh(lexicon, fsys); err != nil {
		return nil, fmt.Errorf("open lexicon %s: %w: run diasmap lexicon build %s", name, err, dir)
	}
	return lexicon, nil
}

// checkFresh returns ErrStale when fsys has tables whose digest is not the lexicon's.
func checkFresh(lexicon *onomastics.Lexicon, fsys fs.FS) error {
	tables, err := fs.Glob(fsys, "*/*.tsv")
	if err != nil || len(tables) == 0 {
		return err
	}
	digest, err := Digest(fsys)
	if err != nil {
		return err
	}
	if hex.EncodeToString(digest[:]) != lexicon.Digest() {
		return fmt.Errorf("%w: its tables have changed since it was built", ErrStale)
	}
	return nil
}

// Verify checks that the compiled file of a folder is intact and what the tables there make: it is compiled
// again, since a program that reads names otherwise would make other keys of the same tables.
func Verify(dir string, base *onomastics.Lexicon) error {
	name := filepath.Join(dir, CompiledName)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("open lexicon: %w", err)
	}
	lexicon, err := onomastics.OpenLexicon(data)
	if err != nil {
		return fmt.Errorf("open lexicon %s: %w", name, err)
	}
	if err := checkFresh(lexicon, os.DirFS(dir)); err != nil {
		return fmt.Errorf("open lexicon %s: %w: run diasmap lexicon build %s", name, err, dir)
	}
	again, err := Compile(os.DirFS(dir), base)
	if err != nil {
		return fmt.Errorf("verify lexicon %s: %w", name, err)
	}
	if !bytes.Equal(again, data) {
		return fmt.Errorf("verify lexicon %s: %w: this program makes another file of its tables: run diasmap lexicon build %s", name, ErrStale, dir)
	}
	return nil
}
