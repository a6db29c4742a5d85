// Package batch classifies lists of people with a pool of workers, in bounded memory and in the
// order of the list: what comes out does not depend on how many workers there are.
package batch

import (
	"io"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/journal"
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
	// Remember is how much the workers remember of the names they met, all together, in bytes; 0 is for most words of lists of a
	// million.
	Remember int
	// Count, if set, tells the summary to tally scores, which counts corrected for errors are made from.
	Count bool
	// Detail gives each piece of evidence its contribution.
	Detail bool
	// Journal, if set, keeps what is done, and is what the job goes on from.
	Journal *journal.Journal
	// Every is the time between checkpoints, in which what is done is lost when the job is killed; 0 is two seconds.
	Every time.Duration
	// Rejects, if set, gets a row for each record that cannot be read: RejectColumns, in CSV.
	Rejects io.Writer
	// Progress, if set, is told after each chunk how much of the list was read, in bytes, and how
	// many records are done.
	Progress func(bytes int64, records int)
}

// Columns are the columns that classification adds, in their order.
var Columns = []string{"origin", "probability", "alternatives", "verdict", "reason", "evidence"}

// Run classifies every record of the list and writes it with the added columns to out, which it does not
// close. With a journal it goes on where an earlier run of the same job was; what it writes is the same, to the byte.
func Run(list corpus.Source, out corpus.Sink, job Job) (*Summary, error) {
	r := &runner{list: list, out: out, job: job, total: newSummary()}
	if job.Count {
		r.total.tally = job.Classifier.NewTally()
	}
	if err := out.Begin(list, Columns); err != nil {
		return r.total, err
	}
	if err := r.goOn(); err != nil {
		return r.total, err
	}
	r.hire()
	for !r.ended {
		if err := r.stretch(); err != nil {
			return r.total, err
		}
	}
	return r.total, nil
}
