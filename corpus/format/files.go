package format

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/corpus/input"
)

// ErrNoFiles: a folder or pattern holds no list.
var ErrNoFiles = errors.New("no list in it")

// Files are the files of the list called name: the file itself, those of a folder whose ending is that of a format, or
// those that a pattern as part-*.csv fits, in the order of their names with numbers by value. many says that they were looked for.
// The error wraps ErrNoFiles.
func Files(name string) (files []string, many bool, err error) {
	info, err := os.Stat(name)
	switch {
	case name == input.Stdin, err == nil && !info.IsDir(), err != nil && !strings.ContainsAny(name, "*?["):
		return []string{name}, false, nil
	case err == nil:
		files, err = filesOf(name)
	default:
		if files, err = filepath.Glob(name); err != nil {
			err = fmt.Errorf("%s: %w: want a pattern as part-*.csv", name, err)
		}
		files = slices.DeleteFunc(files, func(path string) bool { return !isFile(path) })
	}
	if err != nil {
		return nil, true, err
	}
	if len(files) == 0 {
		return nil, true, fmt.Errorf("open %s: %w: want files as .csv, .jsonl or .xlsx, also with .gz or .zst", name, ErrNoFiles)
	}
	slices.SortFunc(files, compareNames)
	return files, true, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// filesOf are the files of a folder that look like lists, apart from hidden ones.
func filesOf(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder: %w", err)
	}
	var files []string
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if !strings.HasPrefix(entry.Name(), ".") && byEnding(path) != nil && isFile(path) {
			files = append(files, path)
		}
	}
	return files, nil
}

// compareNames orders part-2 before part-10.
func compareNames(a, b string) int {
	for a != "" && b != "" {
		x, y := leadingDigits(a), leadingDigits(b)
		if x == "" || y == "" {
			if a[0] != b[0] {
				return strings.Compare(a, b)
			}
			a, b = a[1:], b[1:]
			continue
		}
		m, n := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
		switch {
		case len(m) != len(n):
			return len(m) - len(n)
		case m != n:
			return strings.Compare(m, n)
		case x != y:
			return strings.Compare(a, b)
		}
		a, b = a[len(x):], b[len(y):]
	}
	return strings.Compare(a, b)
}

func leadingDigits(s string) string { return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))] }
