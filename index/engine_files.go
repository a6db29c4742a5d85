package index

import (
	"errors"
	"fmt"
	"maps"
	"os"

	"diasmap/index/sums"
)

// sumsFile lists the hashes of the files of the search index while nobody writes to it. There is none after a writer was
// killed; what the engine itself knows of its files has to do then.
const sumsFile = "search.sums"

// errUnclosed: the last writer did not close the search index.
var errUnclosed = errors.New("the last writer did not close the search index")

// checkEngineFiles compares the files of the search index with the list: errUnclosed if there is no list.
func (d *Directory) checkEngineFiles() error {
	known := sums.Read(d.path(sumsFile))
	if known == nil {
		return errUnclosed
	}
	now, err := sums.OfFolder(d.path(searchDir))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIndexDamaged, err)
	}
	if !maps.Equal(now, known) {
		return fmt.Errorf("%w: its files are not what was written", ErrIndexDamaged)
	}
	return nil
}

// openEngine opens the search index, to be written to or only read. Damaged files are an error, however they show.
func (d *Directory) openEngine() (engine Engine, err error) {
	err = d.checkEngineFiles()
	if d.options.ReadOnly && err != nil || err != nil && !errors.Is(err, errUnclosed) {
		return nil, err
	}
	if !d.options.ReadOnly {
		if err := os.Remove(d.path(sumsFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	err = guard(func() error {
		engine, err = d.options.Engine(d.place(searchDir, false))
		return err
	})
	return engine, err
}

// closeEngine closes the search index; a writer lists its files.
func (d *Directory) closeEngine() error {
	if d.engine == nil {
		return nil
	}
	err := guard(d.engine.Close)
	d.engine = nil
	if err != nil || d.options.ReadOnly {
		return err
	}
	now, err := sums.OfFolder(d.path(searchDir))
	if err != nil {
		return err
	}
	return now.Write(d.path(sumsFile))
}

// guard turns a panic of a library over damaged files into an error.
func guard(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrIndexDamaged, p)
		}
	}()
	return do()
}
