package search

import (
	"slices"
)

// either is the condition that one of some parts is met. Parts of one kind become one, so that each row is looked at
// seldom.
func either(v *view, parts ...condition) condition {
	var columns [columnCount]*codeCondition
	var listed *weigher
	var rest anyCondition
	for _, part := range flattened(nil, parts) {
		switch c := part.(type) {
		case *codeCondition:
			columns[c.column] = mergedCodes(columns[c.column], c)
		case *rowCondition:
			if listed == nil {
				listed = newWeigher(v.count())
			}
			for i, row := range c.sorted {
				listed.add(row, c.weightAt(i))
			}
		case never:
		default:
			rest = append(rest, part)
		}
	}
	for _, c := range columns {
		if c != nil {
			rest = append(rest, c)
		}
	}
	if listed != nil {
		rest = append(rest, listed.condition())
	}
	switch len(rest) {
	case 0:
		return never{}
	case 1:
		return rest[0]
	}
	return rest
}

// flattened appends parts, and the parts of those that are an anyCondition.
func flattened(dst, parts []condition) []condition {
	for _, part := range parts {
		if several, ok := part.(anyCondition); ok {
			dst = flattened(dst, several)
			continue
		}
		dst = append(dst, part)
	}
	return dst
}

// mergedCodes gives each value the larger of two weights; a may be nil.
func mergedCodes(a, b *codeCondition) *codeCondition {
	if a == nil {
		return b
	}
	c := &codeCondition{a.view, a.column, slices.Clone(a.weights)}
	for code, w := range b.weights {
		c.weights[code] = max(c.weights[code], w)
	}
	return c
}
