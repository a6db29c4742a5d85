package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus/format"
	"diasmap/corpus/input"
)

// listFlags are the flags of commands that read a list, on how it is written.
type listFlags struct {
	format string
}

func (f *listFlags) addList(c *cobra.Command) {
	c.Flags().StringVar(&f.format, "format", "", "format of the list (guessed from its content and name): "+strings.Join(format.Names(), ", "))
}

// openList opens the list called name, - for standard input.
func (f *listFlags) openList(c *cobra.Command, name string) (*format.List, error) {
	list, err := format.Open(name, format.Options{Format: f.format, Stdin: c.InOrStdin()})
	if errors.Is(err, format.ErrUnknown) || errors.Is(err, input.ErrFolder) {
		return nil, usageError{err}
	}
	return list, err
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
