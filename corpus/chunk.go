package corpus

import "fmt"

// A Chunk is some records of one file of a list, to be split by whoever works on them. Delimited text is
// kept as it stands; other formats write their records as such text with Add.
type Chunk struct {
	data    []byte
	records []chunkRecord
	scanner scanner
	name    string
}

type chunkRecord struct {
	start, end   int
	original     int // where the record as its own format has it begins, which ends at end; else end
	line, number int
	fault        place // of a literal record: where its quotes go wrong
	literal      bool
	err          error
}

// An Entry is what a Source knows of a record beside its values.
type Entry struct {
	// Line is where the record begins in its file, from 1: a line of text, a row of a sheet. Number
	// counts records of the list from 1.
	Line, Number int
	// Original is the record as its format has it, for outputs of the same format: a JSON object, the
	// types of cells. It is copied. nil if there is nothing beyond the values.
	Original []byte
	// Err says why the record cannot be used; its values go out all the same.
	Err error
}

// canonical is how the records of formats that are not delimited text stand in a chunk.
var canonical = Dialect{Comma: ','}

// Reset empties c for records of the file called name in a format that is not delimited text.
func (c *Chunk) Reset(name string) {
	c.reset(name, newScanner(canonical))
}

func (c *Chunk) reset(name string, s scanner) {
	c.data, c.records, c.scanner, c.name = c.data[:0], c.records[:0], s, name
}

// Full says that no record should be added before the chunk is handed out.
func (c *Chunk) Full() bool { return len(c.data) >= chunkSize || len(c.records) >= chunkRecords }

// Add appends a record, which has a value for each column of the header. The values are copied.
func (c *Chunk) Add(values [][]byte, e Entry) {
	at := chunkRecord{start: len(c.data), line: e.Line, number: e.Number, err: e.Err}
	for i, value := range values {
		if i > 0 {
			c.data = append(c.data, canonical.Comma)
		}
		c.data = appendValue(c.data, value, canonical)
	}
	at.original = len(c.data)
	c.data = append(c.data, e.Original...)
	at.end = len(c.data)
	c.records = append(c.records, at)
}

// Len is the number of records.
func (c *Chunk) Len() int { return len(c.records) }

// Record splits record i into r, whose space it uses again. What r holds refers to the chunk.
func (c *Chunk) Record(i int, r *Record) {
	at := c.records[i]
	raw := c.data[at.start:at.original]
	*r = Record{
		Raw: raw, Original: c.data[at.original:at.end], File: c.name, Line: at.line, Number: at.number, Err: at.err,
		scanner: c.scanner, literal: at.literal,
		Fields: c.scanner.appendFields(r.Fields[:0], raw, at.literal),
	}
	if at.literal && at.err == nil {
		r.Err = fmt.Errorf("%s:%d:%d: %w", c.name, at.line+at.fault.lines, at.fault.column+1, ErrQuotes)
	}
}

// Renumber numbers the records of c from first on, for sources that make chunks apart from each other.
func (c *Chunk) Renumber(first int) {
	for i := range c.records {
		c.records[i].number = first + i
	}
}
