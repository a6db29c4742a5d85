package intake

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

const (
	// updateMembers and updateRows are after how many candidates or records an Update is made, updateEvery after
	// how long at the latest: that much is done again after a crash.
	updateMembers = 1000
	updateRows    = 200_000
	updateEvery   = 2 * time.Second
	// updateBytes bounds an Update, which the store takes 1.2 MB of.
	updateBytes = 768 << 10
	// remembered is how much of the names it met an import remembers, in bytes: it needs memory for much else, and of a list of a million
	// people four times as much is no faster.
	remembered = 32 << 20
)

// Run imports a list into a directory. It returns the record of the import, which tells what was done even if there is
// an error; the same command then goes on where it ended.
func Run(d *index.Directory, list corpus.Source, job Job) (*store.Import, error) {
	job.Batch.Remember = remembered
	r := &run{
		directory: d, list: list, job: job, pool: newScorePool(job.Batch.Classifier), scores: scores{}, changed: map[onomastics.Country]bool{},
	}
	if err := r.begin(); err != nil {
		return nil, err
	}
	if err := r.pass(); err != nil {
		return r.record, errors.Join(err, d.Settle())
	}
	return r.record, r.finish()
}

// A run is an import under way.
type run struct {
	directory *index.Directory
	list      corpus.Source
	job       Job
	record    *store.Import
	progress  store.Progress
	pool      *scorePool
	scores    scores // of the whole list, by residence
	changed   map[onomastics.Country]bool

	waiting []candidate
	size    int // of waiting, in bytes
	rows    int // of records that wait for an Update
	last    time.Time
}

// begin makes the record of the import, or takes up the one that was broken off.
func (r *run) begin() error {
	unfinished, err := r.directory.Store().Unfinished()
	if err != nil {
		return err
	}
	var old *store.Progress
	for _, p := range unfinished {
		if r.job.Print != "" && p.Print == r.job.Print {
			old = p
		}
	}
	if old != nil && !r.job.Restart {
		return r.resume(old)
	}
	r.record = &store.Import{
		Source: r.job.Source, Input: r.job.Input, Purpose: r.job.Purpose, By: r.job.By, RetainUntil: r.job.RetainUntil,
		Started: r.job.now(), Digest: r.job.Batch.Classifier.Digest(),
	}
	for _, c := range r.job.Batch.Policy.Targets {
		r.record.Origins = append(r.record.Origins, c.String())
	}
	return r.directory.Update(func(tx index.Tx) error {
		if old != nil {
			if err := tx.EndProgress(old.Import); err != nil {
				return err
			}
		}
		r.record.ID = tx.NewImportID()
		r.progress = store.Progress{Import: r.record.ID, Print: r.job.Print}
		return errors.Join(tx.PutImport(r.record), tx.PutProgress(&r.progress), tx.Audit(r.entry("import begun")))
	})
}

// resume goes on with an import that was broken off.
func (r *run) resume(p *store.Progress) error {
	record, err := r.directory.Store().Import(p.Import)
	if err != nil {
		return err
	}
	if p.After.Number > 0 {
		if err := r.list.Skip(p.After); err != nil {
			return fmt.Errorf("go on with import %s: %w", p.Import, err)
		}
	}
	r.record, r.progress = record, *p
	r.record.Counts = p.Counts
	if err := r.resumeScores(); err != nil {
		return fmt.Errorf("go on with import %s: %w", p.Import, err)
	}
	return r.directory.Update(func(tx index.Tx) error { return tx.Audit(r.entry("import resumed")) })
}

func (r *run) entry(action string) audit.Entry {
	return audit.Entry{
		Who: r.job.By, Action: action, Purpose: r.job.Purpose, Count: r.record.New + r.record.Changed,
		About: map[string]string{"import": r.record.ID, "source": r.record.Source, "rows": strconv.Itoa(r.record.Rows)},
	}
}

// pass reads the list to its end.
func (r *run) pass() error {
	r.last = time.Now()
	workers := make([]func(*batch.Portion[harvest]), max(r.job.Batch.Workers, 1))
	for i := range workers {
		c, err := newClerk(r.directory, r.list, &r.job, r.pool)
		if err != nil {
			return err
		}
		workers[i] = c.work
	}
	err := batch.Pipe(r.list, workers, r.take)
	if err != nil {
		return err
	}
	return r.update()
}

// take takes what a portion came to.
func (r *run) take(p *batch.Portion[harvest]) error {
	if r.size > 0 && r.size+p.Out.size > updateBytes {
		if err := r.update(); err != nil {
			return err
		}
	}
	r.size += p.Out.size
	r.waiting = append(r.waiting, p.Out.candidates...)
	p.Out.tally.addTo(&r.record.Counts)
	r.addScores(p.Out.scores)
	r.progress.After = p.After
	r.rows += p.Chunk.Len()
	if r.job.Batch.Progress != nil {
		r.job.Batch.Progress(p.Read, r.record.Rows)
	}
	if len(r.waiting) < updateMembers && r.rows < updateRows && time.Since(r.last) < updateEvery {
		return nil
	}
	return r.update()
}

// update stores what waits, and how far the list has come, in one step.
func (r *run) update() error {
	if err := r.write(r.waiting, true); err != nil {
		return err
	}
	clear(r.changed)
	r.waiting, r.size, r.rows, r.last = r.waiting[:0], 0, 0, time.Now()
	return nil
}

// write stores candidates in one step, or in two where that is too much: members that changed often are large. The last step notes how
// far the list has come.
func (r *run) write(candidates []candidate, last bool) error {
	counts := r.record.Counts // of an Update that fails nothing is counted
	err := r.directory.Later(func(tx index.Tx) error {
		for i := range candidates {
			if err := r.store(tx, &candidates[i], &counts); err != nil {
				return err
			}
		}
		if !last {
			return nil
		}
		progress := r.progress
		progress.Counts = counts
		return errors.Join(r.putScores(tx), tx.PutProgress(&progress))
	})
	if half := len(candidates) / 2; half > 0 && errors.Is(err, store.ErrTooMuch) {
		if err := r.write(candidates[:half], false); err != nil {
			return err
		}
		return r.write(candidates[half:], last)
	}
	if err == nil {
		r.record.Counts = counts
	}
	return err
}

// store stores a candidate, or says why not.
func (r *run) store(tx index.Tx, c *candidate, counts *store.Counts) error {
	m, importID := c.member, r.record.ID
	if kept, err := r.suppressed(tx, c); kept || err != nil {
		counts.Suppressed++
		return err
	}
	var err error
	own := m.ID
	if m.ID, err = tx.Known(own); err != nil {
		return err
	}
	m.Imported = r.record.Started
	m.Updated = m.Imported
	m.Sources[0].First, m.Sources[0].Import = importID, importID
	old, err := tx.Member(m.ID)
	switch {
	case errors.Is(err, store.ErrNoMember):
		counts.New++
		return errors.Join(tx.Put(m), tx.Found(importID, m.ID, store.New))
	case err != nil:
		return err
	}
	if found, err := tx.WasFound(importID, m.ID); found || err != nil {
		counts.Repeated++
		return err
	}
	renewed, changed, err := r.renew(tx, old, own, m)
	if err != nil {
		return err
	}
	if !changed {
		counts.Unchanged++
		return tx.Found(importID, m.ID, store.Unchanged)
	}
	counts.Changed++
	return errors.Join(tx.Put(renewed), tx.Found(importID, m.ID, store.Changed))
}

// suppressed says whether a candidate must not be stored.
func (r *run) suppressed(tx index.Tx, c *candidate) (bool, error) {
	if !tx.Suppressing() {
		return false, nil
	}
	if c.hashes == nil { // the first was suppressed since the candidate was made
		c.hashes = suppress.NewHasher(r.directory.Store().Secret()).Seek(suppress.Of(c.member))
	}
	return tx.Suppressed(c.hashes)
}
