package onomastics

import (
	"github.com/anyascii/go"
	"golang.org/x/text/unicode/norm"
)

// fallback romanises a run of letters of one script by the AnyAscii tables.
func (r *romaniser) fallback(dst []byte, run string, script Script) []byte {
	from := len(dst)
	if norm.NFC.QuickSpanString(run) < len(run) {
		run = norm.NFC.String(run)
	}
	for _, c := range run {
		dst = append(dst, anyascii.TransliterateRune(c)...)
	}
	if r.keys {
		return foldInPlace(dst, from)
	}
	if !r.open && len(dst) > from {
		if b := dst[from]; b >= 'a' && b <= 'z' {
			dst[from] &^= 0x20
		}
	}
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
