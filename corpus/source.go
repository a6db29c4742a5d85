package corpus

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Source yields the records of a list in chunks, in the order of the list, whatever its format.
type Source interface {
	// Header is the names of the columns.
	Header() []string
	// Next fills c, whose space it uses again, with the next records, all of one file. It returns
	// io.EOF after the last.
	Next(c *Chunk) error
	// Form is how the list is written, as far as is known by now.
	Form() Form
	// BytesRead is how much of the list was read, in bytes as they are stored: for progress.
	BytesRead() int64
	// Position is the place after the last chunk.
	Position() Position
	// Skip goes to a place that Position told of the same list, before the first call of Next.
	Skip(to Position) error
	Close() error
}

// A Skipper is a Source that leaves out entries that are nobody a list is of: companies, entries withdrawn.
type Skipper interface {
	// Skipped counts the entries left out so far by what they are.
	Skipped() map[string]int
}

// SkippedWords tells in a line what a Skipper left out: «3 left out: companies 2, entries withdrawn 1»; "" if nothing.
func SkippedWords(skipped map[string]int) string {
	total := 0
	words := make([]string, 0, len(skipped))
	for _, what := range slices.Sorted(maps.Keys(skipped)) {
		total += skipped[what]
		words = append(words, fmt.Sprintf("%s %d", what, skipped[what]))
	}
	if total == 0 {
		return ""
	}
	return fmt.Sprintf("%d left out: %s", total, strings.Join(words, ", "))
}

// A Position is a place between two records of a list, at which it can be opened again.
type Position struct {
	// File counts the files of a list of several, from 0; Before is how many records are in those before it.
	File   int `json:"file,omitempty"`
	Before int `json:"before,omitempty"`
	// Offset is in bytes of the text as it is decompressed and decoded; 0 in formats that are not text.
	Offset int64 `json:"offset,omitempty"`
	// Line is that of the next record, from 1. Number is how many records stand before it.
	Line   int `json:"line,omitempty"`
	Number int `json:"number"`
	// Faults are what is wrong with the files before, a line each, which are not read again.
	Faults string `json:"faults,omitempty"`
}

// SkipRecords is Skip for formats that can only be read on: it passes over whole chunks until p.Number records
// are behind. A list whose chunks end elsewhere has changed.
func SkipRecords(s Source, p Position) error {
	var c Chunk
	for s.Position().Number < p.Number {
		err := s.Next(&c)
		if err != nil {
			return fmt.Errorf("go to record %d: %w", p.Number+1, noMore(err))
		}
	}
	if at := s.Position().Number; at != p.Number {
		return fmt.Errorf("go to record %d: %w: a chunk ends at %d", p.Number+1, ErrChanged, at)
	}
	return nil
}

// noMore turns the end of a list that was longer before into ErrChanged.
func noMore(err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: it ends before", ErrChanged)
	}
	return err
}
