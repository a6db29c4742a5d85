package excel

import "unicode/utf8"

// appendEscaped appends a value as text of XML. Characters that XML has no place for are written as
// Excel does, and so is what looks like one of those; bytes that are not UTF-8 become U+FFFD.
func appendEscaped(dst, value []byte) []byte {
	clean := 0
	for i := 0; i < len(value); {
		b := value[i]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(value[i:])
			if r == utf8.RuneError && size == 1 || r == 0xFFFE || r == 0xFFFF {
				dst = append(append(dst, value[clean:i]...), "\uFFFD"...)
				clean = i + size
			}
			i += size
			continue
		}
		if replacement := escapes[b]; replacement != "" && (b != '_' || looksEscaped(value[i:])) {
			dst = append(append(dst, value[clean:i]...), replacement...)
			clean = i + 1
		}
		i++
	}
	return append(dst, value[clean:]...)
}

// looksEscaped says whether text begins like _x000D_.
func looksEscaped(text []byte) bool {
	return len(text) >= 7 && text[1] == 'x' && text[6] == '_'
}

// escapes is how single bytes are written that do not stand for themselves.
var escapes = func() (table [utf8.RuneSelf]string) {
	const hex = "0123456789ABCDEF"
	for b := range byte(' ') {
		table[b] = "_x00" + string(hex[b>>4]) + string(hex[b&15]) + "_"
	}
	table['\t'], table['\n'] = "", ""
	table['&'], table['<'], table['>'] = "&amp;", "&lt;", "&gt;"
	table['_'] = "_x005F_"
	return table
}()
