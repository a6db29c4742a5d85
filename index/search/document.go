package search

import (
	"bytes"
	"encoding/binary"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// A Bleve document holds words only, and nothing is stored: no frequencies, norms, positions or values of
// documents, since hits are ranked by what their columns and names say. It is named by its row.

// documentID is the name of the document of a row: four bytes.
func documentID(row uint32) string {
	return string(binary.BigEndian.AppendUint32(nil, row))
}

// rowOf is the row of a document, by its name.
func rowOf(id []byte) (uint32, bool) {
	if len(id) != 4 {
		return 0, false
	}
	return binary.BigEndian.Uint32(id), true
}

// wordOptions: a field is indexed, and nothing else.
const wordOptions = index.IndexField | index.SkipFreqNorm

// newDocument makes the document of a row.
func newDocument(row uint32, w *words) *document.Document {
	d := document.NewDocument(documentID(row))
	for f := range w {
		if len(w[f]) > 0 {
			d.AddField(document.NewTextFieldCustom(wordFieldNames[f], nil, bytes.Clone(w[f]), wordOptions, blanks{}))
		}
	}
	return d
}

// blanks is the analyser of texts that are words parted by blanks.
type blanks struct{}

// Analyze cuts the text into its words.
func (blanks) Analyze(text []byte) analysis.TokenStream {
	var tokens analysis.TokenStream
	for word := range bytes.FieldsSeq(text) {
		tokens = append(tokens, &analysis.Token{Term: word, Position: len(tokens) + 1, Type: analysis.AlphaNumeric})
	}
	return tokens
}
