package lexicons

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// PerTenMillion is what counts of a table are out of when it does not say «# total N».
const PerTenMillion = 10_000_000

// A NameLine is one line of a table of names.
type NameLine struct {
	Name    string
	Count   float64 // bearers among Total
	Script  onomastics.Script
	Sources string // letters of SOURCES.tsv
	Line    int
}

// A NameTable is a table of family names, given names or patronymics of one country.
type NameTable struct {
	Total float64
	Lines []NameLine
}

// readNames reads a table of names. Every fault is told to report, and its line left out; the
// error is of reading only.
func readNames(r io.Reader, file string, report func(*Fault)) (*NameTable, error) {
	t := &NameTable{Total: PerTenMillion}
	lines := newLineReader(r, file, func(comment string) (err error) {
		t.Total, err = totalIn(comment, "total", t.Total)
		return err
	})
	err := lines.each(2, 4, report, func() *Fault {
		line, fault := nameLine(lines, t.Total)
		if fault == nil {
			t.Lines = append(t.Lines, line)
		}
		return fault
	})
	return t, err
}

// totalIn reads «total N» from a comment; other comments leave the total as it is.
func totalIn(comment, word string, total float64) (float64, error) {
	rest, ok := strings.CutPrefix(comment, word+" ")
	if !ok {
		return total, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
	if err != nil {
		return total, nil // prose that begins with the word
	}
	if !(n > 0) {
		return total, fmt.Errorf("%w: %q, want a number above 0", ErrDirective, rest)
	}
	return n, nil
}

func nameLine(r *lineReader, total float64) (NameLine, *Fault) {
	n := NameLine{Name: r.fields[0], Script: onomastics.ScriptOf(r.fields[0]), Line: r.line}
	if n.Name == "" || n.Script == onomastics.Common {
		return n, r.fault(1, fmt.Errorf("%w: %q has no letters", ErrName, n.Name))
	}
	var err error
	if n.Count, err = parseCount(r.fields[1], total); err != nil {
		return n, r.fault(r.column(1), err)
	}
	if len(r.fields) > 2 {
		script, err := onomastics.ParseScript(r.fields[2])
		if err != nil || script != n.Script {
			return n, r.fault(r.column(2), fmt.Errorf("%w %q: %q is in %s", ErrScript, r.fields[2], n.Name, n.Script))
		}
	}
	if len(r.fields) > 3 {
		n.Sources = r.fields[3]
	}
	return n, nil
}

func parseCount(field string, total float64) (float64, error) {
	count, err := strconv.ParseFloat(field, 64)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%w: %q is not a number", ErrCount, field)
	case !(count > 0):
		return 0, fmt.Errorf("%w: %s is not above 0", ErrCount, field)
	case count > total:
		return 0, fmt.Errorf("%w: %s bearers of a total of %.0f", ErrCount, field, total)
	}
	return count, nil
}

// FamilyNames reads the family names of a country from the tables in fsys, none if it has no table.
// The error wraps the first fault.
func FamilyNames(fsys fs.FS, c onomastics.Country) ([]NameLine, error) {
	return namesOf(fsys, c, FamilyName)
}

// GivenNames reads the given names, as FamilyNames does.
func GivenNames(fsys fs.FS, c onomastics.Country) ([]NameLine, error) {
	return namesOf(fsys, c, GivenName)
}

func namesOf(fsys fs.FS, c onomastics.Country, name string) ([]NameLine, error) {
	file := path.Join(strings.ToLower(c.String()), name)
	var t NameTable
	var first *Fault
	err := readFile(fsys, file, func(r io.Reader) error {
		read, err := readNames(r, file, func(f *Fault) {
			if first == nil {
				first = f
			}
		})
		if err == nil {
			t = *read
		}
		return err
	})
	if err == nil && first != nil {
		err = first
	}
	return t.Lines, err
}
