package charset

import "unicode/utf8"

// A table decodes single bytes.
type table struct {
	runes [256]rune    // utf8.RuneError for bytes without meaning
	utf8  [256][4]byte // the rune in UTF-8, and in the last place its length
}

func (t *table) set(b byte, r rune) {
	t.runes[b] = r
	t.utf8[b][3] = byte(utf8.EncodeRune(t.utf8[b][:], r))
}

// append appends src, decoded, to dst, and returns how many bytes had no meaning.
func (t *table) append(dst, src []byte) (out []byte, lost int) {
	for _, b := range src {
		if b < utf8.RuneSelf {
			dst = append(dst, b)
			continue
		}
		u := &t.utf8[b]
		dst = append(dst, u[:u[3]]...)
		if t.runes[b] == utf8.RuneError {
			lost++
		}
	}
	return dst, lost
}

// latin1 is a table of ISO 8859-1, which others are made from.
func latin1() *table {
	t := &table{}
	for b := range 256 {
		t.set(byte(b), rune(b))
	}
	return t
}
