package search

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// An Index finds members. Any number of searches may run at once, also while members are added by one writer.
// It lies in a folder of its own, holds nothing that the store does not, and can be made again from it.
type Index struct {
	view  atomic.Pointer[view]
	words *wordIndex
	know  Knowledge

	writing sync.Mutex
	file    *columnFile
	values  [columnCount]*dictionary
	numbers map[id]uint32 // rows of living members; made at the first change
	mark    []byte
	// meanings remembers what texts of occupations mean, which few texts do for many members.
	meanings map[string][]string

	matchers sync.Pool // of *onomastics.Matcher
	// turns has a place for each search that is carried out.
	turns chan struct{}
}

// Options open an index.
type Options struct {
	// Sealer encrypts the columns; nil leaves them plain. The files of Bleve are sealed by its hooks.
	Sealer Sealer
	// ReadOnly refuses to change anything, and lets others read too.
	ReadOnly bool
	// Lexicon tells how common names are, nil for not at all.
	Lexicon *onomastics.Lexicon
	// Knowledge explains what words mean.
	Knowledge Knowledge
}

// Names of what lies in the folder.
const (
	wordsFolder = "words"
	columnsName = "columns"
)

// Create makes an empty index in a folder, which is empty or not there.
func Create(folder string, o Options) (*Index, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make the index: %w", err)
	}
	words, err := createWords(filepath.Join(folder, wordsFolder))
	if err != nil {
		return nil, err
	}
	file, err := createColumns(filepath.Join(folder, columnsName), o.Sealer)
	if err != nil {
		return nil, errors.Join(err, words.close())
	}
	loaded := &loadedFile{}
	loaded.rows.reserve(0)
	return newIndex(words, file, loaded, o), nil
}

// Open opens the index in a folder. What a crash left half written is cut off, so that the index is as after some call of
// Apply. The error wraps ErrDamaged where it must be made again, ErrSealed where the key is another one.
func Open(folder string, o Options) (*Index, error) {
	words, err := openWords(filepath.Join(folder, wordsFolder), o.ReadOnly)
	if err != nil {
		return nil, err
	}
	blocks, err := words.applied()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the index: %w", err), words.close())
	}
	file, loaded, err := openColumns(filepath.Join(folder, columnsName), o, blocks)
	if err != nil {
		return nil, errors.Join(err, words.close())
	}
	return newIndex(words, file, loaded, o), nil
}

func newIndex(words *wordIndex, file *columnFile, loaded *loadedFile, o Options) *Index {
	x := &Index{words: words, file: file, mark: loaded.mark, know: o.Knowledge, turns: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if x.know == nil {
		x.know = NoKnowledge{}
	}
	x.matchers.New = func() any { return onomastics.NewMatcher(o.Lexicon) }
	var dead bitset
	for _, row := range loaded.dead {
		dead.set(row)
	}
	for c := range columnCount {
		x.values[c] = &dictionary{values: loaded.rows.columns[c].values}
	}
	x.view.Store(newView(loaded.rows, dead, loaded.rows.count()-len(loaded.dead), nil))
	return x
}

// Close closes the files. The index answers no more.
func (x *Index) Close() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	return errors.Join(x.words.close(), x.file.close())
}

// Count is how many members the index holds.
func (x *Index) Count() (int, error) { return x.view.Load().live, nil }

// Mark is the last mark that Apply was given, nil before the first.
func (x *Index) Mark() ([]byte, error) {
	x.writing.Lock()
	defer x.writing.Unlock()
	return slices.Clone(x.mark), nil
}

// Apply puts members into the index, in place of what it holds under their ids, takes others out, and notes the
// mark: all of it or, when it fails or is cut short, nothing. When it returns that is on disk. A nil mark leaves the one
// before. The fastest is a thousand members at once.
func (x *Index) Apply(put []member.Stamped, gone []string, mark []byte) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	before := x.view.Load()
	x.number(before)
	if mark == nil {
		mark = x.mark
	}
	batch, err := x.prepare(before, lastOfEach(put), gone)
	if err != nil {
		return err
	}
	size := x.file.size
	block, err := x.file.add(func(dst []byte) []byte {
		added := batch.rows.since(before.count())
		var from [columnCount]int
		for c := range columnCount {
			from[c] = len(before.columns[c].values)
		}
		return appendBlock(dst, &added, &from, batch.dead, mark)
	})
	if err != nil {
		return err
	}
	if err := x.words.apply(block, batch.documents, batch.dead); err != nil {
		return fmt.Errorf("add to the index of words: %w", errors.Join(err, x.file.takeBack(size)))
	}
	x.publish(before, batch, mark)
	return nil
}

// number makes the table of rows by id.
func (x *Index) number(v *view) {
	if x.numbers != nil {
		return
	}
	x.numbers = make(map[id]uint32, v.live)
	for row, id := range v.id {
		if !v.dead.has(uint32(row)) {
			x.numbers[id] = uint32(row)
		}
	}
}

// lastOfEach leaves the last of each member.
func lastOfEach(put []member.Stamped) []member.Stamped {
	last := make(map[string]int, len(put))
	for i, m := range put {
		last[m.ID] = i
	}
	if len(last) == len(put) {
		return put
	}
	kept := make([]member.Stamped, 0, len(last))
	for i, m := range put {
		if last[m.ID] == i {
			kept = append(kept, m)
		}
	}
	return kept
}

// A batch is what a call of Apply adds.
type batch struct {
	rows      rows
	dead      []uint32
	documents []*document
}

// prepare makes the new rows and documents and lists the rows they replace.
func (x *Index) prepare(before *view, put []member.Stamped, gone []string) (*batch, error) {
	b := &batch{rows: before.rows}
	var w words
	for _, m := range put {
		if err := x.replace(b, m.ID); err != nil {
			return nil, err
		}
		e := newEntry(m.Member, m.Sum)
		var codes [columnCount]uint32
		for column := range columnCount {
			codes[column] = x.values[column].code(e.values[column])
		}
		wordsOf(&w, m.Member, x.meaning)
		b.documents = append(b.documents, newDocument(uint32(b.rows.count()), &w))
		b.rows.add(&e, &codes)
	}
	for _, id := range gone {
		if err := x.replace(b, id); err != nil {
			return nil, err
		}
	}
	slices.Sort(b.dead)
	b.dead = slices.Compact(b.dead)
	for column := range columnCount {
		b.rows.columns[column].values = x.values[column].values
	}
	return b, nil
}

// mostMeanings bounds how many texts are remembered.
const mostMeanings = 50_000

// meaning is the English words that a text of an occupation reads as.
func (x *Index) meaning(text string) []string {
	if text == "" {
		return nil
	}
	if words, ok := x.meanings[text]; ok {
		return words
	}
	if x.meanings == nil || len(x.meanings) >= mostMeanings {
		x.meanings = map[string][]string{}
	}
	var words []string
	for _, m := range x.know.Occupations(text) {
		words = append(words, m.Words...)
	}
	x.meanings[text] = words
	return words
}

// replace lists the row of a member, if there is one, as dead.
func (x *Index) replace(b *batch, memberID string) error {
	if len(memberID) != idLength {
		return fmt.Errorf("index member %q: an id has %d characters", memberID, idLength)
	}
	if old, ok := x.numbers[id([]byte(memberID))]; ok {
		b.dead = append(b.dead, old)
	}
	return nil
}

// publish shows the batch to searches that begin from now on.
func (x *Index) publish(before *view, b *batch, mark []byte) {
	dead := slices.Clone(before.dead)
	for _, row := range b.dead {
		dead.set(row)
		delete(x.numbers, before.id[row])
	}
	for row := before.count(); row < b.rows.count(); row++ {
		x.numbers[b.rows.id[row]] = uint32(row)
	}
	x.mark = slices.Clone(mark)
	x.view.Store(newView(b.rows, dead, before.live+b.rows.count()-before.count()-len(b.dead), before))
}

// Stamps calls yield for every member, in no order, with the stamp it was indexed with.
func (x *Index) Stamps(yield func(id, stamp string) error) error {
	v := x.view.Load()
	for row := range v.id {
		if v.dead.has(uint32(row)) {
			continue
		}
		if err := yield(string(v.id[row][:]), strconv.FormatUint(v.stamp[row], 16)); err != nil {
			return err
		}
	}
	return nil
}
