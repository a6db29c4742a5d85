package search

import (
	"strconv"
	"strings"
)

// String writes the clauses in the language that Parse reads: Parse(q.String()) has the same clauses.
func (q Query) String() string {
	var b strings.Builder
	for i, c := range q.Clauses {
		if i > 0 {
			b.WriteByte(' ')
		}
		c.write(&b)
	}
	return b.String()
}

func (c Clause) write(b *strings.Builder) {
	if c.Not {
		b.WriteByte('-')
	}
	group := c.Not && len(c.Any) > 1
	if group {
		b.WriteByte('(')
	}
	for i, t := range c.Any {
		if i > 0 {
			b.WriteString(" OR ")
		}
		t.write(b)
	}
	if group {
		b.WriteByte(')')
	}
}

func (t Term) write(b *strings.Builder) {
	b.WriteString(string(t.Field))
	switch {
	case t.Field == Anywhere:
	case t.Is == Has, t.Is == Between:
		b.WriteByte(':')
	default:
		b.WriteString(string(t.Is))
	}
	switch _, _, isPoint, _ := coordinates(t.Value); {
	case t.Is == Between:
		b.WriteString(t.Value + ".." + t.To)
	case t.Field == Near && isPoint:
		b.WriteString(t.Value)
	case t.Exact || needsQuotes(t):
		b.WriteString(quoted(t.Value))
	default:
		b.WriteString(t.Value)
	}
	if t.Prefix {
		b.WriteByte('*')
	}
	if t.Field == Near && t.Within != 0 {
		b.WriteString(" " + within + ":" + strconv.FormatFloat(t.Within, 'f', -1, 64) + "km")
	}
}

// quoted puts s in quotes of a kind it does not contain.
func quoted(s string) string {
	if strings.Contains(s, `"`) && !strings.ContainsRune(s, '»') {
		return "«" + s + "»"
	}
	return `"` + strings.ReplaceAll(s, `"`, "'") + `"`
}

// needsQuotes says whether the value would be read otherwise without.
func needsQuotes(t Term) bool {
	before := ""
	if t.Field != Anywhere {
		before = string(t.Field) + ":"
	}
	tokens := tokenise(before + t.Value)
	if before != "" && len(tokens) > 0 {
		tokens = tokens[1:]
	}
	return len(tokens) != 1 || tokens[0].kind != wordToken || tokens[0].quoted || tokens[0].text != t.Value || strings.TrimRight(t.Value, "*") != "" && strings.HasSuffix(t.Value, "*")
}
