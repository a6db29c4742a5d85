package registry

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diasmap/corpus"
)

// A parser reads batches, with scratch of its own.
type parser struct {
	registry *Registry
	places   places
	gather   *gather
	xml      *xmlWalker
	json     *jsonWalker

	header  []string      // of the table that columns are of
	columns []tableColumn // where its values go
	record  corpus.Record
	scratch []byte
}

// A tableColumn says where the values of a column of a table go.
type tableColumn struct {
	place, column int
	rule          rule
}

func newParser(r *Registry, p places) *parser {
	return &parser{registry: r, places: p, gather: newGather(r.fieldMap()), xml: newXMLWalker(), json: newJSONWalker()}
}

// parse adds the people of a batch to chunk and counts what it leaves out in skipped.
func (p *parser) parse(b *batch, chunk *corpus.Chunk, skipped map[string]int) {
	switch b.kind {
	case delimited:
		p.table(b, chunk, skipped)
	case fixedWidth:
		p.fixed(b, chunk, skipped)
	default:
		for _, f := range b.frames {
			p.gather.reset()
			data := b.data[f.start:f.end]
			err := f.err
			if err == nil {
				err = p.walker(data).walk(data, p.gather)
			}
			p.finish(b, f, err, chunk, skipped)
		}
	}
}

// A walker finds the fields of a record.
type walker interface {
	walk(data []byte, g *gather) error
}

func (p *parser) walker(data []byte) walker {
	if startsWith(data, '<') {
		return p.xml
	}
	return p.json
}

// startsWith says whether b is the first byte of data, white space aside.
func startsWith(data []byte, b byte) bool {
	data = bytes.TrimLeft(data, " \t\r\n")
	return len(data) > 0 && data[0] == b
}

// errNothing: a record has none of the fields of the registry.
var errNothing = errors.New("no field of this registry is in it: is --source the right one?")

// finish adds the people of the record that was gathered; a record with a fault goes out as one row, with what
// was found of it.
func (p *parser) finish(b *batch, f frame, err error, chunk *corpus.Chunk, skipped map[string]int) {
	g := p.gather
	if err == nil && !g.any {
		err = errNothing
	}
	if err != nil {
		chunk.Add(g.values[:g.m.shown], corpus.Entry{Line: f.line, Err: b.fault(f, err)})
		return
	}
	people := g.people()
	if len(people) == 0 {
		skipped[p.registry.nobody]++
	}
	var fault error
	if g.failure != nil {
		fault = b.fault(f, g.failure)
	}
	for i, person := range people {
		person.ordinal = i + 1
		if reason := p.registry.finish(person, p.places); reason != "" {
			skipped[reason]++
			continue
		}
		chunk.Add(person.values[:g.m.shown], corpus.Entry{Line: f.line, Err: fault})
	}
}

// fault tells where an error is.
func (b *batch) fault(f frame, err error) error {
	name := b.file
	if f.member != "" {
		name = f.member
	}
	var place *placed
	if errors.As(err, &place) {
		return fmt.Errorf("%s:%d:%d: %w", name, f.line+place.line, place.column+1, place.err)
	}
	return fmt.Errorf("%s:%d: %w", name, f.line, err)
}

// table reads a batch of delimited text by the names of its columns.
func (p *parser) table(b *batch, chunk *corpus.Chunk, skipped map[string]int) {
	if !slices.Equal(p.header, b.header) {
		p.header, p.columns = b.header, p.gather.m.tableColumns(b.header)
	}
	for i := range b.table.Len() {
		b.table.Record(i, &p.record)
		p.gather.reset()
		for _, c := range p.columns {
			p.gather.put(p.gather.values, c.column, c.rule, p.record.Value(c.place, p.scratch))
		}
		f := frame{line: p.record.Line}
		err := p.record.Err
		if err == nil {
			err = p.record.Shape(len(p.header))
		}
		if err != nil {
			chunk.Add(p.gather.values[:p.gather.m.shown], corpus.Entry{Line: f.line, Err: err})
			continue
		}
		p.finish(b, f, nil, chunk, skipped)
	}
}

// tableColumns finds the columns of a table that the registry knows.
func (m *fieldMap) tableColumns(header []string) []tableColumn {
	var columns []tableColumn
	for _, f := range m.fields {
		for i, h := range header {
			if f.heads(h) {
				columns = append(columns, tableColumn{i, f.column, f.rule})
			}
		}
	}
	return columns
}

// heads says whether a column of a table is that of f.
func (f tableField) heads(header string) bool {
	before, after, wild := strings.Cut(f.name, "*")
	if !wild {
		return header == f.name
	}
	number, ok := strings.CutPrefix(header, before)
	number, ends := strings.CutSuffix(number, after)
	_, err := strconv.Atoi(number)
	return ok && ends && err == nil
}
