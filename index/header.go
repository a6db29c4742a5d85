package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"diasmap/index/seal"
)

// A header is what a folder says of itself in plain text.
type header struct {
	// Directory is the version of the layout of the folder.
	Directory int       `json:"directory"`
	Made      time.Time `json:"made"`
	// Encrypted is the mark of the key, empty if there is none.
	Encrypted string `json:"encrypted,omitempty"`
}

const (
	headerFile = "directory.json"
	// layout is the version of the layout of the folder.
	layout = 1
)

func readHeader(dir string) (header, error) {
	name := filepath.Join(dir, headerFile)
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return header{}, fmt.Errorf("open %s: %w: diasmap import makes one", dir, ErrNoDirectory)
	}
	if err != nil {
		return header{}, fmt.Errorf("open the directory: %w", err)
	}
	var h header
	if err := json.Unmarshal(data, &h); err != nil || h.Directory < 1 {
		return h, fmt.Errorf("open %s: %s is damaged: take it from a backup (%w)", dir, headerFile, errors.Join(ErrNoDirectory, err))
	}
	if h.Directory > layout {
		return h, fmt.Errorf("open %s: %w", dir, ErrNewer)
	}
	return h, nil
}

// makingFile is there while a directory is made: without a header, nothing beside it was ever acknowledged.
const makingFile = "directory.making"

// beginMaking clears away what an interrupted making left, and says that a directory is being made if there is none.
func beginMaking(dir string) error {
	making := filepath.Join(dir, makingFile)
	if _, err := os.Stat(filepath.Join(dir, headerFile)); err == nil {
		return nil
	}
	if _, err := os.Stat(making); err == nil {
		for _, name := range []string{storeDir, searchDir, newSearchDir, oldSearchDir, auditFile, sumsFile} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				return fmt.Errorf("clear away a directory half made: %w", err)
			}
		}
		return nil
	}
	if !isFresh(dir) {
		return nil // a directory that lost its header
	}
	if err := os.WriteFile(making, nil, privateFile); err != nil {
		return fmt.Errorf("make the directory %s: %w", dir, err)
	}
	return nil
}

// endMaking says that the directory is made.
func endMaking(dir string) error {
	err := os.Remove(filepath.Join(dir, makingFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// check compares the key with the one the directory was made with.
func (h header) check(dir string, key *seal.Key) error {
	switch {
	case h.Encrypted == "" && key == nil:
		return nil
	case h.Encrypted == "":
		return fmt.Errorf("open %s: %w: leave out the key, or restore a backup of it with the key", dir, ErrNotEncrypted)
	case key == nil:
		return fmt.Errorf("open %s: %w", dir, ErrKeyNeeded)
	case key.Mark() != h.Encrypted:
		return fmt.Errorf("open %s: %w", dir, ErrWrongKey)
	}
	return nil
}

// write puts the header into a folder, whole or not at all.
func (h header) write(dir string) error {
	data, err := json.MarshalIndent(h, "", "  ")
	if err != nil {
		return err
	}
	name := filepath.Join(dir, headerFile)
	if err := os.WriteFile(name+".new", append(data, '\n'), privateFile); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
