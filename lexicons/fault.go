package lexicons

import (
	"errors"
	"fmt"
)

// A Fault is something wrong in a readable table, at a place.
type Fault struct {
	File string
	Line int
	Col  int // 0 when the whole line or file is meant
	Err  error
}

// Error is «am/family.tsv:12:1: duplicate name "Ադամյան", first at line 9».
func (f *Fault) Error() string {
	switch {
	case f.Line == 0:
		return fmt.Sprintf("%s: %v", f.File, f.Err)
	case f.Col == 0:
		return fmt.Sprintf("%s:%d: %v", f.File, f.Line, f.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %v", f.File, f.Line, f.Col, f.Err)
}

// Unwrap returns the kind of fault.
func (f *Fault) Unwrap() error { return f.Err }

// Kinds of fault. They are wrapped with what was found.
var (
	// ErrFields: a line has too few or too many fields.
	ErrFields = errors.New("wrong number of fields")
	// ErrDuplicate: a name or affix stands twice in a table.
	ErrDuplicate = errors.New("duplicate")
	// ErrUnsorted: a line sorts before the one above it.
	ErrUnsorted = errors.New("not sorted")
	// ErrScript: the script column is not the script of the name.
	ErrScript = errors.New("wrong script")
	// ErrCount: a count is not a number, not positive, or larger than the total.
	ErrCount = errors.New("impossible count")
	// ErrName: a name or affix is empty or has no letters to look it up by.
	ErrName = errors.New("no name")
	// ErrSource: a source letter is not in SOURCES.tsv.
	ErrSource = errors.New("unknown source")
	// ErrCountry: a country code is malformed or not in countries.tsv.
	ErrCountry = errors.New("unknown country")
	// ErrDirective: a «# total» line cannot be read.
	ErrDirective = errors.New("unreadable total")
)
