package jsonl

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/tidwall/gjson"

	"diasmap/corpus"
)

// A Writer is a Sink of JSON objects, one a line. Objects of JSON lines keep their text and get fields added; records
// of other formats become objects of strings.
type Writer struct {
	w       io.Writer
	columns []string // keys in JSON, with the colon
	added   []key
	same    bool // the list is of JSON objects itself
	array   bool // the objects stand in one array
	begun   bool
}

// A key is the name of an added field, and how it stands in JSON.
type key struct {
	name         string
	json, prefix string // the second for objects that have the name already
}

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// NewArrayWriter writes the objects to w in one array, each in a line of its own.
func NewArrayWriter(w io.Writer) *Writer { return &Writer{w: w, array: true} }

// Begin notes the names of the columns.
func (w *Writer) Begin(s corpus.Source, added []string) error {
	header := s.Header()
	w.same = s.Form().Format == Format
	for _, name := range header {
		w.columns = append(w.columns, quoteKey(name))
	}
	tops := make([]string, len(header)) // of paths, which are the keys that objects have
	for i, path := range header {
		tops[i], _, _ = strings.Cut(path, ".")
	}
	for _, name := range added {
		name = corpus.FreeColumn(append(tops, header...), name)
		w.added = append(w.added, key{name, quoteKey(name), quoteKey("diasmap_" + name)})
	}
	return nil
}

func quoteKey(name string) string { return string(appendString(nil, []byte(name))) + ":" }

// AppendRow appends a record as an object.
func (w *Writer) AppendRow(dst []byte, r *corpus.Record, added [][]byte) []byte {
	object := w.same && len(r.Original) > 0
	if w.array {
		dst = append(dst, betweenObjects...)
	}
	if object {
		dst = appendOpen(dst, r.Original)
	} else {
		dst = w.appendFields(append(dst, '{'), r)
	}
	for i, value := range added {
		if dst[len(dst)-1] != '{' {
			dst = append(dst, ',')
		}
		if k := w.added[i]; object && has(r.Original, k.name) {
			dst = append(dst, k.prefix...)
		} else {
			dst = append(dst, k.json...)
		}
		dst = appendAdded(dst, value)
	}
	if w.array {
		return append(dst, '}') // the line ends before the next
	}
	return append(dst, "}\n"...)
}

// has says whether an object has a key.
func has(object []byte, key string) bool {
	if !bytes.Contains(object, []byte(key)) {
		return false
	}
	return gjson.GetBytes(object, gjson.Escape(key)).Exists()
}

// appendOpen appends an object without its closing brace, in one line.
func appendOpen(dst, object []byte) []byte {
	begin := len(dst)
	dst = append(dst, bytes.TrimRight(object[:len(object)-1], " \t\r\n")...)
	for i := begin; i < len(dst); i++ {
		if dst[i] == '\n' || dst[i] == '\r' { // only blanks between values: within strings they cannot stand
			dst[i] = ' '
		}
	}
	return dst
}

// appendFields appends the values of a record as fields. Those a row has beyond the header go to the last.
func (w *Writer) appendFields(dst []byte, r *corpus.Record) []byte {
	for i, column := range w.columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, column...)
		if i == len(w.columns)-1 && len(r.Fields) > len(w.columns) {
			dst = appendString(dst, r.Rest(i))
			break
		}
		dst = appendString(dst, r.Value(i, nil))
	}
	return dst
}

// appendAdded appends the value of an added column: a number or truth value as it is, nothing as null, else a string.
func appendAdded(dst, value []byte) []byte {
	switch {
	case len(value) == 0:
		return append(dst, "null"...)
	case string(value) == "true" || string(value) == "false" || isNumber(value):
		return append(dst, value...)
	}
	return appendString(dst, value)
}

func isNumber(value []byte) bool {
	if value[0] != '-' && (value[0] < '0' || value[0] > '9') {
		return false
	}
	return json.Valid(value)
}

// appendString appends text as a string of JSON. Bytes that are not UTF-8 become U+FFFD.
func appendString(dst, text []byte) []byte {
	dst = append(dst, '"')
	for len(text) > 0 {
		n := 0
		for n < len(text) && text[n] >= ' ' && text[n] != '"' && text[n] != '\\' && text[n] < utf8.RuneSelf {
			n++
		}
		dst = append(dst, text[:n]...)
		if text = text[n:]; len(text) == 0 {
			break
		}
		r, size := utf8.DecodeRune(text)
		dst = appendRune(dst, r)
		text = text[size:]
	}
	return append(dst, '"')
}

const hexDigits = "0123456789abcdef"

func appendRune(dst []byte, r rune) []byte {
	switch {
	case r == '"' || r == '\\':
		return append(dst, '\\', byte(r))
	case r == '\n':
		return append(dst, `\n`...)
	case r == '\r':
		return append(dst, `\r`...)
	case r == '\t':
		return append(dst, `\t`...)
	case r < ' ':
		return append(dst, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&0xf])
	}
	return utf8.AppendRune(dst, r)
}

// betweenObjects stands between the objects of an array.
const betweenObjects = ",\n"

// Write writes rows.
func (w *Writer) Write(rows []byte) error {
	if w.array && !w.begun && len(rows) > 0 {
		w.begun = true
		rows = append([]byte("["), rows[1:]...) // for the comma before the first object
	}
	_, err := w.w.Write(rows)
	return err
}

// Close ends an array; lines have no end of their own.
func (w *Writer) Close() error {
	if !w.array {
		return nil
	}
	end := "\n]\n"
	if !w.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(w.w, end)
	return err
}
