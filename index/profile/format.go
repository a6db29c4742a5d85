package profile

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a way to write a profile.
type Format string

// The formats.
const (
	Text    Format = "text"
	CSV     Format = "csv"
	JSON    Format = "json"
	GeoJSON Format = "geojson"
	XLSX    Format = "xlsx"
	HTML    Format = "html"
)

// Formats lists all formats.
func Formats() []Format { return []Format{Text, CSV, JSON, GeoJSON, XLSX, HTML} }

// ErrFormat: profiles cannot be written so.
var ErrFormat = errors.New("profile: unknown format")

// ParseFormat reads the name of a format. If it is empty the ending of the file decides, and Text is the format of what
// has none.
func ParseFormat(name, file string) (Format, error) {
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	}
	if name == "" || name == "txt" {
		return Text, nil
	}
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("format %q: %w: want one of %v", name, ErrFormat, Formats())
}

// Write writes the profile.
func (p *Profile) Write(w io.Writer, f Format) error {
	switch f {
	case Text:
		return p.writeText(w)
	case CSV:
		return p.writeCSV(w)
	case JSON:
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(p)
	case GeoJSON:
		return p.writeGeoJSON(w)
	case XLSX:
		return p.writeXLSX(w)
	case HTML:
		return p.writeHTML(w)
	}
	return fmt.Errorf("format %q: %w", f, ErrFormat)
}
