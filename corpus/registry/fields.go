package registry

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed fields.tsv
var fieldsTable string

// A rule says how the values of a field become the value of a column.
type rule uint8

// The rules, as fields.tsv tells of them.
const (
	first rule = iota
	all
	list
	latest
	each
	constant
	made
)

var ruleWords = map[string]rule{
	"": first, "first": first, "all": all, "list": list, "latest": latest, "each": each, "is": constant, "made": made,
}

// A Field is what gives values to a column.
type Field struct {
	// Column is what the list calls it.
	Column string `json:"column"`
	// From is the path of a field or the name of a column of a table, what is the same for everybody (rule «is»),
	// or in words what it is made from (rule «made»).
	From string `json:"from"`
	// Rule is as in fields.tsv.
	Rule string `json:"rule"`
	// Carried says that the column is this registry's own.
	Carried bool `json:"carried"`
}

// Fields lists what gives values to the columns of the registry, by column in their order.
func (r *Registry) Fields() []Field {
	lines, err := readFields(fieldsTable)
	if err != nil {
		panic(err) // as fieldMaps
	}
	var fields []Field
	for _, column := range r.Columns() {
		for _, l := range lines[r.ID] {
			if l.column == column {
				fields = append(fields, Field{column, l.path, l.rule.String(), !slices.Contains(common, column)})
			}
		}
	}
	return fields
}

// String is r as fields.tsv has it.
func (r rule) String() string {
	for word, other := range ruleWords {
		if r == other && word != "" {
			return word
		}
	}
	return ""
}

// fieldMaps are the field maps by registry. It panics if fields.tsv is wrong, which a test looks for.
var fieldMaps = sync.OnceValue(func() map[string]*fieldMap {
	m, err := parseFields(fieldsTable)
	if err != nil {
		panic(err)
	}
	return m
})

// A fieldLine is a line of fields.tsv.
type fieldLine struct {
	registry, path, column string
	rule                   rule
}

func parseFields(table string) (map[string]*fieldMap, error) {
	lines, err := readFields(table)
	if err != nil {
		return nil, err
	}
	m := map[string]*fieldMap{}
	for registry, l := range lines {
		m[registry] = newFieldMap(l)
	}
	return m, nil
}

// readFields reads the lines of fields.tsv by registry.
func readFields(table string) (map[string][]fieldLine, error) {
	byRegistry := map[string][]fieldLine{}
	number := 0
	for line := range strings.Lines(table) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "registry\t") {
			continue
		}
		cells := append(strings.Split(line, "\t"), "", "", "")
		r, ok := ruleWords[cells[3]]
		if !ok || cells[1] == "" || (cells[2] == "") != (r == latest || r == each) {
			return nil, fmt.Errorf("fields.tsv:%d: want registry, path, column, rule (latest and each without column): %q", number, line)
		}
		byRegistry[cells[0]] = append(byRegistry[cells[0]], fieldLine{cells[0], cells[1], cells[2], r})
	}
	return byRegistry, nil
}
