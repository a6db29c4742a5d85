package batch

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/journal"
)

// The kinds of entries of a journal: rows of the output and rows of rejects, as they were written.
const (
	rowsEntry journal.Kind = iota + 1
	rejectsEntry
)

// betweenCheckpoints is how long a stretch of a list takes, if the job does not say.
const betweenCheckpoints = 2 * time.Second

// A runner classifies a list, in stretches between checkpoints.
type runner struct {
	list    corpus.Source
	out     corpus.Sink
	job     Job
	total   *Summary
	ended   bool
	clerks  []*Clerk
	workers []func(*Portion[made])
	// skipped are what the list had left out before it was gone on with.
	skipped map[string]int
}

// made is what a worker makes of a chunk.
type made struct{ rows, rejects []byte }

// goOn writes what the journal holds, and goes to the place behind it.
func (r *runner) goOn() error {
	if r.job.Rejects != nil {
		if _, err := io.WriteString(r.job.Rejects, rejectsHeader); err != nil {
			return fmt.Errorf("write rejects: %w", err)
		}
	}
	if r.job.Journal == nil {
		return nil
	}
	var last []byte
	err := r.job.Journal.Replay(func(kind journal.Kind, entry []byte) error {
		if kind == journal.Checkpoint {
			last = append(last[:0], entry...)
			return nil
		}
		return r.write(kind, entry)
	})
	if err != nil || last == nil {
		return err
	}
	at, err := r.total.decode(last, r.job.Classifier)
	if err != nil {
		return fmt.Errorf("read the checkpoint: %w", err)
	}
	if err := r.list.Skip(at); err != nil {
		return fmt.Errorf("go on from the checkpoint: %w", err)
	}
	r.skipped = r.leftOut()
	return nil
}

func (r *runner) write(kind journal.Kind, rows []byte) error {
	if kind == rowsEntry {
		return r.out.Write(rows)
	}
	if r.job.Rejects == nil {
		return nil
	}
	if _, err := r.job.Rejects.Write(rows); err != nil {
		return fmt.Errorf("write rejects: %w", err)
	}
	return nil
}

// leftOut is a copy of what the list has left out so far.
func (r *runner) leftOut() map[string]int {
	out := map[string]int{}
	if s, ok := r.list.(corpus.Skipper); ok {
		addCounts(out, s.Skipped())
	}
	return out
}

// hire makes the clerks, who remember names from stretch to stretch.
func (r *runner) hire() {
	r.clerks = newClerks(r.list, r.job)
	for _, clerk := range r.clerks {
		row := &rowWriter{clerk: clerk, sink: r.out, detail: r.job.Detail, values: make([][]byte, len(Columns))}
		r.workers = append(r.workers, row.write)
	}
}

// stretch classifies until it is time for a checkpoint, or to the end of the list, and marks it in the journal.
func (r *runner) stretch() error {
	start := time.Now()
	part := &stretch{Source: r.list}
	if r.job.Journal != nil {
		part.until = start.Add(cmp.Or(r.job.Every, betweenCheckpoints))
	}
	err := Pipe(part, r.workers, r.deliver)
	for _, c := range r.clerks {
		r.total.add(c.takeSummary())
	}
	r.countSkipped()
	r.total.Broken = r.list.Form().Faults
	r.total.Took += time.Since(start)
	r.ended = part.ended
	if err != nil || r.job.Journal == nil {
		return err
	}
	state, err := r.total.encode(r.list.Position())
	if err != nil {
		return err
	}
	return r.job.Journal.Mark(state)
}

// countSkipped adds what the list left out since it was last counted.
func (r *runner) countSkipped() {
	now := r.leftOut()
	for what, n := range now {
		if n -= r.skipped[what]; n > 0 {
			r.total.Skipped[what] += n
		}
	}
	r.skipped = now
}

// deliver writes what was made of a chunk, its rows first.
func (r *runner) deliver(p *Portion[made]) error {
	if err := r.keep(rowsEntry, p.Out.rows); err != nil {
		return err
	}
	if err := r.keep(rejectsEntry, p.Out.rejects); err != nil {
		return err
	}
	if r.job.Progress != nil {
		r.job.Progress(p.Read, p.After.Number)
	}
	return nil
}

// keep writes rows, to the journal too.
func (r *runner) keep(kind journal.Kind, rows []byte) error {
	if len(rows) == 0 {
		return nil
	}
	if err := r.write(kind, rows); err != nil || r.job.Journal == nil {
		return err
	}
	return r.job.Journal.Append(kind, rows)
}

// A stretch is a list that ends when it is time for a checkpoint, after one chunk at least.
type stretch struct {
	corpus.Source
	until time.Time // zero for never
	begun bool
	ended bool // the list itself has ended
}

func (s *stretch) Next(c *corpus.Chunk) error {
	if s.begun && !s.until.IsZero() && time.Now().After(s.until) {
		return io.EOF
	}
	s.begun = true
	err := s.Source.Next(c)
	s.ended = s.ended || errors.Is(err, io.EOF)
	return err
}
