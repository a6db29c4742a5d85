package format

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// OutputOptions say how a list is to be written.
type OutputOptions struct {
	// Format is the name of a format, "" for the one of the ending of the name, else that of Like.
	Format string
	// BOM begins CSV and TSV with a byte order mark, by which Excel knows UTF-8.
	BOM bool
	// Like is how the input is written, which the output follows in what is not asked for.
	Like corpus.Form

	array bool // of JSON: objects in one array
}

// An Output is a Sink and, below it, the compression that the name of the file asks for.
type Output struct {
	corpus.Sink
	compressor io.Closer
}

// Create begins a list, to be written to w, in the file called name, «-» for standard output.
func Create(w io.Writer, name string, o OutputOptions) (*Output, error) {
	f, err := outputFormat(name, o)
	if err != nil {
		return nil, err
	}
	_, compression := input.CutCompression(name)
	z, err := input.Compress(w, compression)
	if err != nil {
		return nil, fmt.Errorf("compress %s: %w", name, err)
	}
	o.array = o.Format == "" && wantsArray(name)
	sink, err := f.create(z, o)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", name, err)
	}
	return &Output{sink, z}, nil
}

// CheckOutput says what is wrong with the name or the format of an output, before anything is read.
func CheckOutput(name string, o OutputOptions) error {
	_, err := outputFormat(name, o)
	return err
}

func outputFormat(name string, o OutputOptions) (*format, error) {
	if o.Format != "" {
		f, err := named(o.Format)
		if err == nil && f.create == nil {
			err = fmt.Errorf("%w: %s is only read", ErrUnknown, o.Format)
		}
		return f, err
	}
	if f := byEnding(name); f != nil {
		if f.create == nil {
			return nil, fmt.Errorf("%w: %s is only read", ErrUnknown, name)
		}
		return f, nil
	}
	f, _ := named(o.Like.Format)
	if f = cmp.Or(f, &formats[0]); f.create == nil {
		f = &formats[0]
	}
	return f, nil
}

// Close ends the list and its compression.
func (o *Output) Close() error { return errors.Join(o.Sink.Close(), o.compressor.Close()) }

// createDelimited writes with a separator. Semicolons and bars of the input are kept in CSV, as are its byte
// order mark and line ends.
func createDelimited(comma byte) func(io.Writer, OutputOptions) (corpus.Sink, error) {
	return func(w io.Writer, o OutputOptions) (corpus.Sink, error) {
		d := o.Like.Dialect
		if comma == '\t' || d.Comma != ';' && d.Comma != '|' {
			d.Comma = comma
		}
		d.BOM = d.BOM || o.BOM
		return corpus.NewDelimitedWriter(w, d), nil
	}
}
