package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"diasmap/index/sums"
)

// sumsFile lists the checksums of the tables, which never change once they are written. Badger has sums of its own, for
// each block, but ends the program over some damage, and takes an unreadable block in a scan for the end of it.
const sumsFile = "SUMS"

// checkSums compares tables with the list of their folder. It returns the list, and says whether it has them all.
func checkSums(folder string, tables []string) (known sums.List, complete bool, err error) {
	known = sums.Read(filepath.Join(folder, sumsFile))
	complete = true
	for _, table := range tables {
		want, listed := known[filepath.Base(table)]
		if !listed {
			complete = false
			continue
		}
		hash, err := sums.Of(table)
		if err != nil {
			return known, false, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if hash != want {
			return known, false, fmt.Errorf("%w: %s is not what was written", ErrDamaged, table)
		}
	}
	return known, complete, nil
}

// removeSums takes the list away while the folder is written to: a name may then come to stand for another table.
func removeSums(folder string) error {
	err := os.Remove(filepath.Join(folder, sumsFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// writeSums lists the tables of a folder that nobody writes to any more. Those known since it was opened are not read again.
func writeSums(folder string, known sums.List) error {
	tables, err := tablesOf(folder)
	if err != nil {
		return err
	}
	now := sums.List{}
	for _, table := range tables {
		name := filepath.Base(table)
		hash, listed := known[name]
		if !listed {
			if hash, err = sums.Of(table); err != nil {
				return err
			}
		}
		now[name] = hash
	}
	return now.Write(filepath.Join(folder, sumsFile))
}
