package format

import (
	"io"

	"diasmap/corpus"
	"diasmap/corpus/input"
	"diasmap/corpus/parquet"
)

func openParquet(in *input.Input, _ Options) (corpus.Source, error) {
	r, size, err := in.ReaderAt()
	if err != nil {
		return nil, err
	}
	return parquet.Open(r, size, in.Name())
}

func createParquet(w io.Writer, _ OutputOptions) (corpus.Sink, error) {
	return parquet.NewWriter(w), nil
}
