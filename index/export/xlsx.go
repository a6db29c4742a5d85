package export

import (
	"io"

	"diasmap/corpus"
	"diasmap/corpus/excel"
)

// An xlsxWriter writes a workbook. Texts stand in their cells as texts, so none is a formula.
type xlsxWriter struct {
	sink   *excel.Writer
	chunk  corpus.Chunk
	record corpus.Record
	values [][]byte
	rows   []byte
	number int
}

// found is the list of members found, as a Source that has only a header.
type found struct{ header []string }

func (f found) Header() []string         { return f.header }
func (found) Next(*corpus.Chunk) error   { return io.EOF }
func (found) Form() corpus.Form          { return corpus.Form{} }
func (found) BytesRead() int64           { return 0 }
func (found) Position() corpus.Position  { return corpus.Position{} }
func (found) Skip(corpus.Position) error { return nil }
func (found) Close() error               { return nil }

func newXLSX(w io.Writer, about About) (*xlsxWriter, error) {
	x := &xlsxWriter{sink: excel.NewWriter(w), values: make([][]byte, len(columns))}
	x.sink.AddPage(about.page())
	header := make([]string, len(columns))
	for i := range columns {
		header[i] = columns[i].name
	}
	x.chunk.Reset("members found")
	return x, x.sink.Begin(found{header}, nil)
}

func (x *xlsxWriter) Write(r *Row) error {
	for i := range columns {
		x.values[i] = append(x.values[i][:0], columns[i].value(r)...)
	}
	x.number++
	x.chunk.Add(x.values, corpus.Entry{Number: x.number, Line: x.number + 1})
	if x.chunk.Full() {
		return x.flush()
	}
	return nil
}

// flush writes the rows gathered.
func (x *xlsxWriter) flush() error {
	x.rows = x.rows[:0]
	for i := range x.chunk.Len() {
		x.chunk.Record(i, &x.record)
		x.rows = x.sink.AppendRow(x.rows, &x.record, nil)
	}
	x.chunk.Reset("members found")
	return x.sink.Write(x.rows)
}

func (x *xlsxWriter) Close() error {
	if err := x.flush(); err != nil {
		return err
	}
	return x.sink.Close()
}
