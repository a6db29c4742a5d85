package registry

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

const (
	// mostValue bounds a value, in bytes; values of a list beyond it are left out.
	mostValue = 32 << 10
	// mostItems bounds the people of one record.
	mostItems = 20_000
	separator = "; "
)

// errLong: a value is longer than any field of a person.
var errLong = fmt.Errorf("a value is longer than %d bytes", mostValue)

// A gather collects the fields of one record.
type gather struct {
	m       *fieldMap
	values  [][]byte
	groups  []gathered
	one     []*record // the person of a record of one, whose values are those of the record
	items   []*record // of groups with the rule each; space is used again
	count   int       // of items that are of this record
	any     bool      // whether a value was found
	failure error     // of values that are too long, or people too many
}

// A gathered is what is known of a group: of the element being read, and of the one chosen so far.
type gathered struct {
	current, chosen [][]byte
	any             bool
}

func newGather(m *fieldMap) *gather {
	g := &gather{m: m, values: make([][]byte, len(m.columns)), groups: make([]gathered, len(m.groups))}
	g.one = []*record{{m: m, values: g.values}}
	for i := range g.groups {
		g.groups[i] = gathered{current: make([][]byte, len(m.columns)), chosen: make([][]byte, len(m.columns))}
	}
	return g
}

// reset makes g ready for another record.
func (g *gather) reset() {
	clearValues(g.values)
	for i := range g.groups {
		g.groups[i].any = false
	}
	g.count, g.any, g.failure = 0, false, nil
	for c, value := range g.m.fixed {
		g.values[c] = append(g.values[c], value...)
	}
}

func clearValues(values [][]byte) {
	for i := range values {
		values[i] = values[i][:0]
	}
}

// open begins an element of a group.
func (g *gather) open(of *group) {
	current := g.groups[of.index].current
	for _, c := range of.columns {
		current[c] = current[c][:0]
	}
}

// shut ends an element of a group.
func (g *gather) shut(of *group) {
	at := &g.groups[of.index]
	if of.rule == each {
		g.addItem(of, at.current)
		return
	}
	if !at.any || g.later(at.current, at.chosen) {
		at.current, at.chosen, at.any = at.chosen, at.current, true
	}
}

// later says whether what a holds of a group has ended later than b, or begun later if neither has ended.
func (g *gather) later(a, b [][]byte) bool {
	start, hasStart := g.m.index[".start"]
	end, hasEnd := g.m.index[".end"]
	if hasEnd {
		switch x, y := a[end], b[end]; {
		case len(x) == 0 && len(y) > 0:
			return true
		case len(x) > 0 && len(y) == 0:
			return false
		case !bytes.Equal(x, y):
			return bytes.Compare(x, y) > 0
		}
	}
	return hasStart && bytes.Compare(a[start], b[start]) > 0
}

// addItem keeps the values of a group as a person of its own.
func (g *gather) addItem(of *group, values [][]byte) {
	if g.count >= mostItems {
		g.fail(fmt.Errorf("more than %d people in one record", mostItems))
		return
	}
	if g.count == len(g.items) {
		g.items = append(g.items, &record{m: g.m, values: make([][]byte, len(g.values))})
	}
	item := g.items[g.count]
	g.count++
	clearValues(item.values)
	for _, c := range of.columns {
		item.values[c] = append(item.values[c], values[c]...)
	}
}

// add takes a value of the field at n.
func (g *gather) add(n *node, value []byte) {
	values := g.values
	if n.owner != nil {
		values = g.groups[n.owner.index].current
	}
	g.put(values, n.column, n.rule, value)
}

// put puts a value into a column by its rule.
func (g *gather) put(values [][]byte, column int, r rule, value []byte) {
	if len(value) > mostValue {
		g.fail(fmt.Errorf("%s: %w", g.m.columns[column], errLong))
		value = bytes.ToValidUTF8(value[:mostValue], nil)
	}
	g.any = g.any || len(value) > 0
	if !utf8.Valid(value) {
		value = inUTF8(value)
	}
	old := values[column]
	switch {
	case r == list:
		values[column] = appendClean(append(old, '|'), value)
	case len(old) == 0:
		values[column] = appendClean(old, value)
	case r == all && len(old)+len(value) < mostValue:
		longer := appendClean(append(old, separator...), value)
		added := longer[len(old)+len(separator):]
		if len(added) > 0 && !holds(old, added) {
			values[column] = longer
		}
	}
}

// holds says whether a list with separators has value among its items.
func holds(items, value []byte) bool {
	for len(items) > 0 {
		item, rest, _ := bytes.Cut(items, []byte(separator))
		if bytes.Equal(item, value) {
			return true
		}
		items = rest
	}
	return false
}

func (g *gather) fail(err error) {
	if g.failure == nil {
		g.failure = err
	}
}

// people returns the people of the record: one, or those of the group with the rule each. They are good until
// the next reset.
func (g *gather) people() []*record {
	separate := false
	for _, of := range g.m.groups {
		at := g.groups[of.index]
		separate = separate || of.rule == each
		if of.rule == latest && at.any {
			for _, c := range of.columns {
				if len(g.values[c]) == 0 {
					g.values[c] = append(g.values[c], at.chosen[c]...)
				}
			}
		}
	}
	if !separate {
		return g.one
	}
	for _, item := range g.items[:g.count] {
		for c := range item.values {
			if len(item.values[c]) == 0 {
				item.values[c] = append(item.values[c], g.values[c]...)
			}
		}
	}
	return g.items[:g.count]
}
