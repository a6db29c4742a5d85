package registry

import (
	"slices"
	"strings"
)

// A fieldMap is what fields.tsv says of one registry.
type fieldMap struct {
	columns []string // those of the list, then the hidden ones, which begin with a point
	shown   int      // how many are of the list
	index   map[string]int
	root    *node          // fields of XML and JSON, by path
	groups  []*group       // elements that are told apart
	fields  []tableField   // fields of tables
	fixed   map[int]string // the same for everybody
}

// A node is an element of XML, or a member of a JSON object.
type node struct {
	name             string // «@name» for an attribute
	attribute, value string // what the element must have, "" for nothing
	children         []*node
	attributes       bool // whether one of the children is an attribute
	column           int  // -1 for none
	rule             rule
	opens            *group // each element at this path opens one
	owner            *group // the group that the field belongs to
}

// A group is a repeated element whose fields belong together.
type group struct {
	rule    rule // latest or each
	index   int
	columns []int // of its fields
}

// A tableField is a column of a table.
type tableField struct {
	name   string // may contain one *, which stands for a number
	column int
	rule   rule
}

func newFieldMap(lines []fieldLine) *fieldMap {
	m := &fieldMap{index: map[string]int{}, root: &node{column: -1}, fixed: map[int]string{}}
	for _, c := range common {
		if slices.ContainsFunc(lines, func(l fieldLine) bool { return l.column == c }) {
			m.columns = append(m.columns, c)
		}
	}
	for _, hidden := range []bool{false, true} {
		for _, l := range lines {
			if l.column != "" && (l.column[0] == '.') == hidden && !slices.Contains(m.columns, l.column) {
				m.columns = append(m.columns, l.column)
			}
		}
		if !hidden {
			m.shown = len(m.columns)
		}
	}
	for i, c := range m.columns {
		m.index[c] = i
	}
	for _, l := range lines {
		column := -1
		if l.column != "" {
			column = m.index[l.column]
		}
		switch l.rule {
		case made:
			continue
		case constant:
			m.fixed[column] = l.path
			continue
		}
		m.fields = append(m.fields, tableField{l.path, column, l.rule})
		m.addPaths(l.path, column, l.rule)
	}
	m.root.own(nil)
	return m
}

// addPaths adds the nodes of a path, with and without each of its optional names.
func (m *fieldMap) addPaths(path string, column int, r rule) {
	var opened *group
	if r == latest || r == each {
		opened = &group{rule: r, index: len(m.groups)}
		m.groups = append(m.groups, opened)
	}
	for _, names := range expand(strings.Split(path, "/")) {
		n := m.root
		for _, name := range names {
			n = n.child(name)
		}
		if opened != nil {
			n.opens = opened
			continue
		}
		n.column, n.rule = column, r
	}
}

// expand lists the paths that names with «?» stand for.
func expand(names []string) [][]string {
	paths := [][]string{nil}
	for _, name := range names {
		plain, optional := strings.CutSuffix(name, "?")
		grown := make([][]string, 0, 2*len(paths))
		for _, p := range paths {
			if optional {
				grown = append(grown, slices.Clone(p))
			}
			grown = append(grown, append(slices.Clone(p), plain))
		}
		paths = grown
	}
	return paths
}

// child returns the child called name, which it adds if there is none.
func (n *node) child(name string) *node {
	c := &node{name: name, column: -1}
	if plain, condition, ok := strings.Cut(strings.TrimSuffix(name, "]"), "["); ok {
		c.name = plain
		c.attribute, c.value, _ = strings.Cut(condition, "=")
	}
	for _, old := range n.children {
		if old.name == c.name && old.attribute == c.attribute && old.value == c.value {
			return old
		}
	}
	n.children = append(n.children, c)
	n.attributes = n.attributes || c.name[0] == '@'
	return c
}

// own tells the nodes below n which group they belong to.
func (n *node) own(g *group) {
	if n.opens != nil {
		g = n.opens
	}
	n.owner = g
	if g != nil && n.column >= 0 && !slices.Contains(g.columns, n.column) {
		g.columns = append(g.columns, n.column)
	}
	for _, c := range n.children {
		c.own(g)
	}
}

// find returns the child that is called name, nil if no field is at or below it.
func (n *node) find(name []byte) *node {
	for _, c := range n.children {
		if string(name) == c.name && c.attribute == "" {
			return c
		}
	}
	return nil
}
