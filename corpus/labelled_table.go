package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"diasmap/onomastics"
)

// Faults of a labelled table.
var (
	// ErrNoLabelColumn: nothing in the header is known to head labels.
	ErrNoLabelColumn = errors.New("no column of labels found")
	// ErrLabel: a label or host is no country code.
	ErrLabel = errors.New("not a country code")
	// ErrNoName: a row has a label and no name.
	ErrNoName = errors.New("a label without a name")
)

// LabelledColumns names the columns of a labelled table by their header, or by number as «#3». An
// empty one is looked for: the words of GuessColumns for names, else those of usualColumns.
type LabelledColumns struct {
	Name, Given, Family, Label, Host, Sex, Native, Kind string
}

// usualColumns are the headers of what is not a name, the preferred first.
var usualColumns = struct{ label, host, sex, native, kind []string }{
	label:  []string{"origin_iso2", "country_iso2", "origin", "label"},
	host:   []string{"host_iso2", "residence_country", "host"},
	sex:    []string{"sex", "gender"},
	native: []string{"native", "native_form"},
	kind:   []string{"kind"},
}

// A LabelledTable is what a labelled table holds. Every row is in one of People, Unlabelled, Faults.
type LabelledTable struct {
	People []Labelled
	// Unlabelled counts the rows without a country: dissolved states, neutral teams.
	Unlabelled int
	// Faults are rows that cannot be read, each with its place: file:line:column.
	Faults []error
}

// ReadLabelled reads a table of the reference data with its usual columns. A label that is no
// country code is an error; rows without a country, or of the wrong width, are passed over.
func ReadLabelled(r io.Reader, file string) ([]Labelled, error) {
	t, err := ReadLabelledTable(r, file, LabelledColumns{})
	if err != nil {
		return nil, err
	}
	for _, fault := range t.Faults {
		if errors.Is(fault, ErrLabel) {
			return nil, fault
		}
	}
	return t.People, nil
}

// ReadLabelledTable reads a delimited table with a header line: names, their labels and, where
// there are such columns, hosts, sex, native forms. A column «extra» may hold the last two as
// sex=F;native=…
func ReadLabelledTable(r io.Reader, file string, names LabelledColumns) (*LabelledTable, error) {
	return readPeople(r, file, names, true)
}

// ReadUnlabelled reads a delimited table of names with a header line, whose label, if any, is
// not looked at.
func ReadUnlabelled(r io.Reader, file string, names LabelledColumns) (*LabelledTable, error) {
	return readPeople(r, file, names, false)
}

func readPeople(r io.Reader, file string, names LabelledColumns, labels bool) (*LabelledTable, error) {
	table, err := OpenTable(r, file)
	if err != nil {
		return nil, err
	}
	c, err := findLabelledColumns(table.Header(), names, labels)
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	out := &LabelledTable{}
	var chunk Chunk
	var record Record
	for {
		if err := table.Next(&chunk); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		for i := range chunk.Len() {
			chunk.Record(i, &record)
			c.add(out, &record, file)
		}
	}
}

// A labelledColumns is the places of the columns in a labelled table, -1 for none.
type labelledColumns struct {
	Columns
	full, label, host, sex, native, kind, extra int
	width                                       int
	heritage, labels                            bool
}

func findLabelledColumns(header []string, names LabelledColumns, labels bool) (labelledColumns, error) {
	c := labelledColumns{width: len(header), labels: labels}
	var err error
	if c.Columns, err = findNames(header, names); err != nil {
		return c, err
	}
	c.full = c.Name
	if full, err := FindColumn(header, "full_name"); err == nil && names.Given == "" {
		c.full = full // beside given and family name, the better key of a person
	}
	for _, column := range []struct {
		at    *int
		named string
		usual []string
	}{
		{&c.label, names.Label, usualColumns.label}, {&c.host, names.Host, usualColumns.host}, {&c.sex, names.Sex, usualColumns.sex},
		{&c.native, names.Native, usualColumns.native}, {&c.kind, names.Kind, usualColumns.kind}, {&c.extra, "", []string{"extra"}},
	} {
		if *column.at, err = findUsual(header, column.named, column.usual); err != nil {
			return c, err
		}
	}
	if c.label < 0 && labels {
		return c, fmt.Errorf("%w in the header %s: want %s, or say --label COL", ErrNoLabelColumn, quotedHeader(header), strings.Join(usualColumns.label, ", "))
	}
	c.heritage = c.label >= 0 && strings.EqualFold(header[c.label], "origin_iso2")
	return c, nil
}

// findNames finds the columns of names: those that are named, else those the header tells.
func findNames(header []string, names LabelledColumns) (Columns, error) {
	c := NoColumns
	if names.Name == "" && names.Given == "" && names.Family == "" {
		return guessNames(header)
	}
	var err error
	for _, column := range []struct {
		at    *int
		named string
	}{{&c.Name, names.Name}, {&c.Given, names.Given}, {&c.Family, names.Family}} {
		if column.named == "" {
			continue
		}
		if *column.at, err = FindColumn(header, column.named); err != nil {
			return c, err
		}
	}
	return c, nil
}

// guessNames is GuessColumns, but keeps a list of family names alone as that: it has to be judged
// without given names.
func guessNames(header []string) (Columns, error) {
	c, err := GuessColumns(header)
	if err == nil && c.Name >= 0 {
		switch foldHeader(header[c.Name]) {
		case "family", "familyname", "surname", "lastname":
			c.Family, c.Name = c.Name, -1
		}
	}
	return c, err
}

// findUsual finds a column by its name or, without one, by the words that usually head it.
func findUsual(header []string, named string, usual []string) (int, error) {
	if named != "" {
		return FindColumn(header, named)
	}
	for _, word := range usual {
		if i, err := FindColumn(header, word); err == nil {
			return i, nil
		}
	}
	return -1, nil
}

// add puts a row where it belongs: people, unlabelled or faults.
func (c labelledColumns) add(t *LabelledTable, r *Record, file string) {
	if len(strings.TrimSpace(string(r.Raw))) == 0 {
		return // a blank line is no row
	}
	if err := r.Shape(c.width); err != nil { // a quote out of place alone does not make a row useless
		t.Faults = append(t.Faults, cmp.Or(r.Err, err))
		return
	}
	p, err := c.person(r, file)
	switch {
	case err != nil:
		t.Faults = append(t.Faults, err)
	case c.labels && p.Origin.IsZero():
		t.Unlabelled++
	default:
		t.People = append(t.People, p)
	}
}

func (c labelledColumns) person(r *Record, file string) (Labelled, error) {
	at := func(i int) string { return strings.TrimSpace(string(r.Value(i, nil))) }
	p := Labelled{Full: at(c.full), Given: at(c.Given), Family: at(c.Family), Heritage: c.heritage, Kind: at(c.kind), File: file, Line: r.Line}
	p.Native, p.Sex = at(c.native), ParseSex(at(c.sex))
	p.readExtra(at(c.extra))
	var err error
	if c.labels {
		if p.Origin, err = c.country(r, c.label, file); err != nil {
			return p, err
		}
	}
	if p.Host, err = c.country(r, c.host, file); err != nil {
		return p, err
	}
	if p.Full == "" && p.Given == "" && p.Family == "" && !p.Origin.IsZero() {
		return p, fmt.Errorf("%s:%d: %w", file, r.Line, ErrNoName)
	}
	return p, nil
}

// readExtra takes sex and native form from key=value pairs with semicolons between.
func (l *Labelled) readExtra(extra string) {
	for pair := range strings.SplitSeq(extra, ";") {
		key, value, _ := strings.Cut(pair, "=")
		switch key {
		case "sex", "gender":
			l.Sex = ParseSex(value)
		case "native":
			l.Native = value
		}
	}
}

func (c labelledColumns) country(r *Record, i int, file string) (onomastics.Country, error) {
	code := strings.TrimSpace(string(r.Value(i, nil)))
	if code == "" {
		return onomastics.Country{}, nil
	}
	country, err := onomastics.ParseCountry(code)
	if err != nil {
		return country, fmt.Errorf("%s:%d:%d: %w: %w", file, r.Line, r.Fields[i].start+1, ErrLabel, err)
	}
	return country, nil
}
