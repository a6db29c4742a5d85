package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// twiceEncoded finds out whether a text in UTF-8 was such already when it was taken for Windows-1252 and written as UTF-8
// again. It returns a word by which that is seen, "" if most runs of letters beyond ASCII make no UTF-8 so.
func twiceEncoded(text []byte) string {
	runs, twice, example := 0, 0, ""
	for word := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r < 'A' }) {
		if isASCII(word) || !utf8.Valid(word) {
			continue
		}
		if runs++; runs > mostLooked {
			break
		}
		if once, ok := encodedOnce(word); ok && utf8.Valid(once) && !isASCII(once) {
			twice++
			if example == "" {
				example = string(word)
			}
		}
	}
	const enough = 3 // words; one alone may be meant so
	if twice < enough || 2*twice < runs {
		return ""
	}
	return example
}

// encodedOnce writes a word in Windows-1252, in which bytes without meaning stand for themselves, as browsers have it.
func encodedOnce(word []byte) ([]byte, bool) {
	var once []byte
	for _, r := range string(word) {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
			once = append(once, b)
		case r >= utf8.RuneSelf && r < 0xa0:
			once = append(once, byte(r))
		default:
			return nil, false
		}
	}
	return once, true
}
