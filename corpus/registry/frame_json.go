package registry

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// newJSON cuts JSON into records: a line each or, in a document of several lines or a list, the elements of the list,
// or those of its members «items» or «results», as answers of interfaces have them; else the document is a record.
func newJSON(r *bufio.Reader, member string) framer {
	head, _ := r.Peek(r.Size())
	if oneALine(head) {
		return &lines{r: r}
	}
	return &document{whole{r: r, member: member}}
}

// oneALine says whether JSON that begins with head has a record a line.
func oneALine(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return len(head) > 0 && head[0] != '['
	}
	line, rest, ended := bytes.Cut(head, []byte{'\n'})
	if !ended {
		return !bytes.Contains(head, []byte(`"items"`)) && !bytes.Contains(head, []byte(`"results"`))
	}
	return jsontext.Value(line).IsValid(lenient...) && !isAnswer(line) ||
		bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{"))
}

// isAnswer says whether a record in JSON is the answer of an interface, which holds several.
func isAnswer(raw []byte) bool {
	for _, key := range answerKeys {
		if bytes.Contains(raw, []byte(`"`+key+`":[`)) || bytes.Contains(raw, []byte(`"`+key+`": [`)) {
			return true
		}
	}
	return false
}

// answerKeys are members of answers that hold the records.
var answerKeys = []string{"items", "results"}

// A document is JSON read as a whole.
type document struct{ whole }

func (d *document) frames(b *batch) error {
	from := len(b.frames)
	err := d.whole.frames(b)
	if !errors.Is(err, io.EOF) || len(b.frames) == from || b.frames[from].err != nil {
		return err
	}
	f := b.frames[from]
	raw := b.data[f.start:f.end]
	elements, ok := splitDocument(raw)
	if !ok {
		return err // a record of its own, or what is wrong with it is told when it is read
	}
	b.frames = b.frames[:from]
	for _, e := range elements {
		b.frames = append(b.frames, frame{
			start: f.start + e.start, end: f.start + e.end, line: 1 + bytes.Count(raw[:e.start], []byte{'\n'}), member: d.member,
		})
	}
	return err
}

// A span is a part of a document.
type span struct{ start, end int }

// splitDocument finds the records of a list or an answer; false for any other document, or a broken one.
func splitDocument(raw []byte) ([]span, bool) {
	d := jsontext.NewDecoder(bytes.NewReader(raw), lenient...)
	switch d.PeekKind() {
	case '[':
		return elements(d)
	case '{':
		if _, err := d.ReadToken(); err != nil {
			return nil, false
		}
		for d.PeekKind() == '"' {
			name, err := d.ReadToken()
			if err != nil {
				return nil, false
			}
			if key := name.String(); (key == answerKeys[0] || key == answerKeys[1]) && d.PeekKind() == '[' {
				return elements(d)
			}
			if d.SkipValue() != nil {
				return nil, false
			}
		}
	}
	return nil, false
}

// elements are the places of the elements of the list that d comes to.
func elements(d *jsontext.Decoder) ([]span, bool) {
	if _, err := d.ReadToken(); err != nil {
		return nil, false
	}
	var spans []span
	for d.PeekKind() != ']' {
		value, err := d.ReadValue()
		if err != nil {
			return nil, false
		}
		end := int(d.InputOffset())
		spans = append(spans, span{end - len(value), end})
	}
	return spans, true
}
