package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/format"
	"diasmap/onomastics"
)

// An output is where a list is written: standard output, or a file that appears under its name
// only once it is whole.
type output struct {
	*bufio.Writer
	file *os.File // nil for standard output
	name string
}

const outputBuffer = 256 << 10

func createOutput(stdout io.Writer, name string) (*output, error) {
	if name == "-" {
		return &output{Writer: bufio.NewWriterSize(stdout, outputBuffer)}, nil
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() { // /dev/null, a pipe
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("write to %s: %w", name, err)
		}
		return &output{Writer: bufio.NewWriterSize(file, outputBuffer)}, nil
	}
	file, err := os.CreateTemp(filepath.Dir(name), ".diasmap-*")
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", name, err)
	}
	return &output{bufio.NewWriterSize(file, outputBuffer), file, name}, nil
}

// outFlags are the flags on how a list is written.
type outFlags struct {
	outFormat string
	bom       bool
}

func (f *outFlags) addOut(c *cobra.Command) {
	c.Flags().StringVar(&f.outFormat, "out-format", "", "format of the output (by its name, else that of the input): "+strings.Join(format.Names(), ", "))
	c.Flags().BoolVar(&f.bom, "bom", false, "begin CSV and TSV with a byte order mark, by which Excel knows UTF-8 (as the input)")
}

// outOptions say how the output of a list is written.
func (f *outFlags) outOptions(like corpus.Form) format.OutputOptions {
	return format.OutputOptions{Format: f.outFormat, BOM: f.bom, Like: like}
}

// A listOutput is an output that a list is written to.
type listOutput struct {
	*format.Output
	to *output
}

func createListOutput(stdout io.Writer, name string, o format.OutputOptions) (*listOutput, error) {
	to, err := createOutput(stdout, name)
	if err != nil {
		return nil, err
	}
	list, err := format.Create(to, name, o)
	if err != nil {
		to.discard()
		return nil, err
	}
	return &listOutput{list, to}, nil
}

// commit ends the list and gives its file the name.
func (o *listOutput) commit() error {
	if err := o.Close(); err != nil {
		o.to.discard()
		return err
	}
	return o.to.commit()
}

// commit gives the file its name.
func (o *output) commit() error {
	if err := o.Flush(); err != nil {
		o.discard()
		return err
	}
	if o.file == nil {
		return nil
	}
	const readable = 0o644
	if err := o.file.Chmod(readable); err != nil {
		o.discard()
		return err
	}
	if err := o.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(o.file.Name(), o.name); err != nil {
		os.Remove(o.file.Name())
		return err
	}
	return nil
}

// discard removes what was written to a file; standard output gets what there is.
func (o *output) discard() {
	if o.file == nil {
		_ = o.Flush()
		return
	}
	o.file.Close()
	os.Remove(o.file.Name())
}

// writeSummary writes counts to a file, as JSON or text by its ending; - is log.
func writeSummary(log io.Writer, name string, s *batch.Summary, targets []onomastics.Country) error {
	switch name {
	case "":
		return nil
	case "-":
		return s.Print(log, targets)
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if filepath.Ext(name) == ".json" {
		e := json.NewEncoder(file)
		e.SetIndent("", "  ")
		err = e.Encode(s)
	} else {
		err = s.Print(file, targets)
	}
	if err != nil {
		return err
	}
	return file.Close()
}
