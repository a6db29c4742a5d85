package main

import (
	"cmp"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/format"
	"diasmap/corpus/mapping"
	"diasmap/lexicons"
)

// columnFlags are the flags on which columns of a list names and residences are in.
type columnFlags struct {
	name, given, middle, family, second string
	residence, residenceFixed           string
	profileFile                         string
}

func (f *columnFlags) addColumns(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.name, "name", "", "column of full names (guessed from the header)")
	flags.StringVar(&f.given, "given", "", "column of given names, with --family")
	flags.StringVar(&f.middle, "middle", "", "column of patronymics or middle names, beside --given")
	flags.StringVar(&f.family, "family", "", "column of family names, with --given")
	flags.StringVar(&f.second, "second-family", "", "column of second family names, beside --family")
	flags.StringVar(&f.residence, "residence", "", "column of the country of residence (guessed from the header)")
	flags.StringVar(&f.profileFile, "columns", "", "YAML file that says which columns are what (LIST"+mapping.ProfileEnding+" if there is one)")
	flags.StringVar(&f.residenceFixed, "residence-country", "", "country of residence of everybody, as FR")
}

// checkColumns finds mistakes that need no file.
func (f *columnFlags) checkColumns() error {
	switch {
	case (f.given == "") != (f.family == ""):
		return usagef("--given and --family belong together: name both columns, or use --name")
	case f.name != "" && f.given != "":
		return usagef("--name and --given, --family exclude each other")
	case f.given == "" && (f.middle != "" || f.second != ""):
		return usagef("--middle and --second-family belong to --given and --family")
	case f.residence != "" && f.residenceFixed != "":
		return usagef("--residence and --residence-country exclude each other")
	}
	return nil
}

// take takes from a profile kept with the list what no flag says.
func (f *columnFlags) take(p mapping.Profile) {
	if f.name == "" && f.given == "" {
		f.name, f.given, f.middle, f.family, f.second = p.Name, p.Given, p.Middle, p.Family, p.Second
	}
	if f.residence == "" && f.residenceFixed == "" {
		f.residence, f.residenceFixed = p.Residence, p.ResidenceCountry
	}
}

// columns finds the columns the user named, and guesses the others; guesses are told.
func (f *columnFlags) columns(log io.Writer, list list) (corpus.Columns, error) {
	header := list.Header()
	named := mapping.Profile{Name: f.name, Given: f.given, Middle: f.middle, Family: f.family, Second: f.second, Residence: f.residence}
	columns, err := named.Columns(header)
	if err != nil {
		return columns, usageError{err}
	}
	names, residence := f.name == "" && f.given == "", f.residence == "" && f.residenceFixed == ""
	if !names && !residence {
		return columns, nil
	}
	guess, err := guessColumns(list)
	if err != nil && names {
		return columns, err
	}
	if names {
		columns.Name, columns.Given, columns.Middle, columns.Family, columns.Second = guess.Name, guess.Given, guess.Middle, guess.Family, guess.Second
	}
	if residence {
		columns.Residence = guess.Residence
	}
	for _, doubt := range guess.Doubts {
		fmt.Fprintf(log, "%s: %s\n", list.Name(), doubt)
	}
	if told := guess.Told(header, names, residence); told != "" {
		fmt.Fprintln(log, told)
	}
	return columns, nil
}

// guessColumns guesses by the header and, where the first records can be looked at, by their values.
func guessColumns(list list) (mapping.Guess, error) {
	none := mapping.Guess{Columns: corpus.NoColumns}
	head := &corpus.Chunk{}
	if plain, ok := list.(*format.List); ok {
		var err error
		if head, err = plain.Head(); err != nil {
			return none, err
		}
	}
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return none, err
	}
	guess, err := mapping.Columns(list.Header(), list.Form().Headless, head, lexicon)
	if err != nil {
		err = usageError{err}
	}
	return guess, err
}

// takeProfile reads the profile that is named, or the one beside the list, and takes from it what no flag says.
func (f *columnFlags) takeProfile(log io.Writer, list string, lists *listFlags) error {
	path := f.profileFile
	if beside := list + mapping.ProfileEnding; path == "" && isFile(beside) {
		path = beside
		fmt.Fprintf(log, "columns are as %s says\n", path)
	}
	if path == "" {
		return nil
	}
	p, err := mapping.ReadProfile(path)
	if err != nil {
		return usageError{err}
	}
	f.take(p)
	lists.Format, lists.Encoding = cmp.Or(lists.Format, p.Format), cmp.Or(lists.Encoding, p.Encoding)
	lists.Delimiter, lists.Quote = cmp.Or(lists.Delimiter, p.Delimiter), cmp.Or(lists.Quote, p.Quote)
	lists.NoHeader = lists.NoHeader || p.NoHeader
	lists.Sheet, lists.HeaderRow = cmp.Or(lists.Sheet, p.Sheet), cmp.Or(lists.HeaderRow, p.HeaderRow)
	lists.Fields = append(lists.Fields, p.Fields...)
	return nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
