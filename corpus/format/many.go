package format

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/jsonl"
	"diasmap/corpus/parquet"
)

// A many is a Source of several files as one list. Their headers are the same, or are united: a file that lacks a
// column has empty values there.
type many struct {
	name    string
	files   []file
	options Options
	header  []string
	same    bool // all headers are alike, in form too, so that records pass as they are

	at      int   // of the file being read
	current *List // nil between files
	before  int   // records in the files before
	read    int64 // bytes of the files before
	raw     corpus.Chunk
	values  [][]byte
	faults  []string
	notes   []string
}

// A file is one of several.
type file struct {
	path  string
	size  int64
	width int   // columns of its own header
	place []int // of each column of the list in it, -1 for none
	form  corpus.Form
}

// openMany reads the header of each file. Files without any text are passed over, and told.
func openMany(name string, paths []string, o Options) (*many, error) {
	m := &many{name: name, options: o, same: true}
	var headers [][]string
	for _, path := range paths {
		list, err := openFile(path, o)
		if errors.Is(err, corpus.ErrEmpty) && !errors.Is(err, corpus.ErrFormat) {
			m.notes = append(m.notes, path+" is empty")
			continue
		}
		if err != nil {
			return nil, err
		}
		header := list.Header()
		headers = append(headers, header)
		f := file{path: path, size: max(list.Size(), 0), width: len(header), form: list.Form()}
		m.files = append(m.files, f)
		m.unite(header)
		m.same = m.same && slices.Equal(header, m.header) && f.form.Format == m.files[0].form.Format
		if err := list.Close(); err != nil {
			return nil, err
		}
	}
	if len(m.files) == 0 {
		return nil, fmt.Errorf("open %s: %w: all its files are empty", name, ErrNoFiles)
	}
	for i, header := range headers {
		m.same = m.same && slices.Equal(header, m.header)
		for _, column := range m.header {
			m.files[i].place = append(m.files[i].place, slices.Index(header, column))
		}
	}
	m.values = make([][]byte, len(m.header))
	m.notes = append(m.describe(), m.notes...)
	return m, nil
}

// unite adds the columns of a file that the list has not.
func (m *many) unite(header []string) {
	for _, column := range header {
		if len(m.files) == 1 || !slices.Contains(m.header, column) {
			m.header = append(m.header, column)
		}
	}
}

// describe tells how many files there are, and which columns are not in all.
func (m *many) describe() []string {
	notes := []string{fmt.Sprintf("%d files as one list", len(m.files))}
	for i, column := range m.header {
		with := 0
		for _, f := range m.files {
			if f.place[i] >= 0 {
				with++
			}
		}
		if with < len(m.files) {
			notes = append(notes, fmt.Sprintf("column %q is in %d of them", column, with))
		}
	}
	return notes
}

func (m *many) Header() []string { return m.header }

// Next fills c with records of one file.
func (m *many) Next(c *corpus.Chunk) error {
	for m.at < len(m.files) {
		if err := m.open(); err != nil {
			return err
		}
		err := m.next(c)
		if !errors.Is(err, io.EOF) {
			return err
		}
		if err := m.leave(); err != nil {
			return err
		}
	}
	return io.EOF
}

// open opens the file at hand, whose header must be what it was.
func (m *many) open() error {
	if m.current != nil {
		return nil
	}
	list, err := openFile(m.files[m.at].path, m.options)
	if err != nil {
		return err
	}
	if len(list.Header()) != m.files[m.at].width {
		return errors.Join(fmt.Errorf("%s: %w: its header", list.Name(), corpus.ErrChanged), list.Close())
	}
	m.current = list
	return nil
}

// leave closes the file at hand, and keeps what is to be told of it.
func (m *many) leave() error {
	form := m.current.Form()
	m.faults = append(m.faults, form.Faults...)
	m.files[m.at].form = form
	m.before += m.current.Position().Number
	m.read += m.files[m.at].size
	err := m.current.Close()
	m.current = nil
	m.at++
	return err
}

func (m *many) next(c *corpus.Chunk) error {
	if m.same {
		first := m.Position().Number + 1
		err := m.current.Next(c)
		c.Renumber(first)
		return err
	}
	if err := m.current.Next(&m.raw); err != nil {
		return err
	}
	f := m.files[m.at]
	c.Reset(f.path)
	var r corpus.Record
	for i := range m.raw.Len() {
		m.raw.Record(i, &r)
		for column, place := range f.place {
			m.values[column] = r.AppendValue(m.values[column][:0], place)
			if place == f.width-1 && len(r.Fields) > f.width {
				m.values[column] = append(m.values[column][:0], r.Rest(place)...)
			}
		}
		if f.form.Format != jsonl.Format {
			r.Original = nil // it goes by the places of columns, which are others in this list
		}
		c.Add(m.values, corpus.Entry{Line: r.Line, Number: r.Number + m.before, Original: r.Original, Err: r.Fault(f.width)})
	}
	return nil
}

// Form is that of the first file, with what differs in the others.
func (m *many) Form() corpus.Form {
	form := m.files[0].form
	form.Notes, form.Faults, form.Schema = slices.Clone(m.notes), slices.Clone(m.faults), m.schema()
	if !m.same {
		form.HeaderRaw = nil
	}
	ways := map[string]int{}
	for i, f := range m.files {
		if i == m.at && m.current != nil {
			f.form = m.current.Form()
			form.Faults = append(form.Faults, f.form.Faults...)
		}
		form.Doubtful = form.Doubtful || f.form.Doubtful
		for _, note := range f.form.Notes {
			form.Notes = append(form.Notes, f.path+": "+note)
		}
		ways[way(f.form)]++
	}
	if len(ways) > 1 {
		form.Notes = append(form.Notes, "written in several ways: "+tellWays(ways))
	}
	return form
}

// schema is that of all files, if they have the same one.
func (m *many) schema() any {
	columns, ok := m.files[0].form.Schema.(parquet.Columns)
	if !ok || !m.same {
		return nil
	}
	for _, f := range m.files[1:] {
		if other, ok := f.form.Schema.(parquet.Columns); !ok || !columns.Same(other) {
			return nil
		}
	}
	return columns
}

// way is how a file is written, in short.
func way(f corpus.Form) string {
	words := f.Format
	if f.Dialect.Comma != 0 {
		words += " (" + f.Dialect.String() + ")"
	}
	return strings.TrimSpace(words + " " + f.Encoding + " " + f.Compression)
}

func tellWays(ways map[string]int) string {
	told := make([]string, 0, len(ways))
	for way, files := range ways {
		told = append(told, fmt.Sprintf("%s in %d", way, files))
	}
	slices.Sort(told)
	return strings.Join(told, ", ")
}

// BytesRead is how much of the files was read.
func (m *many) BytesRead() int64 {
	if m.current == nil {
		return m.read
	}
	return m.read + m.current.BytesRead()
}

// size is that of all files.
func (m *many) size() int64 {
	total := int64(0)
	for _, f := range m.files {
		total += f.size
	}
	return total
}

// Position is the place after the last chunk.
func (m *many) Position() corpus.Position {
	p := corpus.Position{File: m.at, Before: m.before, Number: m.before, Faults: strings.Join(m.faults, "\n")}
	if m.current != nil {
		at := m.current.Position()
		p.Offset, p.Line, p.Number = at.Offset, at.Line, at.Number+m.before
	}
	return p
}

// Skip goes to a place that Position told.
func (m *many) Skip(to corpus.Position) error {
	if to.File > len(m.files) {
		return fmt.Errorf("%s: %w: it has %d files", m.name, corpus.ErrChanged, len(m.files))
	}
	if err := m.Close(); err != nil {
		return err
	}
	m.current, m.at, m.before, m.read = nil, to.File, to.Before, 0
	if to.Faults != "" {
		m.faults = strings.Split(to.Faults, "\n")
	}
	for _, f := range m.files[:to.File] {
		m.read += f.size
	}
	if to.Offset == 0 && to.Number == to.Before {
		return nil
	}
	if to.File == len(m.files) {
		return fmt.Errorf("%s: %w: it has %d files", m.name, corpus.ErrChanged, len(m.files))
	}
	if err := m.open(); err != nil {
		return err
	}
	return m.current.Skip(corpus.Position{Offset: to.Offset, Line: to.Line, Number: to.Number - to.Before})
}

// Close closes the file at hand.
func (m *many) Close() error {
	if m.current == nil {
		return nil
	}
	return m.current.Close()
}
