package corpus

import "bytes"

// maxRecord bounds one record, in bytes; a quote left open does not swallow more than this.
const maxRecord = 1 << 20

// maxLine bounds one line, in bytes, and so the memory a list takes. A longer one goes out in pieces.
const maxLine = 16 << 20

// A scanner finds where records end (RFC 4180: fields may stand in quotes, which are doubled
// within, and then contain separators and line ends).
type scanner struct {
	comma   byte
	newline byte // '\n', or '\r' in files of old
	quote   byte // what fields stand in, noQuote for nothing
}

// noQuote is no byte of a separator or a quote; lists without quotes are split at every separator.
const noQuote = '\n'

func newScanner(d Dialect) scanner {
	s := scanner{comma: d.Comma, newline: '\n', quote: '"'}
	switch {
	case d.Unquoted:
		s.quote = noQuote
	case d.Quote != 0:
		s.quote = d.Quote
	}
	return s
}

// isQuote says whether b opens or closes a quoted field.
func (s *scanner) isQuote(b byte) bool { return b == s.quote && b != noQuote }

// An extent is where a record ends.
type extent struct {
	length  int   // of the record, without its line end
	lineEnd int   // 0 at the end of the file, else 1, or 2 for CR LF
	lines   int   // line ends within
	literal bool  // quotes do not close as they should: fields are taken as they stand
	fault   place // of a literal record: where its quotes go wrong
	short   bool  // the data ends before the record does
	long    bool  // it is a piece of a line longer than maxLine
}

// A place is a byte within a record: line ends before it, and bytes before it on its line.
type place struct{ lines, column int }

// record finds the end of the first record of b. last says that no data follows b.
func (s *scanner) record(b []byte, last bool) extent {
	line := s.line(b, last)
	if line.short || s.quote == noQuote || bytes.IndexByte(b[:line.length], s.quote) < 0 {
		return line // the fast path: a line without quotes
	}
	return s.quoted(b, line, last)
}

// line finds the end of the first line of b.
func (s *scanner) line(b []byte, last bool) extent {
	end := bytes.IndexByte(b, s.newline)
	switch {
	case end < 0:
		return extent{length: len(b), short: !last}
	case end > 0 && s.newline == '\n' && b[end-1] == '\r':
		return extent{length: end - 1, lineEnd: 2}
	}
	return extent{length: end, lineEnd: 1}
}

// quoted finds the end of a record whose first line has quotes. Quotes must close within
// maxRecord bytes of its beginning, however much of b is there.
func (s *scanner) quoted(b []byte, line extent, last bool) extent {
	lines, window := 0, b[:min(len(b), maxRecord)]
	for i := 0; ; {
		if i < len(b) && b[i] == s.quote { // a quoted field
			open := i
			end, newlines, closed := s.closingQuote(window, i+1)
			if !closed {
				if !last && len(b) < maxRecord {
					return extent{short: true}
				}
				return s.asLiteral(line, b[:open])
			}
			lines += newlines
			i = end + 1
			if i+1 >= len(b) && !last { // a CR may follow, and an LF after it
				return extent{short: true}
			}
			if !s.fieldEnds(b, i) {
				return s.asLiteral(line, b[:i])
			}
		} else {
			i = s.fieldEnd(b, i)
		}
		if i < len(b) && b[i] == s.comma {
			i++
			continue
		}
		rest := s.line(b[i:], last)
		rest.length += i
		rest.lines = lines
		return rest
	}
}

// asLiteral is the first line as a literal record, whose quotes go wrong after before.
func (s *scanner) asLiteral(line extent, before []byte) extent {
	line.literal = true
	line.fault.lines = bytes.Count(before, []byte{s.newline})
	line.fault.column = len(before) - (bytes.LastIndexByte(before, s.newline) + 1)
	return line
}

// closingQuote finds the quote that closes a field whose content begins at i.
func (s *scanner) closingQuote(b []byte, i int) (end, newlines int, ok bool) {
	for ; i < len(b); i++ {
		switch b[i] {
		case s.quote:
			if i+1 < len(b) && b[i+1] == s.quote {
				i++
				continue
			}
			return i, newlines, true
		case s.newline:
			newlines++
		}
	}
	return i, newlines, false
}

// fieldEnds says whether a field may end at i: at a separator, a line end or the end of data.
func (s *scanner) fieldEnds(b []byte, i int) bool {
	return i == len(b) || b[i] == s.comma || b[i] == s.newline || b[i] == '\r' && i+1 < len(b) && b[i+1] == s.newline
}

// fieldEnd finds the separator or line end after a field without quotes that begins at i.
func (s *scanner) fieldEnd(b []byte, i int) int {
	for ; i < len(b); i++ {
		if b[i] == s.comma || b[i] == s.newline {
			if b[i] == '\n' && i > 0 && b[i-1] == '\r' {
				return i - 1
			}
			return i
		}
	}
	return i
}

// count returns the number of fields of a record.
func (s *scanner) count(record []byte, literal bool) int {
	return len(s.appendFields(nil, record, literal))
}

// appendFields splits a record. Literal ones are split at every separator.
func (s *scanner) appendFields(dst []Field, record []byte, literal bool) []Field {
	for i := 0; ; {
		f := Field{start: i}
		if !literal && i < len(record) && s.isQuote(record[i]) {
			end, _, _ := s.closingQuote(record, i+1)
			f.start, f.end, f.quoted = i+1, end, true
			i = min(end+1, len(record))
		} else {
			n := bytes.IndexByte(record[i:], s.comma)
			if n < 0 {
				n = len(record) - i
			}
			i += n
			f.end = i
		}
		dst = append(dst, f)
		if i >= len(record) {
			return dst
		}
		i++ // the separator
	}
}
