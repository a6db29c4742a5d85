package onomastics

import (
	"strings"
	"unicode/utf8"

	"github.com/anyascii/go"
	"golang.org/x/text/unicode/norm"
)

// fallback romanises a run of letters of a script that has no table: Chinese characters as pinyin, Hangul by its syllables,
// Indian scripts with the vowel their letters imply, others by AnyAscii.
func (r *romaniser) fallback(dst []byte, run string, script Script) []byte {
	from, alone := len(dst), !r.open && !letterAt(r.rest[len(run):])
	if norm.NFC.QuickSpanString(run) < len(run) {
		run = norm.NFC.String(run)
	}
	switch script {
	case Han:
		dst = r.han(dst, run, alone)
	case Hangul:
		dst = r.hangul(dst, run)
	case Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam:
		dst = appendIndian(dst, run, script)
		r.capitalise(dst, from)
	case Ethiopic:
		for _, c := range run { // AnyAscii marks the glottal stops, which no one spells
			dst = append(dst, strings.ReplaceAll(anyascii.TransliterateRune(c), "'", "")...)
		}
		r.capitalise(dst, from)
	default:
		if isOdia(run) {
			dst = appendIndian(dst, run, Devanagari)
		} else {
			dst = appendAnyASCII(dst, run)
		}
		r.capitalise(dst, from)
	}
	if r.keys {
		return foldInPlace(dst, from)
	}
	return dst
}

func appendAnyASCII(dst []byte, run string) []byte {
	for _, c := range run {
		dst = append(dst, anyascii.TransliterateRune(c)...)
	}
	return dst
}

// isOdia says whether a run begins in the script of Odisha, which lies among those of India.
func isOdia(run string) bool {
	c, _ := utf8.DecodeRuneInString(run)
	return c >= 0x0b00 && c <= 0x0b7f
}

// capitalise gives the word begun at dst[from] a capital, unless it goes on with an open one.
func (r *romaniser) capitalise(dst []byte, from int) {
	if !r.open && len(dst) > from {
		if b := dst[from]; b >= 'a' && b <= 'z' {
			dst[from] &^= 0x20
		}
	}
}

// hangul romanises a word of Hangul. A syllable that is a family name, alone or before two of a
// given name, is spelt as its bearers do.
func (r *romaniser) hangul(dst []byte, run string) []byte {
	from, count := len(dst), utf8.RuneCountInString(run)
	for i, c := range run {
		if family := koreanFamilyLatin[c]; i == 0 && family != "" && (count == 1 || count == 3) {
			dst = append(dst, family...)
			r.capitalise(dst, from)
			if count == 3 {
				dst = append(dst, ' ')
				from = len(dst)
			}
			continue
		}
		var ok bool
		if dst, ok = appendHangul(dst, c); !ok {
			dst = append(dst, anyascii.TransliterateRune(c)...)
		}
	}
	r.capitalise(dst, from)
	return dst
}

// foldInPlace leaves of the ASCII in dst[from:] its letters, in lower case.
func foldInPlace(dst []byte, from int) []byte {
	n := from
	for _, b := range dst[from:] {
		if b |= 0x20; b >= 'a' && b <= 'z' {
			dst[n] = b
			n++
		}
	}
	return dst[:n]
}
