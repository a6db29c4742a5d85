package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/format"
)

const (
	// looked is about how many records a dry run looks at, shown how many of them it shows.
	looked = 1000
	shown  = 10
)

// A glimpse is the first records of a list.
type glimpse struct {
	corpus.Source
	whole bool // there are no others
}

// Next ends after the chunk in which enough was seen.
func (g *glimpse) Next(c *corpus.Chunk) error {
	if g.Position().Number >= looked {
		return io.EOF
	}
	err := g.Source.Next(c)
	g.whole = errors.Is(err, io.EOF)
	return err
}

// A specimen keeps the first rows that one worker makes, for a reader.
type specimen struct {
	corpus.Sink
	columns corpus.Columns
	rows    []string
}

// AppendRow keeps the name of a record, its origin, probability, verdict and reason.
func (s *specimen) AppendRow(dst []byte, r *corpus.Record, added [][]byte) []byte {
	if len(s.rows) < shown {
		name := r.AppendValue(nil, s.columns.Name)
		if s.columns.Name < 0 {
			name = s.columns.AppendFamily(append(s.columns.AppendGiven(nil, r), ' '), r)
		}
		words := strings.Join(strings.Fields(string(name)), " ")
		s.rows = append(s.rows, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", words, added[0], added[1], added[3], added[4]))
	}
	return s.Sink.AppendRow(dst, r, added)
}

// A byteCount counts what is written to it.
type byteCount int64

func (n *byteCount) Write(p []byte) (int, error) {
	*n += byteCount(len(p))
	return len(p), nil
}

// look classifies the first records and tells what would be done with the list. It writes no file.
func (f *classifyCommand) look(out io.Writer, list list, form corpus.Form, job batch.Job) error {
	var size byteCount
	to, err := format.Create(&size, f.output, f.outOptions(form))
	if err != nil {
		return err
	}
	jobs := job.Workers
	job.Count, job.Workers = false, 1
	g, s := &glimpse{Source: list}, &specimen{Sink: to, columns: job.Columns}
	summary, err := batch.Run(g, s, job)
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		return fmt.Errorf("look at %s: %w", list.Name(), err)
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "name\torigin\tprobability\tverdict\treason\n%s\n", strings.Join(s.rows, "\n"))
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nof the first %d records:\n", summary.Records)
	if err := summary.Print(out, job.Policy.Targets); err != nil {
		return err
	}
	share, err := g.share(list)
	if err != nil {
		return fmt.Errorf("look at %s: %w", list.Name(), err)
	}
	fmt.Fprintf(out, "\n%s; nothing was written\n", estimate(summary, share, int64(size), min(jobs, runtime.NumCPU())))
	return nil
}

// share is the share of the list that was looked at, negative if it is not exact, 0 if it is not known: the list is read on for a
// while, to its end if that comes.
func (g *glimpse) share(list list) (float64, error) {
	const most = time.Second
	seen := g.Position().Number
	var c corpus.Chunk
	for start := time.Now(); !g.whole && time.Since(start) < most; {
		err := g.Source.Next(&c)
		if g.whole = errors.Is(err, io.EOF); !g.whole && err != nil {
			return 0, err
		}
	}
	all := float64(g.Position().Number)
	switch {
	case all == 0 || g.whole:
		return float64(seen) / max(all, 1), nil
	case list.Size() <= 0:
		return 0, nil
	}
	return -float64(seen) / all * float64(list.BytesRead()) / float64(list.Size()), nil
}

// estimate tells how long the list is and what it would take, from the share of it that was looked at.
func estimate(s *batch.Summary, share float64, size int64, jobs int) string {
	about := ""
	switch {
	case s.Records == 0:
		return "the list has no records"
	case share == 0:
		return fmt.Sprintf("how long the list is is not known; at least %.0f records a second", float64(s.Records*jobs)/s.Took.Seconds())
	case share < 0:
		about, share = "about ", -share
	}
	const mega = 1e6
	took := time.Duration(float64(s.Took) / share / float64(jobs))
	return fmt.Sprintf("the list has %s%.0f records: at most about %s, an output of about %.1f MB",
		about, float64(s.Records)/share, max(took, time.Second).Round(time.Second), float64(size)/share/mega)
}
