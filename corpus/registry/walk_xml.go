package registry

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/orisano/gosax"
)

// An xmlWalker finds the fields of records in XML. It checks that elements close in order and nest no deeper
// than mostDepth; entities other than the five of XML stay as they stand.
type xmlWalker struct {
	reader  *gosax.Reader
	bytes   bytes.Reader
	stack   []element
	names   []byte // of the open elements, one after the other
	text    []byte
	offset  int // in the record
	started bool
}

// An element is one that is open.
type element struct {
	node *node // nil if no field is at or below it
	text bool  // its text is part of a field
	name int   // where its name ends in names
}

// xmlBuffer is the space of the tokenizer at the beginning; it grows with the longest token.
const xmlBuffer = 64 << 10

func newXMLWalker() *xmlWalker {
	w := &xmlWalker{}
	w.reader = gosax.NewReaderSize(&w.bytes, xmlBuffer)
	return w
}

// walk adds the fields of one record, which is one element, to g.
func (w *xmlWalker) walk(data []byte, g *gather) error {
	w.bytes.Reset(data)
	w.reader.Reset(&w.bytes)
	w.reader.EmitSelfClosingTag = true
	w.stack, w.names, w.offset, w.started = w.stack[:0], w.names[:0], 0, false
	for {
		event, err := w.reader.Event()
		if err == nil {
			if event.Type() == gosax.EventEOF {
				break
			}
			err = w.event(event, g)
		}
		if errors.Is(err, io.EOF) {
			err = errCut
		}
		if err != nil {
			return at(data, w.offset, err)
		}
	}
	switch {
	case len(w.stack) > 0:
		return at(data, len(data), fmt.Errorf("<%s> does not end", w.top()))
	case !w.started:
		return at(data, 0, errors.New("no element"))
	}
	return nil
}

func (w *xmlWalker) event(event gosax.Event, g *gather) error {
	raw := event.Bytes
	var err error
	switch event.Type() {
	case gosax.EventStart:
		err = w.start(raw, g)
		if bytes.HasSuffix(raw, []byte("/>")) {
			return err // the end comes with the same bytes
		}
	case gosax.EventEnd:
		err = w.end(raw, g)
	case gosax.EventText:
		err = w.chars(raw)
	case gosax.EventCData:
		if w.inText() && len(raw) >= len("<![CDATA[]]>") {
			w.text = append(w.text, raw[len("<![CDATA["):len(raw)-len("]]>")]...)
		}
	}
	if err == nil {
		w.offset += len(raw)
	}
	return err
}

// top is the name of the innermost open element.
func (w *xmlWalker) top() []byte {
	start := 0
	if len(w.stack) > 1 {
		start = w.stack[len(w.stack)-2].name
	}
	return w.names[start:w.stack[len(w.stack)-1].name]
}

func (w *xmlWalker) start(raw []byte, g *gather) error {
	name, attributes := gosax.Name(raw)
	e := element{}
	switch {
	case len(w.stack) >= mostDepth:
		return errDepth
	case len(w.stack) == 0 && w.started:
		return errors.New("something follows the record")
	case len(w.stack) == 0:
		w.started = true
		e.node = g.m.root
	default:
		parent := w.stack[len(w.stack)-1]
		e.text = parent.text
		if parent.node != nil {
			e.node = parent.node.match(local(name), attributes)
		}
	}
	w.names = append(w.names, name...)
	e.name = len(w.names)
	if n := e.node; n != nil {
		if n.opens != nil {
			g.open(n.opens)
		}
		if n.attributes {
			n.addAttributes(attributes, g)
		}
		if n.column >= 0 {
			e.text, w.text = true, w.text[:0]
		}
	}
	w.stack = append(w.stack, e)
	return nil
}

func (w *xmlWalker) end(raw []byte, g *gather) error {
	name, _ := gosax.Name(raw)
	if len(w.stack) == 0 {
		return fmt.Errorf("</%s> ends nothing", name)
	}
	if !bytes.Equal(name, w.top()) {
		return fmt.Errorf("</%s> where <%s> should end", name, w.top())
	}
	e := w.stack[len(w.stack)-1]
	if n := e.node; n != nil {
		if n.column >= 0 {
			g.add(n, w.text)
		}
		if n.opens != nil {
			g.shut(n.opens)
		}
	}
	w.stack = w.stack[:len(w.stack)-1]
	w.names = w.names[:e.name-len(name)]
	return nil
}

func (w *xmlWalker) inText() bool { return len(w.stack) > 0 && w.stack[len(w.stack)-1].text }

// chars takes text between tags.
func (w *xmlWalker) chars(raw []byte) error {
	if len(w.stack) == 0 {
		if len(bytes.TrimSpace(raw)) > 0 {
			return errors.New("text outside of the record")
		}
		return nil
	}
	if !w.inText() {
		return nil
	}
	if bytes.IndexByte(raw, '&') < 0 {
		w.text = append(w.text, raw...)
		return nil
	}
	start := len(w.text)
	w.text = append(w.text, raw...)
	plain, err := gosax.Unescape(w.text[start:])
	if err == nil {
		w.text = append(w.text[:start], plain...)
	} else {
		w.text = append(w.text[:start], raw...)
	}
	return nil
}

// local is a name without its prefix.
func local(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// match returns the child for an element.
func (n *node) match(name, attributes []byte) *node {
	for _, c := range n.children {
		if string(name) == c.name && (c.attribute == "" || string(attributeValue(attributes, c.attribute)) == c.value) {
			return c
		}
	}
	return nil
}

// attributeValue returns an attribute as it stands, nil if there is none.
func attributeValue(attributes []byte, name string) []byte {
	for len(attributes) > 0 {
		a, rest, err := gosax.NextAttribute(attributes)
		if err != nil || len(a.Key) == 0 {
			return nil
		}
		if string(local(a.Key)) == name && len(a.Value) >= 2 {
			return a.Value[1 : len(a.Value)-1]
		}
		attributes = rest
	}
	return nil
}

// addAttributes takes the attributes of n that are fields.
func (n *node) addAttributes(attributes []byte, g *gather) {
	for _, c := range n.children {
		if c.name[0] != '@' {
			continue
		}
		if value := attributeValue(attributes, c.name[1:]); value != nil {
			g.add(c, value)
		}
	}
}
