package jobs

import (
	"encoding/binary"
	"errors"
	"io"

	"diasmap/corpus"
)

// An answerSink makes rows of the added values alone, for a journal: each with its length before it. It writes nothing itself.
type answerSink struct{}

func (answerSink) Begin(corpus.Source, []string) error { return nil }
func (answerSink) Write([]byte) error                  { return nil }
func (answerSink) Close() error                        { return nil }

func (answerSink) AppendRow(dst []byte, _ *corpus.Record, added [][]byte) []byte {
	for _, value := range added {
		dst = binary.AppendUvarint(dst, uint64(len(value)))
		dst = append(dst, value...)
	}
	return dst
}

// errAnswers: answers are not what was written.
var errAnswers = errors.New("the answers that were kept are damaged: order the job again")

// cutAnswer takes the values of one row off rows that an answerSink made.
func cutAnswer(rows []byte, values [][]byte) (rest []byte, err error) {
	for i := range values {
		n, size := binary.Uvarint(rows)
		if size <= 0 || n > uint64(len(rows)-size) {
			return nil, errAnswers
		}
		values[i], rows = rows[size:size+int(n)], rows[size+int(n):]
	}
	return rows, nil
}

// A cursor goes through the records of a list one by one.
type cursor struct {
	list   corpus.Source
	chunk  corpus.Chunk
	next   int
	record corpus.Record
}

// advance goes to the next record. The error is io.EOF after the last.
func (c *cursor) advance() error {
	for c.next == c.chunk.Len() {
		if err := c.list.Next(&c.chunk); err != nil {
			return err
		}
		c.next = 0
	}
	c.chunk.Record(c.next, &c.record)
	c.next++
	return nil
}

// noMore makes the end of a list that has to go on a fault.
func noMore(err error) error {
	if errors.Is(err, io.EOF) {
		return corpus.ErrChanged
	}
	return err
}
