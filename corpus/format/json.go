package format

import (
	"io"
	"path/filepath"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/input"
	"diasmap/corpus/jsonl"
)

func openJSON(in *input.Input, o Options) (corpus.Source, error) {
	return openText(in, o, func(r io.Reader) (corpus.Source, error) { return jsonl.Open(r, in.Name(), o.Fields) })
}

func createJSON(w io.Writer, o OutputOptions) (corpus.Sink, error) {
	if o.array {
		return jsonl.NewArrayWriter(w), nil
	}
	return jsonl.NewWriter(w), nil
}

// wantsArray says whether the ending of a name asks for one JSON value rather than one a line.
func wantsArray(name string) bool {
	name, _ = input.CutCompression(name)
	return strings.EqualFold(filepath.Ext(name), ".json")
}
