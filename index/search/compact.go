package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// Compact rewrites the files so that nothing of members that were taken out or replaced is left in them. Rows keep
// their numbers; those of the dead become empty.
func (x *Index) Compact() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	if x.file.file == nil {
		return ErrReadOnly
	}
	if err := x.words.compact(); err != nil {
		return err
	}
	before := x.view.Load()
	r := before.scrubbed()
	if err := x.file.rewrite(&r, before.deadRows(), x.mark); err != nil {
		return err
	}
	for c := range columnCount {
		x.values[c] = &dictionary{values: r.columns[c].values}
	}
	x.view.Store(newView(r, before.dead, before.live, nil))
	return nil
}

// deadRows lists the dead.
func (v *view) deadRows() []uint32 {
	var dead []uint32
	for row := range uint32(v.count()) {
		if v.dead.has(row) {
			dead = append(dead, row)
		}
	}
	return dead
}

// scrubbed is a copy of the rows in which those of the dead hold nothing, nor the columns values that only they had.
func (v *view) scrubbed() rows {
	var r rows
	r.reserve(v.count())
	var empty entry
	var values [columnCount]*dictionary
	for c := range columnCount {
		values[c] = newDictionary()
	}
	for row := range uint32(v.count()) {
		var codes [columnCount]uint32
		if v.dead.has(row) {
			r.add(&empty, &codes)
			continue
		}
		e := v.entry(row)
		for c := range columnCount {
			codes[c] = values[c].code(e.values[c])
		}
		r.add(&e, &codes)
	}
	for c := range columnCount {
		r.columns[c].values = values[c].values
	}
	return r
}

// entry is what the columns hold of a row.
func (r *rows) entry(row uint32) entry {
	e := entry{
		id: r.id[row], stamp: r.stamp[row], probability: r.probability[row], born: r.born[row], imported: r.imported[row],
		updated: r.updated[row], family: r.family[row], given: r.given[row], names: r.name(row),
	}
	for c := range columnCount {
		e.values[c] = r.value(c, row)
	}
	return e
}

// rewrite puts a log of the same number of blocks in the place of the file, the first of which holds everything.
func (f *columnFile) rewrite(r *rows, dead []uint32, mark []byte) error {
	if f.blocks == 0 {
		return nil
	}
	var from [columnCount]int
	content := newHeader(f.seal != nil)
	for c := range columnCount {
		from[c] = 1 // the empty value is always there
	}
	content = appendFrame(content, appendBlock(nil, r, &from, dead, mark), f.seal, 0)
	var none rows
	none.reserve(0)
	for number := 1; number < f.blocks; number++ {
		content = appendFrame(content, appendBlock(nil, &none, &from, nil, mark), f.seal, number)
	}
	name := f.file.Name()
	if err := writeWhole(name+".new", content); err != nil {
		return fmt.Errorf("rewrite the columns of the index: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("rewrite the columns of the index: %w", err)
	}
	file, err := os.OpenFile(name, os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open the columns of the index: %w", err)
	}
	old := f.file
	f.file, f.size, f.buffer = file, int64(len(content)), nil
	return old.Close()
}

// writeWhole writes a file and waits until it is on disk.
func writeWhole(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Sync(), file.Close())
}

// fillerID names a document that is none of a member. Bleve merges no single segment, so compact adds one with nothing else in it.
const fillerID = "filler"

// mostMerges bounds how often parts are merged: ten become one each time.
const mostMerges = 10

// compact merges the index of words into one part without what was removed.
func (w *wordIndex) compact() error {
	merger, ok := w.index.(interface {
		ForceMerge(context.Context, *mergeplan.MergePlanOptions) error
	})
	if !ok {
		return nil
	}
	batch := index.NewBatch()
	batch.Update(&document{id: fillerID})
	if err := w.index.Batch(batch); err != nil {
		return fmt.Errorf("merge the index of words: %w", err)
	}
	for range mostMerges { // a plan of Bleve does not always hold all parts
		options := mergeplan.SingleSegmentMergePlanOptions
		if err := merger.ForceMerge(context.Background(), &options); err != nil {
			return fmt.Errorf("merge the index of words: %w", err)
		}
		if parts, err := w.parts(); err != nil || parts <= 1 {
			break // awaitOne tells what is wrong
		}
	}
	return w.awaitOne()
}

// parts is how many parts the index of words has.
func (w *wordIndex) parts() (int, error) {
	r, err := w.index.Reader()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	if snapshot, ok := r.(*scorch.IndexSnapshot); ok {
		return len(snapshot.Segments()), nil
	}
	return 1, nil
}

const (
	// patience is how long Bleve may take to remove files that it has merged, glance how often that is looked for.
	patience = 30 * time.Second
	glance   = 20 * time.Millisecond
)

// awaitOne waits until the merged file is the only one: Bleve removes the others some time after a batch.
func (w *wordIndex) awaitOne() error {
	for start := time.Now(); time.Since(start) < patience; time.Sleep(glance) {
		parts, err := filepath.Glob(filepath.Join(w.path, "store", "*.zap"))
		if err != nil || len(parts) <= 1 {
			return err
		}
		batch := index.NewBatch()
		batch.SetInternal([]byte(fillerID), nil)
		if err := w.index.Batch(batch); err != nil {
			return fmt.Errorf("merge the index of words: %w", err)
		}
	}
	return fmt.Errorf("compact %s: %w", w.path, ErrLeftovers)
}
