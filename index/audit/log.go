package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// A Log is the audit log of one directory. Several processes may write to it at once.
type Log struct {
	file string
	key  []byte
	// Now tells the time, for tests.
	Now func() time.Time

	mu   sync.Mutex
	next *batch     // what is written when the batch before is
	turn sync.Mutex // one batch is written at a time
}

// A batch is entries that are written together: while the disk takes one batch, those who come wait for the next.
type batch struct {
	entries []*Entry
	written chan struct{} // closed when they are, or cannot be
	err     error
}

// Open names the log in a file, which need not be there yet. The key is the directory's.
func Open(file string, key []byte) *Log { return &Log{file: file, key: key, Now: time.Now} }

// File is where the log is.
func (l *Log) File() string { return l.file }

// privateFile lets nobody but the owner read.
const privateFile = 0o600

// Append writes entries and returns once the disk has them. It sets their numbers, times and hashes. A line that a
// crash left unfinished was never acknowledged, and goes.
func (l *Log) Append(entries ...*Entry) error {
	if len(entries) == 0 {
		return nil
	}
	b, first := l.join(entries)
	if !first {
		<-b.written
		return b.err
	}
	l.turn.Lock()
	defer l.turn.Unlock()
	l.mu.Lock()
	l.next = nil
	l.mu.Unlock()
	b.err = l.append(b.entries)
	close(b.written)
	return b.err
}

// join adds entries to the batch that is written next. Who comes first writes it.
func (l *Log) join(entries []*Entry) (b *batch, first bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if first = l.next == nil; first {
		l.next = &batch{written: make(chan struct{})}
	}
	l.next.entries = append(l.next.entries, entries...)
	return l.next, first
}

// append writes entries.
func (l *Log) append(entries []*Entry) error {
	lock := flock.New(l.file + ".lock")
	if err := lock.Lock(); err != nil {
		return fmt.Errorf("lock the audit log %s: %w", l.file, err)
	}
	defer lock.Close()
	file, err := os.OpenFile(l.file, os.O_RDWR|os.O_CREATE, privateFile)
	if err != nil {
		return fmt.Errorf("open the audit log: %w", err)
	}
	defer file.Close()
	last, end, err := lastEntry(file)
	if err != nil {
		return fmt.Errorf("%s: %w", l.file, err)
	}
	lines, err := l.lines(last, entries)
	if err != nil {
		return err
	}
	return l.write(file, lines, end)
}

// lines encodes entries to follow last.
func (l *Log) lines(last Entry, entries []*Entry) ([]byte, error) {
	var lines []byte
	for _, e := range entries {
		e.Number, e.At = last.Number+1, l.Now().UTC().Truncate(time.Second)
		line, err := e.line(l.key, last.Hash)
		if err != nil {
			return nil, err
		}
		lines = append(append(lines, line...), '\n')
		last = *e
	}
	return lines, nil
}

// write puts lines at the place where the last whole line ends; where that fails it leaves the log as it was.
func (l *Log) write(file *os.File, lines []byte, end int64) error {
	if err := file.Truncate(end); err != nil {
		return fmt.Errorf("write to the audit log: %w", err)
	}
	_, err := file.WriteAt(lines, end)
	if err == nil {
		err = file.Sync()
	}
	if err != nil {
		_ = file.Truncate(end)
		return fmt.Errorf("write to the audit log: %w", err)
	}
	return nil
}

// tailBytes is how much of the end of a log is looked through at once.
const tailBytes = 64 << 10

// lastEntry reads the last whole line, and where it ends.
func lastEntry(file *os.File) (Entry, int64, error) {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return Entry{}, 0, err
	}
	var tail []byte
	for from := size; from > 0; {
		n := min(from, tailBytes)
		from -= n
		part := make([]byte, n)
		if _, err := file.ReadAt(part, from); err != nil {
			return Entry{}, 0, err
		}
		tail = append(part, tail...)
		line, end, ok := lastLine(tail, from == 0)
		if !ok {
			continue
		}
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			return Entry{}, 0, fmt.Errorf("%w: its last line: %w", ErrBroken, err)
		}
		return e, from + int64(end), nil
	}
	return Entry{}, 0, nil
}

// lastLine finds the last line of tail that ends, and where it does. It must begin in tail, at its beginning only if
// that is the beginning of the log.
func lastLine(tail []byte, whole bool) (line []byte, end int, ok bool) {
	end = bytes.LastIndexByte(tail, '\n') + 1
	if end == 0 {
		return nil, 0, false
	}
	start := bytes.LastIndexByte(tail[:end-1], '\n') + 1
	if start == 0 && !whole {
		return nil, 0, false
	}
	return tail[start : end-1], end, true
}

// ErrBroken: the log is not what was written.
var ErrBroken = errors.New("the audit log is broken")
