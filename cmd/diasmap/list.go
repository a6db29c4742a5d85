package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus/excel"
	"diasmap/corpus/format"
	"diasmap/corpus/input"
)

// listFlags are the flags of commands that read a list, on how it is written.
type listFlags struct {
	format    string
	sheet     string
	headerRow int
}

func (f *listFlags) addList(c *cobra.Command) {
	c.Flags().StringVar(&f.format, "format", "", "format of the list (guessed from its content and name): "+strings.Join(format.Names(), ", "))
	c.Flags().StringVar(&f.sheet, "sheet", "", "sheet of a workbook, by its name or number (the first visible one with columns of names)")
	c.Flags().IntVar(&f.headerRow, "header-row", 0, "row of a sheet with the names of the columns (found when not given)")
}

// openList opens the list called name, - for standard input.
func (f *listFlags) openList(c *cobra.Command, name string) (*format.List, error) {
	list, err := format.Open(name, format.Options{Format: f.format, Sheet: f.sheet, HeaderRow: f.headerRow, Stdin: c.InOrStdin()})
	for _, usage := range []error{format.ErrUnknown, input.ErrFolder, excel.ErrNoSheet, excel.ErrHeaderRow} {
		if errors.Is(err, usage) {
			return nil, usageError{err}
		}
	}
	return list, err
}

// tellNotes tells what a reader of a list should know of it.
func tellNotes(log io.Writer, list *format.List) {
	for _, note := range list.Form().Notes {
		fmt.Fprintf(log, "%s: %s\n", list.Name(), note)
	}
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
