package onomastics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latinTwins are the Cyrillic letters that look like the Latin ones from a to z.
const latinTwins = "а-с-е---іј----" + "ор--ѕ----ху-"

// A compiler numbers the letters of a table and turns its rules into those of an alphabet.
type compiler struct {
	table *schemeTable
	codes map[rune]uint8
	out   *alphabet
}

// compile makes the alphabet of a table.
func (t *schemeTable) compile() (*alphabet, error) {
	c := compiler{t, map[rune]uint8{'\'': apostropheCode}, &alphabet{script: t.Script, ascii: t.ASCII, caps: t.caps}}
	c.out.edge.add(outsideCode)
	for _, r := range t.rules {
		for _, l := range r.source + blanksOf(r.contexts) {
			if err := c.number(l); err != nil {
				return nil, fmt.Errorf("scheme %s: line %d: %w", t.ID, r.line, err)
			}
		}
	}
	c.spread()
	for _, r := range t.rules {
		if err := c.rule(r); err != nil {
			return nil, fmt.Errorf("scheme %s: line %d: rule for %q: %w", t.ID, r.line, r.source, err)
		}
	}
	for i := range c.out.rules {
		slices.SortStableFunc(c.out.rules[i], func(x, y letterRule) int {
			return cmp.Or(cmp.Compare(len(y.more), len(x.more)), cmp.Compare(contextRank(x), contextRank(y)))
		})
	}
	return c.out, nil
}

// blanksOf is a blank if a context speaks of one.
func blanksOf(contexts []string) string {
	for _, c := range contexts {
		if strings.Contains(c, " ") {
			return " "
		}
	}
	return ""
}

// shaddaFirst orders marks as the romaniser does.
var shaddaFirst = strings.NewReplacer("\u064e\u0651", "\u0651\u064e", "\u064f\u0651", "\u0651\u064f", "\u0650\u0651", "\u0651\u0650")

// contextRank orders rules for the same letters: those with a context first.
func contextRank(r letterRule) int {
	if len(r.left)+len(r.right) > 0 {
		return 0
	}
	return 1
}

// number gives a letter its code, the same in either case.
func (c *compiler) number(l rune) error {
	if _, ok := c.codes[l]; ok {
		return nil
	}
	code := firstCode + len(c.codes)
	if code > 255 {
		return fmt.Errorf("%w: more than %d letters", ErrSchemeTable, 255-firstCode)
	}
	c.codes[l] = uint8(code)
	entry := letterEntry(code)
	upper := unicode.ToUpper(l)
	if upper == l && unicode.IsLower(l) {
		entry |= neutralEntry
	}
	c.enter(l, entry)
	if upper != l && l != 'ς' {
		c.enter(upper, letterEntry(code)|capitalEntry)
	}
	if !unicode.IsLetter(l) && !unicode.Is(unicode.M, l) {
		c.out.edge.add(uint8(code))
	}
	return nil
}

// enter writes the entry of a character, unless it has one.
func (c *compiler) enter(l rune, e letterEntry) {
	if l >= 1<<16 {
		return
	}
	page := c.out.pages[l>>8]
	if page == nil {
		page = new([256]letterEntry)
		c.out.pages[l>>8] = page
	}
	if page[l&0xff] != 0 {
		return
	}
	page[l&0xff] = e
	if d := []rune(norm.NFD.String(string(l))); len(d) > 1 {
		base := []rune(norm.NFC.String(string(d[:len(d)-1])))
		if len(base) == 1 {
			c.out.composed = append(c.out.composed, composition{base[0], d[len(d)-1], l})
		}
	}
}

// spread enters the older forms of letters, which follow the rules of the modern ones, and what
// Latin letters are mistaken for.
func (c *compiler) spread() {
	switch c.table.Script {
	case Cyrillic:
		for i, l := range []rune(latinTwins) {
			if l != '-' {
				c.out.alike[i] = c.codes[l]
			}
		}
	case Georgian:
		for l := rune(0x10d0); l <= 0x10ff; l++ {
			e := c.out.entry(l)
			if e == 0 {
				continue
			}
			c.enter(l-0x10d0+0x1c90, e|capitalEntry) // Mtavruli
			if l <= 0x10f5 || l == 0x10f7 || l == 0x10fd {
				c.enter(l-0x10d0+0x10a0, e|capitalEntry) // Asomtavruli
				c.enter(l-0x10d0+0x2d00, e)              // Nuskhuri
			}
		}
	case Kana:
		for l := rune(0x3041); l <= 0x3096; l++ {
			if e := c.out.entry(l); e != 0 {
				c.enter(l-0x3041+0x30a1, e&^neutralEntry) // katakana
			}
		}
	case Greek:
		for l := rune(0x1f00); l <= 0x1fff; l++ {
			if e := c.out.entry(monotonic(l)); e != 0 {
				c.enter(l, e)
			}
		}
	}
}

// rule adds a rule, once for each of its contexts.
func (c *compiler) rule(r tableRule) error {
	letters := []rune(shaddaFirst.Replace(r.source))
	rule := letterRule{latin: c.forms(r)}
	for _, l := range letters[1:] {
		rule.more = append(rule.more, c.codes[l])
	}
	first := c.codes[letters[0]]
	if len(r.contexts) == 0 {
		c.out.rules[first] = append(c.out.rules[first], rule)
		return nil
	}
	for _, context := range r.contexts {
		left, right, ok := strings.Cut(context, "_")
		if !ok {
			return fmt.Errorf("%w: context %q has no _", ErrSchemeTable, context)
		}
		var err error
		if rule.left, err = c.sets(left); err != nil {
			return err
		}
		if rule.right, err = c.sets(right); err != nil {
			return err
		}
		if len(letters)+len(rule.right) > lookAhead || len(rule.left) > lookBehind {
			return fmt.Errorf("%w: it asks for more than %d letters on or %d back", ErrSchemeTable, lookAhead, lookBehind)
		}
		slices.Reverse(rule.left) // from the letter outwards
		c.out.rules[first] = append(c.out.rules[first], rule)
	}
	return nil
}

// forms are the Latin of a rule in every form.
func (c *compiler) forms(r tableRule) (latin [formCount]string) {
	lower := norm.NFC.String(r.latin)
	if c.table.plain {
		lower = plainLatin(lower)
	}
	title, upper := firstUpper(lower), strings.ToUpper(lower)
	if r.title != "" && !c.table.plain {
		title = norm.NFC.String(r.title)
		if utf8.RuneCountInString(lower) == 1 || strings.ToUpper(title) == title {
			upper = title
		}
	}
	return [formCount]string{lower, title, upper, string(appendFolded(nil, lower))}
}

// plainLatin is Latin text without marks and signs.
func plainLatin(s string) string {
	var out []byte
	for _, l := range s {
		switch l {
		case ' ', '-':
			out = append(out, byte(l))
		default:
			out = appendFolded(out, string(l))
		}
	}
	return string(out)
}
