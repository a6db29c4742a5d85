package registry

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// A List is a registry being read: a Source of the people in it. Records are cut apart one after the other
// and read by several workers; what comes out does not depend on how many.
type List struct {
	registry *Registry
	name     string
	path     string // of the file or folder, «-» for stdin
	stdin    io.Reader
	size     int64
	notes    []string
	places   places

	started bool
	order   chan *work
	free    chan *work
	stop    chan struct{}
	ended   sync.WaitGroup
	failure error // of the feeder, good when order is closed
	passed  atomic.Int64
	faulty  sync.Mutex
	faults  []string

	number  int
	read    int64
	skipped map[string]int
}

// A work is a batch and what becomes of it.
type work struct {
	batch   batch
	chunk   corpus.Chunk
	skipped map[string]int
	read    int64 // of all files, in bytes as they are stored
	done    chan struct{}
}

// workPerWorker bounds how far cutting runs ahead of reading.
const workPerWorker = 3

// Open opens a registry: a file, a folder of files, an archive, or «-» for stdin.
func Open(r *Registry, name string, stdin io.Reader) (*List, error) {
	l := &List{registry: r, name: name, path: name, stdin: stdin, size: -1, skipped: map[string]int{}, stop: make(chan struct{})}
	if name == input.Stdin {
		l.name = "standard input"
		return l, nil
	}
	l.path = r.folderIn(name)
	size, passed, err := survey(l.path, r.accepts)
	if err != nil {
		return nil, err
	}
	l.size = size
	l.passed.Store(int64(passed))
	if r.gazette != nil {
		var note string
		if l.places, note, err = r.gazette.near(name); err != nil {
			return nil, err
		}
		l.notes = append(l.notes, note)
	}
	return l, nil
}

// folderIn is the folder of people in a folder, if it has one, else what it is given.
func (r *Registry) folderIn(name string) string {
	for _, f := range r.folders {
		if info, err := os.Stat(filepath.Join(name, f)); err == nil && info.IsDir() {
			return filepath.Join(name, f)
		}
	}
	return name
}

// Header is the columns of the registry.
func (l *List) Header() []string { return l.registry.Columns() }

// Name is what errors call the list.
func (l *List) Name() string { return l.name }

// Size is that of all files as they are stored, in bytes, -1 if unknown.
func (l *List) Size() int64 { return l.size }

// BytesRead is how many of these bytes were read for the chunks so far.
func (l *List) BytesRead() int64 { return l.read }

// Skipped counts the records so far that are no people, or people no longer in the registry, by what they are.
func (l *List) Skipped() map[string]int { return maps.Clone(l.skipped) }

// Form tells the registry, what else there is to know, and which files break off.
func (l *List) Form() corpus.Form {
	l.faulty.Lock()
	defer l.faulty.Unlock()
	notes := append([]string{l.registry.Title}, l.notes...)
	if n := l.passed.Load(); n > 0 {
		notes = append(notes, fmt.Sprintf("other files passed over: %d", n))
	}
	return corpus.Form{Format: l.registry.ID, Notes: notes, Faults: slices.Clone(l.faults)}
}

// Position is the place after the last chunk.
func (l *List) Position() corpus.Position { return corpus.Position{Number: l.number} }

// Skip reads on to a position: archives have no other way, and what is skipped must be counted.
func (l *List) Skip(to corpus.Position) error { return corpus.SkipRecords(l, to) }

// Next fills c with the next people.
func (l *List) Next(c *corpus.Chunk) error {
	if !l.started {
		l.start()
	}
	for w := range l.order {
		<-w.done
		*c, w.chunk = w.chunk, *c
		for reason, n := range w.skipped {
			l.skipped[reason] += n
		}
		l.read = w.read
		l.free <- w
		if c.Len() == 0 {
			continue
		}
		c.Renumber(l.number + 1)
		l.number += c.Len()
		return nil
	}
	if l.failure != nil {
		return l.failure
	}
	return io.EOF
}

// Close ends the reading, wherever it is.
func (l *List) Close() error {
	select {
	case <-l.stop:
	default:
		close(l.stop)
	}
	l.ended.Wait()
	return nil
}

func (l *List) start() {
	l.started = true
	workers := runtime.GOMAXPROCS(0)
	n := workers * workPerWorker
	l.order, l.free = make(chan *work, n), make(chan *work, n)
	todo := make(chan *work, n)
	for range n {
		l.free <- &work{skipped: map[string]int{}, done: make(chan struct{}, 1)}
	}
	l.ended.Go(func() {
		defer close(l.order)
		defer close(todo)
		f := &feeder{list: l, todo: todo, buffer: newStreamBuffer()}
		if err := f.feed(); !errors.Is(err, errStopped) {
			l.failure = err
		}
	})
	for range workers {
		p := newParser(l.registry, l.places)
		l.ended.Go(func() {
			for w := range todo {
				w.chunk.Reset(w.batch.file)
				clear(w.skipped)
				p.parse(&w.batch, &w.chunk, w.skipped)
				w.done <- struct{}{}
			}
		})
	}
}

// fault keeps that a file cannot be read on.
func (l *List) fault(err error) {
	l.faulty.Lock()
	defer l.faulty.Unlock()
	l.faults = append(l.faults, err.Error())
}
