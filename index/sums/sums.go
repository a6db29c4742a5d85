// Package sums keeps lists of the hashes of files, by which damage is found before a library that does not expect it opens
// them.
package sums

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// A List is the XXH64 of files by their names.
type List map[string]uint64

// privateFile lets nobody but the owner read.
const privateFile = 0o600

// Read reads a list: nil where there is none, or it is not whole.
func Read(file string) List {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	text, last, ok := cutLastLine(string(data))
	if !ok || last != fmt.Sprintf("%016x", xxhash.Sum64String(text)) {
		return nil
	}
	list := List{}
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		var name string
		var hash uint64
		if _, err := fmt.Sscanf(lines.Text(), "%x %s", &hash, &name); err != nil {
			return nil
		}
		list[name] = hash
	}
	return list
}

// cutLastLine parts text before its last line from that line.
func cutLastLine(text string) (before, last string, ok bool) {
	whole, ok := strings.CutSuffix(text, "\n")
	if !ok {
		return "", "", false
	}
	at := strings.LastIndexByte(whole, '\n') + 1
	return whole[:at], whole[at:], true
}

// Write writes the list, whole or not at all: hash and name a line, and the hash of these lines.
func (l List) Write(file string) error {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(l)) {
		fmt.Fprintf(&text, "%016x %s\n", l[name], name)
	}
	fmt.Fprintf(&text, "%016x\n", xxhash.Sum64String(text.String()))
	return errors.Join(os.WriteFile(file+".new", []byte(text.String()), privateFile), os.Rename(file+".new", file))
}

// Of is the hash of a file.
func Of(name string) (uint64, error) {
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	h := xxhash.New()
	if _, err := io.Copy(h, file); err != nil {
		return 0, err
	}
	return h.Sum64(), nil
}

// OfFolder lists all files below a folder, by their paths in it.
func OfFolder(dir string) (List, error) {
	list := List{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		list[filepath.ToSlash(name)], err = Of(path)
		return err
	})
	return list, err
}
