package search

import (
	"bytes"
	"encoding/binary"
	"strings"

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

// A document is what Bleve is given of a row. Its words are cut already: Bleve's own documents take a memory object for each
// occurrence of a word and do so while it indexes, which costs a third of indexing.
type document struct {
	id     string
	fields []wordsOfField
}

// newDocument makes the document of a row.
func newDocument(row uint32, w *words) *document {
	d := &document{id: documentID(row), fields: make([]wordsOfField, 0, wordFieldCount+1)}
	for f := range w {
		if len(w[f]) > 0 {
			d.fields = append(d.fields, newWordsOfField(wordFieldNames[f], w[f]))
		}
	}
	return d
}

// ID is the name of the document.
func (d *document) ID() string { return d.id }

// AddIDField adds the name as a field, which Bleve finds documents by; it is the one field that is stored.
func (d *document) AddIDField() {
	d.fields = append(d.fields, wordsOfField{
		name: "_id", value: []byte(d.id), terms: index.TokenFrequencies{d.id: once}, length: 1, options: index.IndexField | index.StoreField,
	})
}

// VisitFields calls visit for each field.
func (d *document) VisitFields(visit index.FieldVisitor) {
	for i := range d.fields {
		visit(&d.fields[i])
	}
}

// VisitComposite calls nothing: there are no fields made of others.
func (d *document) VisitComposite(index.CompositeFieldVisitor) {}

// HasComposite says that there are none.
func (d *document) HasComposite() bool { return false }

// Indexed is asked for Bleve's statistics: whether it was held back from the index.
func (d *document) Indexed() bool { return false }

// Size is about the memory of the document, for Bleve's statistics.
func (d *document) Size() int { return int(d.NumPlainTextBytes()) }

// StoredFieldsBytes is how much is stored.
func (d *document) StoredFieldsBytes() uint64 { return uint64(len(d.id)) }

// NumPlainTextBytes is the length of all words.
func (d *document) NumPlainTextBytes() uint64 {
	n := uint64(0)
	for i := range d.fields {
		n += d.fields[i].NumPlainTextBytes()
	}
	return n
}

// wordsOfField are the words of one field of a document.
type wordsOfField struct {
	name    string
	value   []byte // if it is stored
	terms   index.TokenFrequencies
	length  int // of all words, in bytes
	options index.FieldIndexingOptions
}

// wordOptions: a field is indexed, and nothing else.
const wordOptions = index.IndexField | index.SkipFreqNorm

// once is what is said of every word: how often and where it stands counts for nothing.
var once = func() *index.TokenFreq {
	f := &index.TokenFreq{}
	f.SetFrequency(1)
	return f
}()

// newWordsOfField cuts a text into its words, which blanks part.
func newWordsOfField(name string, text []byte) wordsOfField {
	all := string(text)
	terms := make(index.TokenFrequencies, bytes.Count(text, []byte(" ")))
	for word := range strings.FieldsSeq(all) {
		terms[word] = once
	}
	return wordsOfField{name: name, terms: terms, length: len(all), options: wordOptions}
}

// Name is that of the field.
func (f *wordsOfField) Name() string { return f.name }

// Value is what is stored, if anything is.
func (f *wordsOfField) Value() []byte { return f.value }

// ArrayPositions are none.
func (f *wordsOfField) ArrayPositions() []uint64 { return nil }

// EncodedFieldType says that it is text.
func (f *wordsOfField) EncodedFieldType() byte { return 't' }

// Analyze does nothing: the words are cut.
func (f *wordsOfField) Analyze() {}

// Options say what is kept.
func (f *wordsOfField) Options() index.FieldIndexingOptions { return f.options }

// AnalyzedLength is how many words there are.
func (f *wordsOfField) AnalyzedLength() int { return len(f.terms) }

// AnalyzedTokenFrequencies are the words.
func (f *wordsOfField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }

// NumPlainTextBytes is the length of the words.
func (f *wordsOfField) NumPlainTextBytes() uint64 { return uint64(f.length) }
