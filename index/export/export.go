package export

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
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

// New begins a document.
func New(f Format, w io.Writer) (Writer, error) {
	switch f {
	case Table:
		return &tableWriter{out: w}, nil
	case CSV:
		return newCSV(w)
	case JSONL:
		return newJSONL(w), nil
	case XLSX:
		return newXLSX(w)
	case GeoJSON:
		return newGeoJSON(w)
	}
	return nil, fmt.Errorf("format %q: %w", f, ErrFormat)
}
