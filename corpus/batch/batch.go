// Package batch classifies lists of people with a pool of workers, in bounded memory and in the
// order of the list: what comes out does not depend on how many workers there are.
package batch

import (
	"errors"
	"io"
	"sync"

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

// A portion is a chunk on its way: read, classified, written.
type portion struct {
	chunk corpus.Chunk
	out   []byte
	read  int64
	done  chan struct{}
}

// portionsPerWorker bounds how far reading runs ahead of writing.
const portionsPerWorker = 4

// Run classifies every record of the list and writes it with the added columns to out, which it does not
// close.
func Run(list corpus.Source, out corpus.Sink, job Job) (*Summary, error) {
	workers := max(job.Workers, 1)
	total := newSummary()
	if err := out.Begin(list, Columns); err != nil {
		return total, err
	}
	n := workers * portionsPerWorker
	free, work, order := make(chan *portion, n), make(chan *portion, n), make(chan *portion, n)
	for range n {
		free <- &portion{done: make(chan struct{}, 1)}
	}
	stop := make(chan struct{})
	var readErr error
	go func() {
		defer close(order)
		defer close(work)
		readErr = read(list, free, work, order, stop)
	}()
	summaries := make([]*Summary, workers)
	var running sync.WaitGroup
	for i := range summaries {
		c := newClerk(list, job)
		c.sink = out
		summaries[i] = c.summary
		running.Go(func() {
			for p := range work {
				c.classify(p)
				p.done <- struct{}{}
			}
		})
	}
	writeErr := write(out, order, free, job.Progress)
	if writeErr != nil {
		close(stop)
		for p := range order { // let the reader and the workers end
			<-p.done
			free <- p
		}
	}
	running.Wait()
	for _, s := range summaries {
		total.add(s)
	}
	if writeErr != nil {
		return total, writeErr
	}
	return total, readErr
}

// read hands chunks to the workers, and in the same order to the writer.
func read(list corpus.Source, free <-chan *portion, work, order chan<- *portion, stop <-chan struct{}) error {
	for {
		var p *portion
		select {
		case <-stop:
			return nil
		case p = <-free:
		}
		err := list.Next(&p.chunk)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		p.read = list.BytesRead()
		order <- p
		work <- p
	}
}

// write writes portions in the order in which they were read.
func write(out corpus.Sink, order <-chan *portion, free chan<- *portion, progress func(int64, int)) error {
	records := 0
	for p := range order {
		<-p.done
		if err := out.Write(p.out); err != nil {
			free <- p
			return err
		}
		records += p.chunk.Len()
		if progress != nil {
			progress(p.read, records)
		}
		free <- p
	}
	return nil
}
