package jsonl

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"
)

// mostColumns bounds the columns of a list; keys that are data make more.
const mostColumns = 2000

// columns are the fields of a list that are columns.
type columns struct {
	header []string
	root   node
	asked  []asked
}

// A node is a field and, if objects stand there, those within.
type node struct {
	column int // -1 for none
	fields map[string]*node
}

// An asked column is one whose path goes through an array, or comes late in the list.
type asked struct {
	path   string
	column int
}

// findColumns takes the fields of the objects in head, and those that are asked for besides.
func findColumns(s scanner, head []byte, last bool, fields []string) *columns {
	c := &columns{root: node{column: -1}}
	for {
		e := s.next(head, last)
		if e.short || e.length == 0 {
			break
		}
		raw := head[e.skip : e.skip+e.length]
		head = head[e.skip+e.length:]
		if e.fault == nil && gjson.ValidBytes(raw) {
			c.learn(&c.root, "", gjson.ParseBytes(raw))
		}
	}
	for _, path := range fields {
		if path != "" && !slices.Contains(c.header, path) && len(c.header) > 0 {
			c.asked = append(c.asked, asked{path, len(c.header)})
			c.header = append(c.header, path)
		}
	}
	return c
}

// learn makes columns of the fields of an object.
func (c *columns) learn(n *node, prefix string, object gjson.Result) {
	object.ForEach(func(key, value gjson.Result) bool {
		path := prefix + key.String()
		field := n.fields[key.String()]
		if field == nil {
			field = &node{column: -1}
			if n.fields == nil {
				n.fields = map[string]*node{}
			}
			n.fields[key.String()] = field
		}
		switch {
		case value.IsObject():
			c.learn(field, path+".", value)
		case field.column < 0 && len(c.header) < mostColumns:
			field.column = len(c.header)
			c.header = append(c.header, path)
		}
		return true
	})
}

// fill appends the values of an object to those of its columns, and returns the path of a field that is none.
func (c *columns) fill(values [][]byte, object gjson.Result) (missed string) {
	missed = c.root.fill(values, "", object)
	for _, a := range c.asked {
		values[a.column] = appendValue(values[a.column][:0], object.Get(a.path))
		if strings.HasPrefix(a.path, missed) {
			missed = ""
		}
	}
	return missed
}

func (n *node) fill(values [][]byte, prefix string, object gjson.Result) (missed string) {
	object.ForEach(func(key, value gjson.Result) bool {
		field := n.fields[key.String()]
		var here string
		switch {
		case field != nil && value.IsObject():
			here = field.fill(values, prefix+key.String()+".", value)
		case field != nil && field.column >= 0:
			values[field.column] = appendValue(values[field.column][:0], value)
		case value.Type != gjson.Null:
			here = prefix + key.String()
		}
		if missed == "" {
			missed = here
		}
		return true
	})
	return missed
}

// appendValue appends a value as text: strings as they read, null as nothing, arrays of plain values with semicolons
// between, other arrays as JSON.
func appendValue(dst []byte, value gjson.Result) []byte {
	switch {
	case value.Type == gjson.Null:
		return dst
	case value.IsArray():
		return appendArray(dst, value)
	case value.Type == gjson.String:
		return append(dst, value.Str...)
	}
	return append(dst, value.Raw...)
}

func appendArray(dst []byte, array gjson.Result) []byte {
	begin, plain := len(dst), true
	array.ForEach(func(_, value gjson.Result) bool {
		if plain = !value.IsObject() && !value.IsArray(); !plain {
			return false
		}
		if len(dst) > begin {
			dst = append(dst, "; "...)
		}
		dst = appendValue(dst, value)
		return true
	})
	if plain {
		return dst
	}
	return append(dst[:begin], array.Raw...)
}
