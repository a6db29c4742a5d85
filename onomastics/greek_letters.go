package onomastics

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// monotonic returns the letter that Greek orthography since 1982 writes for one with breathings,
// iota below, or one of the three accents of old: a tonos for each accent, and the diaeresis.
func monotonic(c rune) rune {
	base, accent, parted := c, false, false
	for i, m := range norm.NFD.String(string(c)) {
		switch {
		case i == 0:
			base = m
		case m == 0x300 || m == 0x301 || m == 0x342:
			accent = true
		case m == 0x308:
			parted = true
		}
	}
	out := string(base)
	if parted {
		out += "\u0308"
	}
	if accent {
		out += "\u0301"
	}
	l, _ := utf8.DecodeRuneInString(norm.NFC.String(out))
	return l
}
