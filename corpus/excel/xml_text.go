package excel

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// longestEntity bounds what is taken for an entity: &#x10FFFF;
const longestEntity = 12

// appendText appends the text that came last, its entities resolved.
func (s *scanner) appendText(dst []byte) []byte {
	if s.plain {
		return append(dst, s.text...)
	}
	return appendUnescaped(dst, s.text)
}

// appendUnescaped resolves the entities of XML. What is none stays as it stands.
func appendUnescaped(dst, text []byte) []byte {
	for {
		amp := bytes.IndexByte(text, '&')
		if amp < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:amp]...)
		text = text[amp:]
		end := bytes.IndexByte(text[:min(len(text), longestEntity)], ';')
		r := rune(-1)
		if end > 0 {
			r = entity(text[1:end])
		}
		if r < 0 {
			dst, text = append(dst, '&'), text[1:]
			continue
		}
		dst, text = utf8.AppendRune(dst, r), text[end+1:]
	}
}

// entity is the character an entity stands for, -1 if none.
func entity(name []byte) rune {
	switch string(name) {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	if len(name) < 2 || name[0] != '#' {
		return -1
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n > utf8.MaxRune {
		return -1
	}
	return rune(n)
}

// unescapeControls resolves _x000D_ and the like in place: so does Excel write characters that XML has no place
// for (ECMA-376 part 1, 22.4.2.4 ST_Xstring).
func unescapeControls(text []byte) []byte {
	const length = len("_x000D_")
	first := bytes.Index(text, []byte("_x"))
	if first < 0 {
		return text
	}
	kept := text[:first]
	for i := first; i < len(text); {
		if len(text)-i >= length && text[i] == '_' && text[i+1] == 'x' && text[i+length-1] == '_' {
			if n, err := strconv.ParseUint(string(text[i+2:i+length-1]), 16, 16); err == nil {
				kept = utf8.AppendRune(kept, rune(n)) // at most 3 bytes for 7
				i += length
				continue
			}
		}
		kept = append(kept, text[i])
		i++
	}
	return kept
}
