package store

import (
	"fmt"
	"path/filepath"

	"diasmap/index/sums"
)

// sumsFile lists the checksums of the tables, which never change once they are written. Badger has sums of its own, for
// each block, but ends the program over some damage, and takes an unreadable block in a scan for the end of it.
const sumsFile = "SUMS"

// checkSums compares the tables of a folder with the list, and says whether it has them all.
func checkSums(folder string) (complete bool, err error) {
	known := sums.Read(filepath.Join(folder, sumsFile))
	tables, err := filepath.Glob(filepath.Join(folder, "*.sst"))
	if err != nil {
		return false, err
	}
	complete = true
	for _, table := range tables {
		want, listed := known[filepath.Base(table)]
		if !listed {
			complete = false
			continue
		}
		hash, err := sums.Of(table)
		if err != nil {
			return false, err
		}
		if hash != want {
			return false, fmt.Errorf("%w: %s is not what was written", ErrDamaged, table)
		}
	}
	return complete, nil
}

// writeSums lists the tables of a folder that nobody writes to. Those listed before are not read again.
func writeSums(folder string) error {
	file := filepath.Join(folder, sumsFile)
	known, now := sums.Read(file), sums.List{}
	tables, err := filepath.Glob(filepath.Join(folder, "*.sst"))
	if err != nil {
		return err
	}
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
	return now.Write(file)
}
