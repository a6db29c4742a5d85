package onomastics

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendNormalised appends s to dst in the one form equal names share: Unicode NFC, each kind of
// apostrophe as ', each kind of hyphen or dash as -, each run of white space as one blank with
// none at the ends, full-width forms as ASCII. Zero-width and bidirectional controls, other
// control characters and bytes that are not UTF-8 are dropped. Case and diacritics stay. It
// does not allocate when dst has room and s is ASCII.
func AppendNormalised(dst []byte, s string) []byte {
	from := len(dst)
	if !isASCII(s) && norm.NFC.QuickSpanString(s) < len(s) {
		s = norm.NFC.String(s)
	}
	blank := false // a blank is due before the next character
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if r == utf8.RuneError && size == 1 {
			continue
		}
		switch r = normalisedRune(r); r {
		case dropped:
		case ' ':
			blank = len(dst) > from
		default:
			if blank {
				dst = append(dst, ' ')
				blank = false
			}
			dst = utf8.AppendRune(dst, r)
		}
	}
	return recompose(dst, from)
}

// recompose composes again what dropped characters had kept apart in dst[from:].
func recompose(dst []byte, from int) []byte {
	if norm.NFC.QuickSpan(dst[from:]) == len(dst)-from {
		return dst
	}
	return norm.NFC.Append(dst[:from], append([]byte(nil), dst[from:]...)...)
}

// dropped stands for characters that vanish in normalising.
const dropped = rune(-1)

// normalisedRune maps one character to its normal form.
func normalisedRune(r rune) rune {
	switch {
	case r >= '!' && r <= '~' && r != '`':
		return r
	case r == ' ' || r >= '\t' && r <= '\r':
		return ' '
	case r < ' ' || r == 0x7f:
		return dropped
	}
	switch r {
	case '`', '´', '‘', '’', '‛', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ʾ', 'ʿ', 'ˊ', 'ˋ', '′', '‵', '՚', 'Ꞌ', 'ꞌ', '＇', '׳':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '֊', '־', '﹣', '－', '⁃', '˗':
		return '-'
	case 0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e, 0x061c, unicode.ReplacementChar:
		return dropped
	case '\u3000':
		return ' '
	}
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xff01 + '!'
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
		return dropped
	}
	return r
}
