package onomastics

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// sets reads one side of a context.
func (c *compiler) sets(side string) ([]codeSet, error) {
	var out []codeSet
	for side != "" {
		deny := strings.HasPrefix(side, "!")
		side = strings.TrimPrefix(side, "!")
		if side == "" {
			return nil, fmt.Errorf("%w: ! denies nothing", ErrSchemeTable)
		}
		_, size := utf8.DecodeRuneInString(side)
		letters := side[:size]
		if letters == "(" {
			if size = strings.Index(side, ")") + 1; size == 0 {
				return nil, fmt.Errorf("%w: ( is not closed in %q", ErrSchemeTable, side)
			}
			letters = side[1 : size-1]
		}
		side = side[size:]
		set, err := c.set(letters)
		if err != nil {
			return nil, err
		}
		if deny {
			for i := range set {
				set[i] = ^set[i]
			}
		}
		out = append(out, set)
	}
	return out, nil
}

// set is the codes of letters, classes and edges.
func (c *compiler) set(letters string) (set codeSet, err error) {
	for _, l := range letters {
		if l < 'A' || l > 'Z' {
			c.addLetter(&set, l)
			continue
		}
		class, ok := c.table.classes[l]
		if !ok {
			return set, fmt.Errorf("%w: class %c is not defined", ErrSchemeTable, l)
		}
		for _, l := range class {
			c.addLetter(&set, l)
		}
	}
	return set, nil
}

// addLetter adds a letter to a set, or the edges of words; a letter no rule is about is left out.
func (c *compiler) addLetter(set *codeSet, l rune) {
	if l == '#' {
		for i := range set {
			set[i] |= c.out.edge[i]
		}
	} else if code, ok := c.codes[l]; ok {
		set.add(code)
	}
}
