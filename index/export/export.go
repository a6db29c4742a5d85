package export

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// ErrFormat: members cannot be written so.
var ErrFormat = errors.New("export: unknown format")

// A Format is a way to write members.
type Format string

// The formats.
const (
	Table   Format = "table"
	CSV     Format = "csv"
	JSONL   Format = "jsonl"
	XLSX    Format = "xlsx"
	GeoJSON Format = "geojson"
)

// Formats lists all formats.
func Formats() []Format { return []Format{Table, CSV, JSONL, XLSX, GeoJSON} }

// ParseFormat reads the name of a format. If it is empty the ending of the file decides, and Table is the
// format of what has none.
func ParseFormat(name, file string) (Format, error) {
	if name == "" {
		if name = strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), "."); name == "" {
			return Table, nil
		}
	}
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("format %q: %w: want one of %v", name, ErrFormat, Formats())
}

// A Writer writes members. Close ends the document and does not close what it is written to.
type Writer interface {
	Write(r *Row) error
	Close() error
}

// An About says what a document is of; a workbook has a page with it.
type About struct {
	// Query is what was asked, in the language of queries; Who asked, when, and for what Purpose. What is empty is not told.
	Query, Who, Purpose string
	At                  time.Time
}

// New begins a document.
func New(f Format, w io.Writer, about About) (Writer, error) {
	switch f {
	case Table:
		return &tableWriter{out: w}, nil
	case CSV:
		return newCSV(w)
	case JSONL:
		return newJSONL(w), nil
	case XLSX:
		return newXLSX(w, about)
	case GeoJSON:
		return newGeoJSON(w)
	}
	return nil, fmt.Errorf("format %q: %w", f, ErrFormat)
}
