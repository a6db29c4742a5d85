package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/charset"
	"diasmap/corpus/excel"
	"diasmap/corpus/format"
	"diasmap/corpus/input"
	"diasmap/corpus/registry"
)

// listFlags are the flags of commands that read a list, on how it is written.
type listFlags struct {
	format.Options
	source string
}

func (f *listFlags) addList(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.Format, "format", "", "format of the list (guessed from its content and name): "+strings.Join(format.Names(), ", "))
	flags.StringVar(&f.Encoding, "encoding", "", "encoding of text, as windows-1251 (guessed)")
	flags.StringVar(&f.Delimiter, "delimiter", "", "what separates fields: a character, comma, semicolon, tab or bar (guessed)")
	flags.StringVar(&f.Quote, "quote", "", "what fields may stand in: a character, or none (the double quote)")
	flags.BoolVar(&f.NoHeader, "no-header", false, "the first line is a record: columns are called column1, column2 and so on")
	flags.StringSliceVar(&f.Fields, "fields", nil, "fields of JSON that become columns beside those found, by their path, as names.0.value")
	flags.StringVar(&f.Sheet, "sheet", "", "sheet of a workbook, by its name or number (the first visible one with columns of names)")
	flags.IntVar(&f.HeaderRow, "header-row", 0, "row of a sheet, or line of a text, with the names of the columns (found when not given)")
}

// genericSource is the source of a list of no registry: what its columns are is told by its header.
const genericSource = "generic"

// addSource adds the flag for registries.
func (f *listFlags) addSource(c *cobra.Command) {
	c.Flags().StringVar(&f.source, "source", "", "public registry the list is of, as it is published: "+strings.Join(registry.IDs(), ", ")+
		"; "+genericSource+" for none")
}

// usageFaults are errors of opening a list that mean a mistake in the command line.
var usageFaults = []error{
	format.ErrUnknown, format.ErrDelimiter, format.ErrNoFiles, charset.ErrUnknown, input.ErrFolder, excel.ErrNoSheet, excel.ErrHeaderRow,
}

// A list is an open list of any format or registry.
type list interface {
	corpus.Source
	// Name is what errors call it. Size is that of its files as they are stored, in bytes, -1 if unknown.
	Name() string
	Size() int64
}

// openList opens the list called name, - for standard input.
func (f *listFlags) openList(c *cobra.Command, name string) (list, error) {
	f.Stdin = c.InOrStdin()
	switch f.source {
	case "":
	case genericSource:
		return f.openFormat(name)
	default:
		return f.openRegistry(name)
	}
	if f.guessed() && name != input.Stdin {
		if r := registry.Recognise(name); r != nil {
			return nil, usagef("%s looks like %s: say --source %s, or --source generic to read it as it stands", name, r.Title, r.ID)
		}
	}
	return f.openFormat(name)
}

// openFormat opens a list of any format.
func (f *listFlags) openFormat(name string) (list, error) {
	opened, err := format.Open(name, f.Options)
	for _, usage := range usageFaults {
		if errors.Is(err, usage) {
			return nil, usageError{err}
		}
	}
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// sourceIs says that the list is called id. If that is a registry, it is read as one, unless it is said how it is
// written.
func (f *listFlags) sourceIs(id string) {
	_, err := registry.Find(id)
	if id == genericSource || err == nil && f.guessed() {
		f.source = id
	}
}

// tellSkipped tells what a registry has beside people.
func tellSkipped(log io.Writer, l list) {
	if s, ok := l.(corpus.Skipper); ok && len(s.Skipped()) > 0 {
		fmt.Fprintln(log, corpus.SkippedWords(s.Skipped()))
	}
}

// guessed says that nothing is asked for of how the list is written.
func (f *listFlags) guessed() bool {
	return reflect.DeepEqual(f.Options, format.Options{Stdin: f.Stdin})
}

// openRegistry opens a list of the registry that is asked for.
func (f *listFlags) openRegistry(name string) (list, error) {
	if !f.guessed() {
		return nil, usagef("--source says how the list is written: leave out --format, --encoding, --delimiter and the like")
	}
	r, err := registry.Find(f.source)
	if err != nil {
		return nil, usagef("--source: %w", err)
	}
	return registry.Open(r, name, f.Stdin)
}

// tellForm tells how a list is read.
func tellForm(log io.Writer, list list) corpus.Form {
	form := list.Form()
	fmt.Fprintf(log, "%s is read as %s\n", list.Name(), form)
	return form
}

// tellReading tells what was found out about a list while it was read, other than what was told before: its encoding,
// where it is broken. It returns how many faults there are.
func tellReading(log io.Writer, list list, before corpus.Form) int {
	form := list.Form()
	if form.String() != before.String() {
		fmt.Fprintf(log, "%s was read as %s\n", list.Name(), form)
	}
	if form.Doubtful {
		fmt.Fprintf(log, "%s: check that the names are legible; if not, say --encoding\n", list.Name())
	}
	for _, fault := range form.Faults {
		fmt.Fprintln(log, fault)
	}
	return len(form.Faults)
}

// checkFormats finds formats that are not known before anything is done.
func checkFormats(in, output, out string) error {
	if err := format.Check(in); err != nil {
		return usagef("--format: %w", err)
	}
	if err := format.CheckOutput(output, format.OutputOptions{Format: out}); err != nil {
		return usagef("--out-format: %w", err)
	}
	return nil
}
