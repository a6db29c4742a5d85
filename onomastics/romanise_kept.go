package onomastics

import (
	"unicode"
	"unicode/utf8"

	"github.com/anyascii/go"
	"golang.org/x/text/unicode/norm"
)

// keep appends what no rule is about: Latin and common characters as they are, a letter that the
// table of its script does not list by AnyAscii.
func (r *romaniser) keep(dst []byte, s *slot) []byte {
	r.open = s.letter || s.code == apostropheCode && r.open
	switch {
	case r.keys && s.letter && !s.latin:
		return appendFolded(dst, anyascii.TransliterateRune(s.char))
	case r.keys:
		return appendKeyLetter(dst, s.char)
	case s.letter && !s.latin:
		capital, all := s.capital, false
		if capital {
			after := r.letterAfter(r.at)
			all = after != nil && after.capital
		}
		return appendCased(dst, anyascii.TransliterateRune(s.char), capital, all)
	case r.alphabet.ascii && s.code == apostropheCode:
		return append(dst, '\'')
	case r.alphabet.ascii:
		return appendASCII(dst, s.char)
	}
	return utf8.AppendRune(dst, s.char)
}

// appendKeyLetter appends the letters a–z of a Latin letter.
func appendKeyLetter(dst []byte, c rune) []byte {
	switch {
	case c >= 'a' && c <= 'z':
		return append(dst, byte(c))
	case c >= 'A' && c <= 'Z':
		return append(dst, byte(c)|0x20)
	case c >= utf8.RuneSelf:
		return appendFoldedLetter(dst, c)
	}
	return dst
}

// appendASCII appends an ASCII form of a Latin or common character: a letter without its marks,
// other signs by AnyAscii, but ? where that would spell them out in letters. Marks are dropped.
func appendASCII(dst []byte, c rune) []byte {
	if c < utf8.RuneSelf {
		return append(dst, byte(c))
	}
	if unicode.Is(unicode.M, c) {
		return dst
	}
	if from := len(dst); ScriptOfRune(c) == Latin {
		if dst = appendFoldedLetter(dst, c); len(dst) > from && unicode.IsUpper(c) {
			dst[from] &^= 0x20
		}
		return dst
	}
	ascii := anyascii.TransliterateRune(c)
	for i := range len(ascii) {
		if b := ascii[i] | 0x20; b >= 'a' && b <= 'z' {
			return append(dst, '?')
		}
	}
	return append(dst, ascii...)
}

// asciiInPlace writes dst[from:] in ASCII. No character is longer in ASCII than in UTF-8, but for
// rare signs, which become ?.
func asciiInPlace(dst []byte, from int) []byte {
	var buf [8]byte
	n := from
	for i := from; i < len(dst); {
		c, size := utf8.DecodeRune(dst[i:])
		ascii := appendASCII(buf[:0], c)
		if len(ascii) > size {
			ascii = append(buf[:0], '?')
		}
		i += size
		n += copy(dst[n:], ascii)
	}
	return dst[:n]
}

// appendCased appends s with its first letter, or all of them, in capitals.
func appendCased(dst []byte, s string, capital, all bool) []byte {
	for i, c := range s {
		if all || capital && i == 0 {
			c = unicode.ToUpper(c)
		}
		dst = utf8.AppendRune(dst, c)
	}
	return dst
}

// baseLetter returns the letter of a letter with marks, 0 for one without.
func baseLetter(c rune) rune {
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Properties(utf8.AppendRune(buf[:0], c)).Decomposition()
	base, size := utf8.DecodeRune(d)
	if size == 0 || size == len(d) {
		return 0
	}
	return base
}

// composeLatin returns the letter of a letter and a mark, 0 where there is none.
func composeLatin(letter, mark rune) rune {
	composed := norm.NFC.String(string([]rune{letter, mark}))
	l, size := utf8.DecodeRuneInString(composed)
	if size < len(composed) {
		return 0
	}
	return l
}
