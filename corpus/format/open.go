package format

import (
	"cmp"
	"errors"
	"io"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// Options say how a list is to be read, where it should not be guessed.
type Options struct {
	// Format is the name of a format, "" to guess it from the content and the ending of the name.
	Format string
	// Encoding is that of text, "" to guess it: a name of charset.Names, or another that browsers know.
	Encoding string
	// Delimiter separates the fields of delimited text: one character, or comma, semicolon, tab, bar; "" to guess it.
	Delimiter string
	// Quote is the character that fields may stand in, or none; "" is the double quote.
	Quote string
	// NoHeader says that the first line is a record; columns are called column1, column2 …
	NoHeader bool
	// Fields are paths of nested formats that become columns beside those found: affiliations.0.country.
	Fields []string
	// Sheet is the name or the number, from 1, of a sheet of a workbook, "" to choose one. HeaderRow is the row of its
	// header, or the line of that of delimited text, 0 to find it.
	Sheet     string
	HeaderRow int
	// Stdin is what a list called «-» is read from.
	Stdin io.Reader
}

// A List is an open list: the Source of its records, and the file they are in.
type List struct {
	corpus.Source
	name string
	size int64
	in   *input.Input // nil for several files
	head *head        // nil once it is handed out
}

// A head is the first chunk of a list, read before its time to look at it.
type head struct {
	chunk  corpus.Chunk
	err    error
	before corpus.Position
}

// Open opens the list called name: a file, several in a folder or by a pattern, «-» for standard input. The error
// wraps ErrUnknown if no format has the name that is asked for.
func Open(name string, o Options) (*List, error) {
	files, several, err := Files(name)
	if err != nil {
		return nil, err
	}
	if !several {
		return openFile(name, o)
	}
	m, err := openMany(name, files, o)
	if err != nil {
		return nil, err
	}
	return &List{Source: m, name: name, size: m.size()}, nil
}

func openFile(name string, o Options) (*List, error) {
	if err := Check(o.Format); err != nil {
		return nil, err
	}
	in, err := input.Open(name, o.Stdin)
	if err != nil {
		return nil, err
	}
	return OpenInput(in, name, o)
}

// OpenInput opens a list that an input holds, of a file called name, and closes the input with it, or at once if there is an error.
func OpenInput(in *input.Input, name string, o Options) (*List, error) {
	f := byEnding(name)
	if o.Format != "" {
		var err error
		if f, err = named(o.Format); err != nil {
			return nil, errors.Join(err, in.Close())
		}
	}
	if o.Format == "" {
		f = cmp.Or(byContent(in.Peek(magicSize)), f, &formats[0])
	}
	source, err := f.open(in, o)
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return &List{Source: source, name: in.Name(), size: in.Size(), in: in}, nil
}

// magicSize is how much of a content is looked at to find its format.
const magicSize = 4096

// Name is what errors call the list.
func (l *List) Name() string { return l.name }

// Size is that of the list as it is stored, in bytes, -1 if unknown.
func (l *List) Size() int64 { return l.size }

// BytesRead is how many of these bytes were read; of formats that go back and forth in their file, how many it
// amounts to.
func (l *List) BytesRead() int64 {
	if l.in == nil {
		return l.Source.BytesRead()
	}
	return max(l.in.BytesRead(), l.Source.BytesRead())
}

// Form is how the list is written.
func (l *List) Form() corpus.Form {
	form := l.Source.Form()
	if l.in != nil {
		form.Compression = l.in.Compression()
	}
	return form
}

// Head shows the first records of the list, before the first call of Next, which hands them out all the same.
func (l *List) Head() (*corpus.Chunk, error) {
	if l.head == nil {
		l.head = &head{before: l.Source.Position()}
		l.head.err = l.Source.Next(&l.head.chunk)
	}
	if errors.Is(l.head.err, io.EOF) {
		return &l.head.chunk, nil
	}
	return &l.head.chunk, l.head.err
}

// Next fills c with the next records.
func (l *List) Next(c *corpus.Chunk) error {
	if l.head == nil {
		return l.Source.Next(c)
	}
	err := l.head.err
	*c, l.head.chunk = l.head.chunk, *c
	l.head = nil
	return err
}

// Position is the place after the last chunk.
func (l *List) Position() corpus.Position {
	if l.head != nil {
		return l.head.before
	}
	return l.Source.Position()
}

// Skip goes to a place that Position told.
func (l *List) Skip(to corpus.Position) error {
	if l.head != nil && to == l.head.before {
		return nil
	}
	l.head = nil
	if to == l.Source.Position() {
		return nil
	}
	return l.Source.Skip(to)
}

// Close closes the list and its file.
func (l *List) Close() error {
	if l.in == nil {
		return l.Source.Close()
	}
	return errors.Join(l.Source.Close(), l.in.Close())
}

// Check says what is wrong with the name of a format; "" is none and in order.
func Check(name string) error {
	if name == "" {
		return nil
	}
	_, err := named(name)
	return err
}
