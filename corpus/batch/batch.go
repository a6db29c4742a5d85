// Package batch classifies lists of people with a pool of workers, in bounded memory and in the
// order of the list: what comes out does not depend on how many workers there are.
package batch

import (
	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Job is a list to classify.
type Job struct {
	Classifier *onomastics.Classifier
	Policy     onomastics.Policy
	Columns    corpus.Columns
	// Residence is the host of everybody when the list has no column of it.
	Residence onomastics.Country
	// Workers is how many names are classified at once, 1 or more.
	Workers int
	// Count, if set, tells the summary to tally scores, which counts corrected for errors are made from.
	Count bool
	// Detail gives each piece of evidence its contribution.
	Detail bool
	// Progress, if set, is told after each chunk how much of the list was read, in bytes, and how
	// many records are done.
	Progress func(bytes int64, records int)
}

// Columns are the columns that classification adds, in their order.
var Columns = []string{"origin", "probability", "alternatives", "verdict", "reason", "evidence"}

// Run classifies every record of the list and writes it with the added columns to out, which it does not
// close.
func Run(list corpus.Source, out corpus.Sink, job Job) (*Summary, error) {
	total := newSummary()
	if err := out.Begin(list, Columns); err != nil {
		return total, err
	}
	clerks := make([]*Clerk, max(job.Workers, 1))
	workers := make([]func(*Portion[[]byte]), len(clerks))
	for i := range clerks {
		clerks[i] = NewClerk(list, job)
		row := &rowWriter{clerk: clerks[i], sink: out, detail: job.Detail, values: make([][]byte, len(Columns))}
		workers[i] = row.write
	}
	records := 0
	err := Pipe(list, workers, func(p *Portion[[]byte]) error {
		if err := out.Write(p.Out); err != nil {
			return err
		}
		records += p.Chunk.Len()
		if job.Progress != nil {
			job.Progress(p.Read, records)
		}
		return nil
	})
	for _, c := range clerks {
		total.add(c.summary)
	}
	if s, ok := list.(corpus.Skipper); ok {
		total.Skipped = s.Skipped()
	}
	return total, err
}
