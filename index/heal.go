package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"diasmap/index/member"
	"diasmap/index/store"
)

// heal brings the search index to where the store is, making it anew if it is missing, damaged, or knows of changes
// that the store does not.
func (d *Directory) heal() error {
	if err := d.tidy(); err != nil {
		return err
	}
	engine, err := d.openEngine()
	if err != nil {
		if _, missing := os.Stat(d.path(searchDir)); !errors.Is(missing, os.ErrNotExist) {
			d.options.Log.Warn("the search index cannot be read, and is made anew", "error", err)
		}
		return d.rebuild()
	}
	d.engine = engine
	err = guard(d.catchUp)
	if err == nil {
		return nil
	}
	if errors.Is(err, store.ErrDamaged) {
		return err
	}
	d.options.Log.Warn("the search index is made anew", "reason", err)
	d.engine = nil
	if err := guard(engine.Close); err != nil {
		d.options.Log.Warn("close the search index", "error", err)
	}
	return d.rebuild()
}

// tidy takes up or throws away what an interrupted rebuild left.
func (d *Directory) tidy() error {
	if _, err := os.Stat(d.path(searchDir)); errors.Is(err, os.ErrNotExist) {
		// Between the two renames: the new index is whole.
		if err := os.Rename(d.path(newSearchDir), d.path(searchDir)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("take up the search index that was made: %w", err)
		}
	}
	return errors.Join(os.RemoveAll(d.path(newSearchDir)), os.RemoveAll(d.path(oldSearchDir)))
}

func (d *Directory) path(name string) string { return filepath.Join(d.dir, name) }

// catchUp applies the changes that the index lacks.
func (d *Directory) catchUp() error {
	mark, err := d.engine.Mark()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIndexDamaged, err)
	}
	behind := 0
	err = d.store.Since(mark, func(c *store.Change) error {
		behind++
		return d.engine.Apply(c.Put, c.Gone, c.Mark())
	})
	if err != nil {
		return err
	}
	if behind > 0 {
		d.options.Log.Info("the search index was behind the store, and has caught up", "changes", behind)
	}
	if err := d.sameCount(); err != nil {
		return err
	}
	return d.store.Followed(d.store.Head())
}

// sameCount checks that the index has as many members as the store.
func (d *Directory) sameCount() error {
	n, err := d.engine.Count()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIndexDamaged, err)
	}
	if want := d.store.Count(); n != want {
		return fmt.Errorf("%w: it has %d members, the store %d", ErrIndexDamaged, n, want)
	}
	return nil
}

// Reindex makes the search index anew from the store, and puts it in the place of the old one once it is whole.
func (d *Directory) Reindex() error {
	d.writing.Lock()
	defer d.writing.Unlock()
	if err := d.Settle(); err != nil {
		d.options.Log.Warn("the old search index did not follow", "error", err)
	}
	return d.rebuild()
}

// rebuildBatch is how many members are put into a new index at once: the fastest for Bleve.
const rebuildBatch = 1000

func (d *Directory) rebuild() error {
	if err := os.RemoveAll(d.path(newSearchDir)); err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	made, err := d.options.Engine(d.place(newSearchDir, true))
	if err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	if err := d.fill(made); err != nil {
		return errors.Join(fmt.Errorf("make the search index: %w", err), made.Close())
	}
	if err := made.Close(); err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	return d.swap()
}

// fill puts every member into a new index; the mark comes with the last.
func (d *Directory) fill(made Engine) error {
	head, all, done := d.store.Head(), d.store.Count(), 0
	batch := make([]member.Stamped, 0, rebuildBatch)
	flush := func(mark []byte) error {
		if err := made.Apply(batch, nil, mark); err != nil {
			return err
		}
		done += len(batch)
		batch = make([]member.Stamped, 0, rebuildBatch)
		if d.options.Progress != nil {
			d.options.Progress(done, all)
		}
		return nil
	}
	err := d.store.EachStamped(func(m member.Stamped) error {
		if batch = append(batch, m); len(batch) == rebuildBatch {
			return flush(nil)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush(head)
}

// swap puts the new index in the place of the old.
func (d *Directory) swap() error {
	d.engineMu.Lock()
	defer d.engineMu.Unlock()
	if d.engine != nil {
		if err := guard(d.engine.Close); err != nil {
			d.options.Log.Warn("close the old search index", "error", err)
		}
		d.engine = nil
	}
	err := os.Rename(d.path(searchDir), d.path(oldSearchDir))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("put the old search index aside: %w", err)
	}
	if err := os.Rename(d.path(newSearchDir), d.path(searchDir)); err != nil {
		return fmt.Errorf("put the new search index in place: %w", err)
	}
	if d.engine, err = d.options.Engine(d.place(searchDir, false)); err != nil {
		return fmt.Errorf("open the new search index: %w", err)
	}
	return errors.Join(os.RemoveAll(d.path(oldSearchDir)), d.store.Followed(d.store.Head()))
}
