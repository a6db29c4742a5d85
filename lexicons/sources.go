package lexicons

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
)

// A Source says where names of a country come from.
type Source struct {
	ID      string // the letter by which tables name it
	Table   string // family, given, patronymic, or all of them for tables of people
	Title   string
	Licence string
	Class   string // A: open licence; B: aggregated, forms of fewer than 3 bearers dropped
	Date    string // when it was collected, ISO 8601
	Rows    int    // rows read
	Used    int    // names taken over
}

// SourcesName is the file of sources in the folder of a country.
const SourcesName = "SOURCES.tsv"

// ReadSources reads the sources of a country's tables.
func ReadSources(r io.Reader, file string) ([]Source, error) {
	var sources []Source
	lines := newLineReader(r, file, noComment)
	for {
		ok, err := lines.next(8, 8)
		if err != nil || !ok {
			return sources, err
		}
		f := lines.fields
		s := Source{ID: f[0], Table: f[1], Title: f[2], Licence: f[3], Class: f[4], Date: f[5]}
		if s.Rows, err = strconv.Atoi(f[6]); err != nil {
			return sources, lines.fault(lines.column(6), fmt.Errorf("%w: rows %q", ErrCount, f[6]))
		}
		if s.Used, err = strconv.Atoi(f[7]); err != nil {
			return sources, lines.fault(lines.column(7), fmt.Errorf("%w: names used %q", ErrCount, f[7]))
		}
		sources = append(sources, s)
	}
}

func readSourcesOf(fsys fs.FS, dir string) ([]Source, error) {
	name := path.Join(dir, SourcesName)
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadSources(f, name)
}
