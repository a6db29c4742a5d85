// Package format opens lists and creates outputs in any format that is known, chosen by name, by
// content, or by the ending of a file.
package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/excel"
	"diasmap/corpus/input"
	"diasmap/corpus/jsonl"
	"diasmap/corpus/parquet"
)

// A format is a way to write lists.
type format struct {
	name    string   // as --format and --out-format take it
	endings []string // of names of files
	magic   string   // what a content of this format begins with, if it can be told so
	sniff   func(head []byte) bool
	open    func(*input.Input, Options) (corpus.Source, error)
	create  func(io.Writer, OutputOptions) (corpus.Sink, error) // nil: it is only read
}

// formats are all that are known, the usual first.
var formats = []format{
	{name: "csv", endings: []string{".csv"}, open: openDelimited, create: createDelimited(',')},
	{name: "tsv", endings: []string{".tsv", ".tab"}, open: openDelimited, create: createDelimited('\t')},
	{name: jsonl.Format, endings: []string{".jsonl", ".ndjson", ".json"}, sniff: jsonl.Sniff, open: openJSON, create: createJSON},
	{name: excel.Format, endings: []string{".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"}, magic: "PK\x03\x04", open: openExcel, create: createExcel},
	{name: parquet.Format, endings: []string{".parquet", ".parq", ".pq"}, magic: "PAR", open: openParquet, create: createParquet},
}

// ErrUnknown: there is no format of that name.
var ErrUnknown = errors.New("no such format")

// named finds a format by its name.
func named(name string) (*format, error) {
	for i := range formats {
		if formats[i].name == name {
			return &formats[i], nil
		}
	}
	return nil, fmt.Errorf("%w: %q: want one of %s", ErrUnknown, name, strings.Join(Names(), ", "))
}

// Names are the names of all formats.
func Names() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// byEnding finds a format by the ending of a name of a file, apart from that of a compression; nil if none has it.
func byEnding(name string) *format {
	name, _ = input.CutCompression(name)
	ending := strings.ToLower(filepath.Ext(name))
	for i, f := range formats {
		if slices.Contains(f.endings, ending) {
			return &formats[i]
		}
	}
	return nil
}

// byContent finds a format by its first bytes; nil if they are of none.
func byContent(head []byte) *format {
	for i, f := range formats {
		if f.magic != "" && bytes.HasPrefix(head, []byte(f.magic)) || f.sniff != nil && f.sniff(head) {
			return &formats[i]
		}
	}
	return nil
}
