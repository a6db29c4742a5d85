package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"diasmap/corpus"
	"diasmap/corpus/batch"
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

// dialectFor is how an output for t is written: as its name says, else like the input.
func dialectFor(name string, t *corpus.Table) corpus.Dialect {
	d := t.Dialect
	if named, ok := corpus.DialectOf(name); ok {
		if d.Comma != ';' && d.Comma != '|' || named.Comma == '\t' {
			d.Comma = named.Comma
		}
	}
	return d
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
