// Package pairing matches lists of pairs of names, in bounded memory and in the order of the list.
package pairing

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Job is a list of pairs to match.
type Job struct {
	Lexicon *onomastics.Lexicon
	Columns Columns
}

// Added are the columns that matching adds, in their order.
var Added = []string{"score", "match", "reason"}

// Run matches every pair of the list and writes it with the added columns to out, which it does not close.
func Run(list corpus.Source, out corpus.Sink, job Job) (*Summary, error) {
	c := &clerk{
		width: len(list.Header()), sink: out, job: job, matcher: onomastics.NewMatcher(job.Lexicon),
		summary: &Summary{}, values: make([][]byte, len(Added)),
	}
	if err := out.Begin(list, Added); err != nil {
		return c.summary, err
	}
	var chunk corpus.Chunk
	var answer []byte
	for {
		err := list.Next(&chunk)
		if errors.Is(err, io.EOF) {
			return c.summary, nil
		}
		if err != nil {
			return c.summary, err
		}
		answer = c.match(answer[:0], &chunk)
		if err := out.Write(answer); err != nil {
			return c.summary, err
		}
	}
}

// A clerk matches records with scratch space of its own.
type clerk struct {
	width   int // columns of the list
	sink    corpus.Sink
	job     Job
	matcher *onomastics.Matcher
	summary *Summary

	record  corpus.Record
	scratch []byte
	values  [][]byte // one for each of Added
}

// match appends the answers for a chunk.
func (c *clerk) match(dst []byte, chunk *corpus.Chunk) []byte {
	for i := range chunk.Len() {
		chunk.Record(i, &c.record)
		c.answer()
		dst = c.sink.AppendRow(dst, &c.record, c.values)
	}
	return dst
}

// answer fills the added values for the record.
func (c *clerk) answer() {
	for i := range c.values {
		c.values[i] = c.values[i][:0]
	}
	c.summary.Pairs++
	if err := c.record.Fault(c.width); err != nil {
		c.values[2] = append(c.values[2], err.Error()...)
		c.summary.Errors++
		return
	}
	columns := c.job.Columns
	result := c.matcher.Match(c.value(columns.Name1), c.value(columns.Name2))
	c.values[0] = strconv.AppendFloat(c.values[0], result.Score, 'f', scoreDigits, 64)
	c.values[1] = strconv.AppendBool(c.values[1], result.Same)
	c.values[2] = result.AppendReason(c.values[2])
	if result.Same {
		c.summary.Matches++
	}
	if columns.Label >= 0 {
		if same, known := parseLabel(c.value(columns.Label)); known {
			c.summary.judge(result, same)
		}
	}
}

// scoreDigits is how exactly scores are written: they are graded, and lists are sorted by them.
const scoreDigits = 4

func (c *clerk) value(column int) string { return string(c.record.Value(column, c.scratch)) }

// parseLabel reads a right answer.
func parseLabel(s string) (same, known bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "1", "true", "yes", "y", "match", "same":
		return true, true
	case "0", "false", "no", "n", "nomatch", "no match", "different":
		return false, true
	}
	return false, false
}
