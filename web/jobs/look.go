package jobs

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/charset"
	"diasmap/corpus/excel"
	"diasmap/corpus/format"
	"diasmap/corpus/input"
	"diasmap/corpus/mapping"
)

// A Reading says how a list is written, where that is not to be guessed.
type Reading struct {
	Format    string   `json:"format,omitempty" query:"format" enum:"csv,tsv,jsonl,xlsx,parquet" doc:"format of the list"`
	Encoding  string   `json:"encoding,omitempty" query:"encoding" maxLength:"40" doc:"encoding of text, as windows-1251"`
	Delimiter string   `json:"delimiter,omitempty" query:"delimiter" maxLength:"10" doc:"what separates fields: a character, comma, semicolon, tab or bar"`
	Quote     string   `json:"quote,omitempty" query:"quote" maxLength:"4" doc:"what fields may stand in: a character, or none"`
	NoHeader  bool     `json:"no_header,omitempty" query:"no_header" doc:"the first line is a record: columns are called column1, column2 …"`
	Sheet     string   `json:"sheet,omitempty" query:"sheet" maxLength:"100" doc:"sheet of a workbook, by its name or number"`
	HeaderRow int      `json:"header_row,omitempty" query:"header_row" minimum:"0" maximum:"1000000" doc:"row of a sheet, or line of a text, with the names of the columns"`
	Fields    []string `json:"fields,omitempty" query:"fields" maxItems:"100" doc:"fields of JSON that become columns beside those found, by their path"`
}

// A Look is what a list looks like.
type Look struct {
	// Form tells in words how the list is read.
	Form      string `json:"form" doc:"how the list is read, in words"`
	Format    string `json:"format"`
	Encoding  string `json:"encoding,omitempty"`
	Separator string `json:"separator,omitempty"`
	// Doubtful asks to look whether the names are legible.
	Doubtful bool     `json:"encoding_doubtful,omitempty" doc:"look whether the names are legible, and say the encoding if not"`
	Columns  []Column `json:"columns"`
	// Rows are the first records, a value for each column.
	Rows   [][]string `json:"rows" doc:"the first records, a value for each column"`
	Guess  string     `json:"guess" doc:"what the columns were taken for, in words"`
	Doubts []string   `json:"doubts,omitempty" doc:"what speaks against the guess, or is wrong with the list"`
}

// A Column is what a column of a list seems to hold.
type Column struct {
	Name string `json:"name"`
	// Role is name, given, middle, family, second_family or residence, a field that imports store, or empty.
	Role string `json:"role" doc:"name, given, middle, family, second_family, residence; a field that imports store, as city; or empty"`
	// Samples are some of its values.
	Samples []string `json:"samples"`
}

const (
	shownRows    = 10
	shownSamples = 5
	longestShown = 200
)

// open opens a list as it is said to be read. The error is a FieldError where it is a mistake of who asks.
func (d *Desk) open(u Upload, r Reading) (*openList, error) {
	c, err := d.shelf.open(uploadKind, u.ID, contentFile)
	if err != nil {
		return nil, err
	}
	in, err := input.FromReaderAt(u.Name, c, c.size, d.shelf.scratch)
	if err != nil {
		return nil, errors.Join(wrong("upload", err), c.Close())
	}
	list, err := format.OpenInput(in, u.Name, format.Options{
		Format: r.Format, Encoding: r.Encoding, Delimiter: r.Delimiter, Quote: r.Quote, NoHeader: r.NoHeader, Fields: r.Fields, Sheet: r.Sheet, HeaderRow: r.HeaderRow,
	})
	if err != nil {
		return nil, errors.Join(readingFault(err), c.Close())
	}
	return &openList{list, c}, nil
}

// An openList is a list with the file it is in.
type openList struct {
	*format.List
	content *content
}

func (l *openList) Close() error { return errors.Join(l.List.Close(), l.content.Close()) }

// readingFaults are mistakes in how a list is said to be read, by field. Any other fault is one of the list.
var readingFaults = []struct {
	err   error
	field string
}{
	{format.ErrUnknown, "read.format"}, {format.ErrDelimiter, "read.delimiter"}, {charset.ErrUnknown, "read.encoding"},
	{excel.ErrNoSheet, "read.sheet"}, {excel.ErrHeaderRow, "read.header_row"},
}

func readingFault(err error) error {
	for _, f := range readingFaults {
		if errors.Is(err, f.err) {
			return wrong(f.field, err)
		}
	}
	return wrong("upload", err)
}

// Look reads the beginning of a list and says what it looks like.
func (d *Desk) Look(u Upload, r Reading) (look *Look, err error) {
	list, err := d.open(u, r)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, list.Close()) }()
	head, err := list.Head()
	if err != nil {
		return nil, readingFault(err)
	}
	header := list.Header()
	form := list.Form()
	look = &Look{Form: form.String(), Format: form.Format, Encoding: form.Encoding, Doubtful: form.Doubtful, Columns: make([]Column, len(header)), Rows: [][]string{}}
	if form.Dialect.Comma != 0 {
		look.Separator = string(rune(form.Dialect.Comma))
	}
	look.show(header, head)
	guess, err := mapping.Columns(header, form.Headless, head, d.options.Lexicon)
	if err != nil {
		look.Guess = err.Error()
	} else {
		look.Guess = guess.Told(header, true, true)
	}
	look.Doubts = append(append(look.Doubts, guess.Doubts...), form.Faults...)
	roles := rolesOf(header, guess.Columns)
	for i, name := range header {
		look.Columns[i].Name, look.Columns[i].Role = name, roles[i]
	}
	return look, nil
}

// show fills in the first records.
func (l *Look) show(header []string, head *corpus.Chunk) {
	for i := range l.Columns {
		l.Columns[i].Samples = []string{}
	}
	var record corpus.Record
	var scratch []byte
	for i := range head.Len() {
		head.Record(i, &record)
		row := make([]string, len(header))
		for c := range header {
			value := record.Aligned(c, len(header), scratch)
			row[c] = shortened(string(value))
			if s := &l.Columns[c].Samples; row[c] != "" && len(*s) < shownSamples && !slices.Contains(*s, row[c]) {
				*s = append(*s, row[c])
			}
		}
		if len(l.Rows) < shownRows {
			l.Rows = append(l.Rows, row)
			if err := record.Fault(len(header)); err != nil {
				l.Doubts = append(l.Doubts, err.Error())
			}
		}
	}
}

// shortened is a value that is not longer than can be shown, in valid UTF-8.
func shortened(value string) string {
	value = strings.ToValidUTF8(value, "\uFFFD")
	if runes := []rune(value); len(runes) > longestShown {
		return string(runes[:longestShown]) + "…"
	}
	return value
}

// rolesOf says of each column of a header what it is for, "" where nothing is read from it.
func rolesOf(header []string, columns corpus.Columns) map[int]string {
	roles := map[int]string{}
	for field, i := range corpus.GuessFields(header, columns) {
		roles[i] = field
	}
	for role, i := range map[string]int{
		"name": columns.Name, "given": columns.Given, "middle": columns.Middle.At(), "family": columns.Family, "second_family": columns.Second.At(),
		"residence": columns.Residence,
	} {
		roles[i] = role
	}
	return roles
}

// ColumnNames are the columns that names and residences are in; those that are left out are guessed.
type ColumnNames struct {
	Name      string `json:"name,omitempty" maxLength:"500" doc:"column of full names"`
	Given     string `json:"given,omitempty" maxLength:"500" doc:"column of given names, with family"`
	Middle    string `json:"middle,omitempty" maxLength:"500" doc:"column of patronymics or middle names, beside given"`
	Family    string `json:"family,omitempty" maxLength:"500" doc:"column of family names, with given"`
	Second    string `json:"second_family,omitempty" maxLength:"500" doc:"column of second family names, beside family"`
	Residence string `json:"residence,omitempty" maxLength:"500" doc:"column of the country of residence"`
}

// columns finds the columns that are named, and guesses the others.
func (d *Desk) columns(list *openList, n ColumnNames, residenceFixed bool) (corpus.Columns, error) {
	header := list.Header()
	for _, named := range []struct{ field, column string }{
		{"name", n.Name}, {"given", n.Given}, {"middle", n.Middle}, {"family", n.Family}, {"second_family", n.Second}, {"residence", n.Residence},
	} {
		if named.column == "" {
			continue
		}
		if _, err := corpus.FindColumn(header, named.column); err != nil {
			return corpus.NoColumns, wrong("columns."+named.field, err)
		}
	}
	profile := mapping.Profile{Name: n.Name, Given: n.Given, Middle: n.Middle, Family: n.Family, Second: n.Second, Residence: n.Residence}
	columns, err := profile.Columns(header)
	if err != nil {
		return columns, wrong("columns", err)
	}
	names, residence := n.Name == "" && n.Given == "", n.Residence == "" && !residenceFixed
	if !names && !residence {
		return columns, nil
	}
	head, err := list.Head()
	if err != nil {
		return columns, readingFault(err)
	}
	guess, err := mapping.Columns(header, list.Form().Headless, head, d.options.Lexicon)
	if err != nil && names {
		return columns, wrong("columns.name", err)
	}
	if names {
		columns.Name, columns.Given, columns.Middle, columns.Family, columns.Second = guess.Name, guess.Given, guess.Middle, guess.Family, guess.Second
	}
	if residence {
		columns.Residence = guess.Residence
	}
	return columns, nil
}

// check finds mistakes that need no list.
func (n ColumnNames) check() error {
	switch {
	case (n.Given == "") != (n.Family == ""):
		return wrong("columns.given", errors.New("given and family belong together: name both columns, or use name"))
	case n.Name != "" && n.Given != "":
		return wrong("columns.name", errors.New("name and given, family exclude each other"))
	case n.Given == "" && (n.Middle != "" || n.Second != ""):
		return wrong("columns.middle", errors.New("middle and second_family belong to given and family"))
	}
	return nil
}

// namesOf tells which columns were read, by what they are.
func namesOf(header []string, columns corpus.Columns) string {
	var told []string
	for i, role := range rolesOf(header, columns) {
		switch role {
		case "name", "given", "middle", "family", "second_family", "residence":
			if i >= 0 {
				told = append(told, fmt.Sprintf("%s from %q", role, header[i]))
			}
		}
	}
	slices.Sort(told)
	return strings.Join(told, ", ")
}
