package batch

import (
	"errors"
	"io"
	"sync"

	"diasmap/corpus"
)

// A Portion is a chunk of a list on its way: read, worked on, delivered.
type Portion[T any] struct {
	Chunk corpus.Chunk
	// Out is what the worker made of the chunk. Its space comes back with a later portion.
	Out T
	// Read is how many bytes of the list were read, After the place behind the chunk.
	Read  int64
	After corpus.Position

	done chan struct{}
}

// portionsPerWorker bounds how far reading runs ahead of delivering.
const portionsPerWorker = 4

// Pipe cuts a list into chunks, has each worked on by one of the workers, which run at once, and delivers them in
// the order of the list, one at a time. It ends with the list, or with the first error of reading or delivering.
func Pipe[T any](list corpus.Source, workers []func(*Portion[T]), deliver func(*Portion[T]) error) error {
	n := len(workers) * portionsPerWorker
	free, work, order := make(chan *Portion[T], n), make(chan *Portion[T], n), make(chan *Portion[T], n)
	for range n {
		free <- &Portion[T]{done: make(chan struct{}, 1)}
	}
	stop := make(chan struct{})
	var readErr error
	go func() {
		defer close(order)
		defer close(work)
		readErr = read(list, free, work, order, stop)
	}()
	var running sync.WaitGroup
	for _, worker := range workers {
		running.Go(func() {
			for p := range work {
				worker(p)
				p.done <- struct{}{}
			}
		})
	}
	var err error
	for p := range order {
		<-p.done
		if err == nil {
			if err = deliver(p); err != nil {
				close(stop) // what is under way ends undelivered
			}
		}
		free <- p
	}
	running.Wait()
	if err != nil {
		return err
	}
	return readErr
}

// read hands chunks to the workers, and in the same order to be delivered.
func read[T any](list corpus.Source, free <-chan *Portion[T], work, order chan<- *Portion[T], stop <-chan struct{}) error {
	for {
		var p *Portion[T]
		select {
		case <-stop:
			return nil
		case p = <-free:
		}
		err := list.Next(&p.Chunk)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		p.Read, p.After = list.BytesRead(), list.Position()
		order <- p
		work <- p
	}
}
