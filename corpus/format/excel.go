package format

import (
	"io"

	"diasmap/corpus"
	"diasmap/corpus/excel"
	"diasmap/corpus/input"
)

func openExcel(in *input.Input, o Options) (corpus.Source, error) {
	r, size, err := in.ReaderAt()
	if err != nil {
		return nil, err
	}
	return excel.Open(r, size, in.Name(), excel.Options{Sheet: o.Sheet, HeaderRow: o.HeaderRow, NoHeader: o.NoHeader, Scratch: in.Scratch})
}

func createExcel(w io.Writer, _ OutputOptions) (corpus.Sink, error) { return excel.NewWriter(w), nil }
