package onomastics

import "unicode/utf8"

// An alphabet is the compiled rules of a scheme. Letters of the source are numbered by codes; a
// letter has its rules in the order they are tried: those of more letters first, then those
// with contexts, then the plain one.
type alphabet struct {
	script Script
	ascii  bool
	caps   capitals
	// pages holds the letters of the script by their upper and lower bytes.
	pages [256]*[256]letterEntry
	rules [256][]letterRule
	// edge are the codes that end a word.
	edge codeSet
	// composed are the letters with marks.
	composed []composition
	// alike are the codes of the letters that the Latin letters a–z look like.
	alike [26]uint8
}

// A letterEntry is the code of a letter, 0 for none, and whether it is a capital.
type letterEntry uint16

const (
	capitalEntry letterEntry = 1 << 8 // a capital
	neutralEntry letterEntry = 1 << 9 // a small letter that has no capital: և
)

// Codes of what is not in the table of a scheme.
const (
	outsideCode    = iota // blanks, digits, punctuation: the edge of a word
	otherCode             // a letter that is not in the table
	apostropheCode        // an apostrophe between letters
	firstCode
)

// A composition is a letter that is written as another and a mark in decomposed text.
type composition struct{ base, mark, letter rune }

// A letterRule gives the Latin of a letter, or several, in a context.
type letterRule struct {
	more        []uint8 // the codes of the letters after the first
	left, right []codeSet
	latin       [formCount]string
}

// A form is how the Latin of a letter is written.
type form uint8

const (
	lowerForm form = iota
	titleForm      // the first letter in upper case
	upperForm
	keyForm // letters a–z alone
	formCount
)

// A codeSet is a set of codes.
type codeSet [4]uint64

func (s *codeSet) add(code uint8)      { s[code>>6] |= 1 << (code & 63) }
func (s *codeSet) has(code uint8) bool { return s[code>>6]&(1<<(code&63)) != 0 }

// entry returns what the alphabet holds of a character.
func (a *alphabet) entry(c rune) letterEntry {
	if c >= 1<<16 || c < 0 {
		return 0
	}
	if page := a.pages[c>>8]; page != nil {
		return page[c&0xff]
	}
	return 0
}

// compose returns the letter of the alphabet that a letter and a mark make, 0 if they make none.
func (a *alphabet) compose(base, mark rune) rune {
	for i := range a.composed {
		if c := &a.composed[i]; c.base == base && c.mark == mark {
			return c.letter
		}
	}
	return 0
}

// letterOf is entry for a letter with marks that the table does not list: without its marks.
func (a *alphabet) letterOf(c rune) letterEntry {
	if e := a.entry(c); e != 0 || c < utf8.RuneSelf {
		return e
	}
	if c = baseLetter(c); c == 0 {
		return 0
	}
	return a.entry(c)
}

// lookalike returns the code of the letter that a Latin letter, which is often typed in its place,
// looks like, so that its neighbours find the context they expect.
func (a *alphabet) lookalike(lower rune) uint8 {
	if code := a.alike[lower-'a']; code != 0 {
		return code
	}
	return otherCode
}
