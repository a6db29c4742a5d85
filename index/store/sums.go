package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// sumsFile lists the checksums of the tables, which never change once they are written. Badger has sums of its own, for
// each block, but ends the program over some damage, and takes an unreadable block in a scan for the end of it.
const sumsFile = "SUMS"

// A sum is a table and the hash of its bytes.
type sum struct {
	name string
	hash uint64
}

// readSums reads the list of a folder: none where there is no list, or it is not whole.
func readSums(folder string) map[string]uint64 {
	data, err := os.ReadFile(filepath.Join(folder, sumsFile))
	if err != nil {
		return nil
	}
	text, last, ok := cutLastLine(string(data))
	if !ok || last != fmt.Sprintf("%016x", xxhash.Sum64String(text)) {
		return nil
	}
	sums := map[string]uint64{}
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		var s sum
		if _, err := fmt.Sscanf(lines.Text(), "%x %s", &s.hash, &s.name); err != nil {
			return nil
		}
		sums[s.name] = s.hash
	}
	return sums
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

// checkSums compares the tables of a folder with the list, and says whether it has them all.
func checkSums(folder string) (complete bool, err error) {
	known := readSums(folder)
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
		hash, err := hashFile(table)
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
	known := readSums(folder)
	tables, err := filepath.Glob(filepath.Join(folder, "*.sst"))
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, table := range tables {
		name := filepath.Base(table)
		hash, listed := known[name]
		if !listed {
			if hash, err = hashFile(table); err != nil {
				return err
			}
		}
		fmt.Fprintf(&text, "%016x %s\n", hash, name)
	}
	fmt.Fprintf(&text, "%016x\n", xxhash.Sum64String(text.String()))
	name := filepath.Join(folder, sumsFile)
	return errors.Join(os.WriteFile(name+".new", []byte(text.String()), privateFile), os.Rename(name+".new", name))
}

func hashFile(name string) (uint64, error) {
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
