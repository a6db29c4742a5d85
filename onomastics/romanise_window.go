package onomastics

import (
	"unicode"
	"unicode/utf8"
)

const (
	// windowSize is how many characters are looked at together, lookBehind and lookAhead how many
	// before and after a letter a rule may ask for.
	windowSize = 64
	lookBehind = 22
	lookAhead  = 10
)

// A slot is a character in the window.
type slot struct {
	char rune
	code uint8
	// capital, neutral: as in letterEntry. letter: of any script. latin: kept, whatever its code,
	// which is that of the letter it looks like.
	capital, neutral, letter, latin bool
}

// code returns the code at a place of the window; outsideCode beyond the text.
func (r *romaniser) code(i int) uint8 {
	if i < 0 {
		return outsideCode
	}
	if i >= r.end {
		if r.stopped || r.cut {
			return otherCode
		}
		return outsideCode
	}
	return r.window[i].code
}

// entrySlot is the slot of a letter of the alphabet.
func (r *romaniser) entrySlot(c rune, e letterEntry) slot {
	return slot{
		char: c, code: uint8(e), capital: e&capitalEntry != 0, neutral: e&neutralEntry != 0, letter: !r.alphabet.edge.has(uint8(e)),
	}
}

// orderMarks puts a shadda before the vowel of its letter, whichever was typed first.
func (r *romaniser) orderMarks() {
	if n := r.end; n > 1 && r.window[n-1].char == 'ّ' && r.window[n-2].char >= '\u064b' && r.window[n-2].char <= '\u0650' {
		r.window[n-1], r.window[n-2] = r.window[n-2], r.window[n-1]
	}
}

// slide moves the window on, keeping what rules look back to.
func (r *romaniser) slide() {
	from := max(0, r.at-lookBehind)
	r.end = copy(r.window[:], r.window[from:r.end])
	r.at -= from
	r.fill()
}

// fill reads characters into the window until it is full, or stopped by a foreign letter.
func (r *romaniser) fill() {
	i := 0
	for r.end < windowSize && i < len(r.rest) {
		c, size := rune(r.rest[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(r.rest[i:])
		}
		if e := r.alphabet.entry(c); e != 0 {
			r.push(r.entrySlot(c, e))
			r.orderMarks()
		} else if !r.fillOther(c, size) {
			r.stopped = true
			break
		}
		i += size
	}
	r.rest = r.rest[i:]
}

// push adds a character, and settles what apostrophes before it are.
func (r *romaniser) push(s slot) {
	if s.letter && r.end > 0 && r.window[r.end-1].code == outsideCode {
		r.settleApostrophes()
	}
	r.window[r.end] = s
	r.end++
}

// settleApostrophes marks the apostrophes the window ends with, if they follow a letter.
func (r *romaniser) settleApostrophes() {
	from := r.end
	for from > 0 && r.window[from-1].code == outsideCode && normalisedRune(r.window[from-1].char) == '\'' {
		from--
	}
	if from == 0 || !r.window[from-1].letter {
		return
	}
	for i := from; i < r.end; i++ {
		r.window[i].code = apostropheCode
	}
}

// fillOther adds a character that is not in the table; it says false of a foreign letter.
func (r *romaniser) fillOther(c rune, size int) bool {
	switch {
	case c < utf8.RuneSelf:
		if lower := c | 0x20; lower >= 'a' && lower <= 'z' {
			r.push(slot{char: c, code: r.alphabet.lookalike(lower), capital: c < 'a', letter: true, latin: true})
		} else {
			r.push(slot{char: c, code: outsideCode})
		}
		return true
	case c == utf8.RuneError && size == 1:
		return true
	case unicode.Is(unicode.M, c):
		r.mark(c)
		return true
	}
	switch script := ScriptOfRune(c); {
	case script == Common:
		r.push(slot{char: c, code: outsideCode})
	case script == Latin, script == r.alphabet.script && script != OtherScript:
		e := r.alphabet.letterOf(c)
		if e == 0 || script == Latin {
			e = otherCode
		}
		r.push(slot{char: c, code: uint8(e), capital: unicode.IsUpper(c), letter: true, latin: script == Latin})
	default:
		return false
	}
	return true
}

// mark composes a mark with the letter before it. A mark that makes no letter of the alphabet,
// such as a stress, is dropped; one on another character is kept.
func (r *romaniser) mark(c rune) {
	if r.end == 0 {
		r.push(slot{char: c, code: outsideCode})
		return
	}
	last := &r.window[r.end-1]
	if l := r.alphabet.compose(last.char, c); l != 0 {
		*last = r.entrySlot(l, r.alphabet.entry(l))
		return
	}
	if last.code >= firstCode && !last.latin {
		return
	}
	if l := composeLatin(last.char, c); l != 0 {
		last.char = l
		return
	}
	r.push(slot{char: c, code: last.code, letter: last.letter, latin: last.latin})
}
