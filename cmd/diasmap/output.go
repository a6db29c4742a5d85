package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/format"
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
	return outputTo(file, name, err)
}

// createAgain creates the file of a run that may be killed and resumed: what such a run has left of it is begun anew.
func createAgain(name string) (*output, error) {
	const private = 0o600
	half := filepath.Join(filepath.Dir(name), ".diasmap-"+filepath.Base(name)+".half")
	file, err := os.OpenFile(half, os.O_RDWR|os.O_CREATE|os.O_TRUNC, private)
	return outputTo(file, name, err)
}

func outputTo(file *os.File, name string, err error) (*output, error) {
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
	return listOutputTo(to, name, o)
}

func listOutputTo(to *output, name string, o format.OutputOptions) (*listOutput, error) {
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

// commit gives the file its name, once all of it is on the disk.
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
	if err := o.file.Sync(); err != nil {
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
