package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A Fault is something wrong in a table, at a line.
type Fault struct {
	File string
	Line int
	Err  error
}

// Error is «words/hy.tsv:12: …».
func (f *Fault) Error() string { return fmt.Sprintf("%s:%d: %v", f.File, f.Line, f.Err) }

// Unwrap returns what is wrong.
func (f *Fault) Unwrap() error { return f.Err }

// eachFact hands the lines of facts of a table, of at least low fields, to yield; an error of yield is told with its place.
func eachFact(tables fs.FS, name string, low int, yield func(fields []string) error) error {
	content, err := fs.ReadFile(tables, name)
	if err != nil {
		return fmt.Errorf("build sectors: %w", err)
	}
	for i, line := range strings.Split(string(content), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < low {
			return &Fault{name, i + 1, fmt.Errorf("%d fields separated by tabs, want %d or more", len(fields), low)}
		}
		if err := yield(fields); err != nil {
			return &Fault{name, i + 1, err}
		}
	}
	return nil
}

// items cuts a list by commas.
func items(list string) (parts []string) {
	for _, p := range strings.Split(list, ",") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// tableNames are the .tsv files under the tables, sorted.
func tableNames(tables fs.FS) (names []string, err error) {
	err = fs.WalkDir(tables, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".tsv") {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}
