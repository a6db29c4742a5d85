package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldedLetters are the letters that are written with others after folding: marks go, ligatures open. Letters that tell words
// apart (й, ї, є) stay.
var foldedLetters = func() map[rune]string {
	m := map[rune]string{
		'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ё': "е", 'ґ': "г", 'և': "եւ",
		'ﬁ': "fi", 'ﬂ': "fl",
	}
	for base, marked := range map[string]string{
		"a": "àáâãäåāăąǎạ", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęěẽ", "g": "ĝğġģǧ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
		"j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
		"u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range marked {
			m[r] = base
		}
	}
	return m
}()

// AppendFolded appends text in lower case without marks. It does not allocate when dst has room.
func AppendFolded(dst []byte, text string) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		dst = appendFoldedRune(dst, r)
	}
	return dst
}

// Fold is AppendFolded for a string.
func Fold(text string) string { return string(AppendFolded(nil, text)) }

func appendFoldedRune(dst []byte, r rune) []byte {
	switch {
	case r == utf8.RuneError:
		return append(dst, ' ')
	case r >= 0x1C90 && r <= 0x1CBF: // Georgian capitals, which unicode.ToLower leaves to titles
		r += 0x10D0 - 0x1C90
	case r >= 0x300 && r <= 0x36F:
		return appendMark(dst, r)
	case r >= 'а' && r <= 'я' || r >= 0x10D0 && r <= 0x10FA || r >= 0x561 && r <= 0x586:
		return utf8.AppendRune(dst, r) // the letters met most: small Cyrillic, Georgian, Armenian
	case r == 'İ':
		return append(dst, 'i')
	}
	r = unicode.ToLower(r)
	if s, ok := foldedLetters[r]; ok {
		return append(dst, s...)
	}
	return utf8.AppendRune(dst, r)
}

// appendMark joins a combining mark to the letter before where the two are another letter; other marks go.
func appendMark(dst []byte, mark rune) []byte {
	switch {
	case mark == 0x306 && strings.HasSuffix(string(dst[max(0, len(dst)-2):]), "и"):
		return append(dst[:len(dst)-2], "й"...)
	case mark == 0x308 && strings.HasSuffix(string(dst[max(0, len(dst)-2):]), "і"):
		return append(dst[:len(dst)-2], "ї"...)
	}
	return dst
}
