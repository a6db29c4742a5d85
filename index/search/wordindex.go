package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// A wordIndex is the index of words, in Bleve.
type wordIndex struct {
	path     string
	bleve    bleve.Index
	index    index.Index
	segments segmentRows
	terms    termRows
}

// appliedKey is the name under which Bleve keeps how many blocks of the columns it holds, written together with
// their documents.
var appliedKey = []byte("blocks")

// createWords makes an empty index of words in a folder.
func createWords(path string) (*wordIndex, error) {
	b, err := bleve.NewUsing(path, emptyMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("make the index of words %s: %w", path, err)
	}
	return newWordIndex(path, b)
}

// rootFile is the file in the folder of an index that names its others.
const rootFile = "store/root.bolt"

// openWords opens the index of words in a folder. Bleve would make an empty one where its root is gone.
func openWords(path string, readOnly bool) (*wordIndex, error) {
	if _, err := os.Stat(filepath.Join(path, filepath.FromSlash(rootFile))); err != nil {
		return nil, fmt.Errorf("open the index of words: %w: %w", ErrDamaged, err)
	}
	b, err := bleve.OpenUsing(path, map[string]any{"read_only": readOnly})
	if err != nil {
		return nil, fmt.Errorf("open the index of words %s: %w: %w", path, ErrDamaged, err)
	}
	return newWordIndex(path, b)
}

func newWordIndex(path string, b bleve.Index) (*wordIndex, error) {
	inner, err := b.Advanced()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the index of words: %w", err), b.Close())
	}
	return &wordIndex{path: path, bleve: b, index: inner}, nil
}

// emptyMapping maps nothing: documents are made field by field (newDocument).
func emptyMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	return m
}

func (w *wordIndex) close() error { return w.bleve.Close() }

// applied is how many blocks the index holds.
func (w *wordIndex) applied() (int, error) { return appliedTo(w.bleve) }

// appliedTo is how many blocks an index, or what is read of it, holds; 0 if it does not say.
func appliedTo(r interface {
	GetInternal(key []byte) ([]byte, error)
}) (int, error) {
	value, err := r.GetInternal(appliedKey)
	if err != nil || len(value) != 8 {
		return 0, err
	}
	return int(binary.BigEndian.Uint64(value)), nil
}

// apply adds documents and removes those of dead rows, all or nothing, and says that block is held now.
func (w *wordIndex) apply(block int, documents []*document, dead []uint32) error {
	batch := index.NewBatch()
	for _, row := range dead {
		batch.Delete(documentID(row))
	}
	for _, d := range documents {
		batch.Update(d)
	}
	batch.SetInternal(appliedKey, binary.BigEndian.AppendUint64(nil, uint64(block)))
	return w.index.Batch(batch)
}

// A wordReader reads the index as it is at one moment. It is not safe for concurrent use.
type wordReader struct {
	index.IndexReader
	recycled index.TermFieldDoc
	numbers  *numbering // nil if Bleve does not tell its segments
	terms    *termRows
}

func (w *wordIndex) reader() (*wordReader, error) {
	r, err := w.index.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the index of words: %w", err)
	}
	reader := &wordReader{IndexReader: r, terms: &w.terms}
	if snapshot, ok := r.(*scorch.IndexSnapshot); ok {
		reader.numbers = newNumbering(&w.segments, snapshot)
	}
	return reader, nil
}

// rows calls take for the row of each document that has the term, in no order.
func (r *wordReader) rows(ctx context.Context, f wordField, term string, take func(row uint32)) error {
	postings, err := r.TermFieldReader(ctx, []byte(term), wordFieldNames[f], false, false, false)
	if err != nil {
		return fmt.Errorf("look up %q: %w", term, err)
	}
	defer postings.Close()
	if r.numbers != nil && postings.Count() >= manyDocuments {
		return r.frequentRows(postings, fieldTerm{f, term}, take)
	}
	return r.each(postings, term, false, take)
}

// frequentRows calls take for the rows of a term that many documents have, remembered or read.
func (r *wordReader) frequentRows(postings index.TermFieldReader, key fieldTerm, take func(row uint32)) error {
	block, err := appliedTo(r)
	if err != nil {
		return fmt.Errorf("look up %q: %w", key.term, err)
	}
	rows, known := r.terms.of(block, key)
	if !known {
		if err := r.each(postings, key.term, true, func(row uint32) { rows = append(rows, row) }); err != nil {
			return err
		}
		r.terms.keep(block, key, rows)
	}
	for _, row := range rows {
		take(row)
	}
	return nil
}

// each calls take for the row of each document of postings.
func (r *wordReader) each(postings index.TermFieldReader, term string, remembered bool, take func(row uint32)) error {
	for {
		doc, err := postings.Next(&r.recycled)
		if err != nil {
			return fmt.Errorf("look up %q: %w", term, err)
		}
		if doc == nil {
			return nil
		}
		row, err := r.row(doc.ID, remembered)
		if err != nil {
			return fmt.Errorf("look up %q: %w", term, err)
		}
		if row != noRow {
			take(row)
		}
	}
}

// manyDocuments is from how many documents on the rows of whole segments are remembered.
const manyDocuments = 2000

// row is the row of a document, remembered or by its name.
func (r *wordReader) row(document index.IndexInternalID, remembered bool) (uint32, error) {
	if remembered {
		return r.numbers.row(document.Value())
	}
	name, err := r.ExternalID(document)
	if err != nil {
		return noRow, err
	}
	if row, ok := rowOf([]byte(name)); ok {
		return row, nil
	}
	return noRow, nil
}

// A frequentTerm is a term of a field and how many documents have it.
type frequentTerm struct {
	term  string
	count uint64
}

// beginning lists the terms of a field that begin with prefix, at most most.
func (r *wordReader) beginning(f wordField, prefix string, most int) ([]frequentTerm, error) {
	dict, err := r.FieldDictPrefix(wordFieldNames[f], []byte(prefix))
	return termsOf(dict, err, most)
}

// spelt lists the terms of a field that differ from term by at most edits letters, at most most.
func (r *wordReader) spelt(f wordField, term string, edits, most int) ([]frequentTerm, error) {
	fuzzy, ok := r.IndexReader.(index.IndexReaderFuzzy)
	if !ok {
		return nil, nil
	}
	dict, err := fuzzy.FieldDictFuzzy(wordFieldNames[f], term, edits, "")
	return termsOf(dict, err, most)
}

func termsOf(dict index.FieldDict, err error, most int) ([]frequentTerm, error) {
	if err != nil {
		return nil, fmt.Errorf("list words: %w", err)
	}
	defer dict.Close()
	var terms []frequentTerm
	for len(terms) < most {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("list words: %w", err)
		}
		if e == nil {
			break
		}
		terms = append(terms, frequentTerm{e.Term, e.Count})
	}
	return terms, nil
}
