package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendNormalised appends s to dst in the one form equal names share: Unicode NFC, each kind of
// apostrophe as ', each kind of hyphen or dash as -, quotes as ", each run of white space as one blank with
// none at the ends, full-width and presentation forms as the letters they stand for. The dot between the
// names of a foreigner in kana or Chinese characters is a blank. Zero-width and bidirectional controls,
// other control characters, variation selectors, the stress and question marks of Armenian, the Arabic
// tatweel and bytes that are not UTF-8 are dropped. Case and diacritics stay. It does not
// allocate when dst has room and s is ASCII.
func AppendNormalised(dst []byte, s string) []byte {
	if isASCII(s) {
		return appendNormalisedASCII(dst, s)
	}
	from := len(dst)
	composed := isComposed(s)
	if !composed {
		if norm.NFC.QuickSpanString(s) < len(s) {
			s = norm.NFC.String(s)
		}
		if at := strings.IndexFunc(s, isPresentationForm); at >= 0 {
			s = s[:at] + withoutPresentationForms(s[at:])
		}
	}
	blank := false // a blank is due before the next character
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decodeRune(s[i:])
		}
		i += size
		if r == utf8.RuneError && size == 1 {
			continue
		}
		if (r == '·' || r == '\u0387') && endsInHan(dst[from:]) { // NFC turns the latter into the former
			r = ' '
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
	if composed {
		return dst
	}
	return recompose(dst, from)
}

// isComposed says whether all characters of s are of blocks in which there is nothing to compose: Latin
// with and without marks, Cyrillic, Armenian and Georgian letters. Most names are; others may be NFC too.
func isComposed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x0300, r >= 0x0400 && r < 0x0483, r >= 0x048a && r < 0x0588, r >= 0x10d0 && r < 0x10ff:
		default:
			return false
		}
	}
	return true
}

// appendNormalisedASCII is AppendNormalised, the fast path.
func appendNormalisedASCII(dst []byte, s string) []byte {
	blank, from := false, len(dst)
	for i := range len(s) {
		b := s[i]
		switch {
		case b > ' ' && b < 0x7f:
			if blank {
				dst = append(dst, ' ')
				blank = false
			}
			if b == '`' {
				b = '\''
			}
			dst = append(dst, b)
		case b == ' ' || b >= '\t' && b <= '\r':
			blank = len(dst) > from
		}
	}
	return dst
}

// recompose composes again what dropped characters had kept apart in dst[from:].
func recompose(dst []byte, from int) []byte {
	if norm.NFC.QuickSpan(dst[from:]) == len(dst)-from {
		return dst
	}
	return norm.NFC.Append(dst[:from], append([]byte(nil), dst[from:]...)...)
}

// isPresentationForm says whether r is another form of letters that have code points of their own:
// ligatures of Latin, Armenian, Hebrew and Arabic, vertical and small forms, half-width kana and Hangul, Roman numerals as one
// character, letters of mathematics.
func isPresentationForm(r rune) bool {
	switch {
	case r < 0x2160:
		return false
	case r <= 0x217f, r >= 0xfb00 && r <= 0xfdfb, r >= 0xfe30 && r <= 0xfe6b, r >= 0xfe70 && r <= 0xfefc:
		return true
	}
	return r >= 0xff66 && r <= 0xffdc && r != 0xffa0 || r >= 0x1d400 && r <= 0x1d7ff
}

// withoutPresentationForms writes out the letters that presentation forms stand for.
func withoutPresentationForms(s string) string {
	var out []byte
	for i, r := range s {
		switch {
		case isPresentationForm(r):
			out = append(out, norm.NFKC.String(string(r))...)
		case r == utf8.RuneError:
			out = append(out, s[i])
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return norm.NFC.String(string(out))
}

func endsInHan(b []byte) bool {
	r, _ := utf8.DecodeLastRune(b)
	return ScriptOfRune(r) == Han
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
	case r >= 0x00c0 && r < 0x0250, r >= 0x0400 && r < 0x0482, r >= 0x048a && r < 0x0557, r >= 0x0561 && r < 0x0588, r >= 0x10d0 && r < 0x10fb:
		return r // letters all
	}
	switch r {
	case '`', '´', '‘', '’', '‚', '‛', 'ʹ', 'ʺ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ʾ', 'ʿ', 'ˀ', 'ˁ', 'ˊ', 'ˋ', '′', '‵', '՚', 'Ꞌ', 'ꞌ', '׳',
		'\u1fbd', '\u1fbf', 'ߴ', 'ߵ', '＇', '｀':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '֊', '־', '﹘', '﹣', '－', '⁃', '˗', '᠆', '⸗', '⸚', '⸺', '⸻', '゠':
		return '-'
	case '״', '“', '”', '„', '‟', '〝', '〞', '＂':
		return '"'
	case '・', '･', '‧', '\u3000':
		return ' '
	case '՛', '՜', '՝', '՞', '՟', 'ـ', '\u034f', '\u115f', '\u1160', '\u3164', '\uffa0', '\u17b4', '\u17b5', unicode.ReplacementChar:
		return dropped
	}
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xff01 + '!'
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return dropped
	}
	return r
}
