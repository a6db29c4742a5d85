package parquet

import (
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// A column is a leaf of the schema of a file.
type column struct {
	name     string
	typ      parquet.Type
	repeated bool // at some level: a record may have several values
	write    appendValue
}

// Columns are those of a file, in its order: the Schema of a corpus.Form.
type Columns []column

// columnsOf lists the leaves of a file in its order, which is that of column indexes.
func columnsOf(file *parquet.File) Columns {
	var all Columns
	for _, c := range file.Root().Columns() {
		all = appendLeaves(all, c, nil, false)
	}
	leaf := 0
	for _, e := range file.Metadata().Schema {
		if e.NumChildren.Valid && e.NumChildren.V > 0 || !e.Type.Valid {
			continue
		}
		if _, half := e.LogicalType.Value.(*format.Float16Type); half && leaf < len(all) {
			c := &all[leaf]
			c.typ = halfFloat{c.typ}
			c.write = appenderFor(c.typ)
		}
		leaf++
	}
	return all
}

// halfFloat is the type of numbers of half precision, which the library takes for two bytes.
type halfFloat struct{ parquet.Type }

func (halfFloat) LogicalType() *format.LogicalType {
	return &format.LogicalType{Value: &format.Float16Type{}}
}

func appendLeaves(dst Columns, c *parquet.Column, path []string, repeated bool) Columns {
	repeated = repeated || c.Repeated()
	if c.Leaf() {
		name := strings.Join(append(path, c.Name()), ".")
		return append(dst, column{name, c.Type(), repeated, appenderFor(c.Type())})
	}
	path = append(path[:len(path):len(path)], c.Name())
	if inner := wrapped(c); inner != nil {
		return appendWrapped(dst, inner, path)
	}
	for _, child := range c.Columns() {
		dst = appendLeaves(dst, child, path, repeated)
	}
	return dst
}

// wrapped returns the repeated node that a list or a map is written with, nil if c is neither. Lists have three levels
// (list.element), or two in old files; maps key_value (parquet-format, LogicalTypes.md).
func wrapped(c *parquet.Column) *parquet.Column {
	children := c.Columns()
	if len(children) != 1 || !children[0].Repeated() {
		return nil
	}
	t := c.Type().LogicalType()
	if t == nil {
		return nil
	}
	switch t.Value.(type) {
	case *format.ListType, *format.MapType:
		return children[0]
	}
	return nil
}

// appendWrapped lists the leaves of a list or a map, whose wrapping has no place in the names: languages.list.element is
// languages, a list of groups affiliations.name, a map names.key and names.value.
func appendWrapped(dst Columns, inner *parquet.Column, path []string) Columns {
	if inner.Leaf() {
		return append(dst, column{strings.Join(path, "."), inner.Type(), true, appenderFor(inner.Type())})
	}
	children := inner.Columns()
	if len(children) != 1 {
		for _, child := range children {
			dst = appendLeaves(dst, child, path, true)
		}
		return dst
	}
	element := children[0]
	switch {
	case element.Leaf():
		return append(dst, column{strings.Join(path, "."), element.Type(), true, appenderFor(element.Type())})
	case wrapped(element) != nil:
		return appendWrapped(dst, wrapped(element), path)
	}
	for _, child := range element.Columns() {
		dst = appendLeaves(dst, child, path, true)
	}
	return dst
}

// names are the names of columns.
func (c Columns) names() []string {
	names := make([]string, len(c))
	for i := range c {
		names[i] = c[i].name
	}
	return names
}

// Same says whether columns have the same names and types, so that the records of one file can go to a file like the other.
func (c Columns) Same(other Columns) bool {
	return slices.EqualFunc(c, other, func(a, b column) bool {
		return a.name == b.name && a.typ.Kind() == b.typ.Kind() && a.typ.Length() == b.typ.Length() && a.typ.String() == b.typ.String()
	})
}
