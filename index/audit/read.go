package audit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Read calls yield for every entry, oldest first, without checking the chain. A log that is not there yet is
// empty. An unfinished last line is left out.
func (l *Log) Read(yield func(*Entry) error) error {
	return l.read(func(_ []byte, e *Entry) error { return yield(e) })
}

func (l *Log) read(yield func(line []byte, e *Entry) error) error {
	file, err := os.Open(l.file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the audit log: %w", err)
	}
	defer file.Close()
	lines := bufio.NewReader(file)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the audit log %s: %w", l.file, err)
		}
		line = line[:len(line)-1]
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("%s:%d: %w: %w", l.file, n, ErrBroken, err)
		}
		if err := yield(line, &e); err != nil {
			return err
		}
	}
}

// An Anchor is the last entry somebody outside the log knows of.
type Anchor struct {
	Number int    `json:"n"`
	Hash   string `json:"hash"`
}

// Last is the anchor of the log as it is.
func (l *Log) Last() (Anchor, error) {
	file, err := os.Open(l.file)
	if errors.Is(err, os.ErrNotExist) {
		return Anchor{}, nil
	}
	if err != nil {
		return Anchor{}, fmt.Errorf("open the audit log: %w", err)
	}
	defer file.Close()
	e, _, err := lastEntry(file)
	return Anchor{e.Number, e.Hash}, err
}

// Verify checks the chain and that the log holds the anchor. It returns how many entries there are. The error
// wraps ErrBroken and names the line.
func (l *Log) Verify(known Anchor) (int, error) {
	before, n, anchored := "", 0, known.Number == 0
	err := l.read(func(line []byte, e *Entry) error {
		n++
		hash := e.Hash
		again, err := e.line(l.key, before)
		switch {
		case err != nil:
			return err
		case e.Number != n:
			return fmt.Errorf("%s:%d: %w: entry %d stands where %d should", l.file, n, ErrBroken, e.Number, n)
		case e.Hash != hash || !bytes.Equal(again, line):
			return fmt.Errorf("%s:%d: %w: the entry, or the one before it, was changed", l.file, n, ErrBroken)
		}
		before = hash
		anchored = anchored || known.Number == n && known.Hash == hash
		return nil
	})
	if err == nil && !anchored {
		err = fmt.Errorf("%s:%d: %w: the directory knows of entry %d, which is not in the log", l.file, n, ErrBroken, known.Number)
	}
	return n, err
}

// HasOut says whether the entry of an outbox is in the log.
func (l *Log) HasOut(numbers []uint64) (map[uint64]bool, error) {
	asked := map[uint64]bool{}
	for _, n := range numbers {
		asked[n] = true
	}
	there := map[uint64]bool{}
	err := l.Read(func(e *Entry) error {
		if asked[e.Out] {
			there[e.Out] = true
		}
		return nil
	})
	return there, err
}
