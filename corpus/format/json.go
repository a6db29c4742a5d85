package format

import (
	"io"

	"diasmap/corpus"
	"diasmap/corpus/input"
	"diasmap/corpus/jsonl"
)

func openJSON(in *input.Input, o Options) (corpus.Source, error) {
	return openText(in, o, func(r io.Reader) (corpus.Source, error) { return jsonl.Open(r, in.Name(), o.Fields) })
}

func createJSON(w io.Writer, _ OutputOptions) (corpus.Sink, error) { return jsonl.NewWriter(w), nil }
