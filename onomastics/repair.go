package onomastics

import (
	"html"
	"strings"
)

// A Repair says what was mended in the spelling of a name before it was judged, so that a reader knows
// that the letters judged are not those in the list. Several may hold.
type Repair uint16

// The repairs.
const (
	// MixedLetters: letters of one script stood in a word of another that has letters of their looks.
	MixedLetters Repair = 1 << iota
	// ReadAsWindows1252 and the like: UTF-8 had been read as that encoding.
	ReadAsWindows1252
	ReadAsWindows1251
	ReadAsKOI8
	ReadAsMacintosh
	ReadAsDOS
	// LatinForCyrillic and the like: text in an encoding of that script had been read as Windows-1252.
	LatinForCyrillic
	LatinForGreek
	// LatinForCentral: Windows-1250, of Central Europe, had been read as Windows-1252.
	LatinForCentral
	// ReadAsLatin1: Windows-1252 had been read as ISO 8859-1, which lacks š and ž.
	ReadAsLatin1
	// EscapedLetters: letters were written as in HTML, M&uuml;ller.
	EscapedLetters
)

var repairWords = []struct {
	repair Repair
	words  string
}{
	{MixedLetters, "letters of two scripts in one word"},
	{ReadAsWindows1252, "UTF-8 read as Windows-1252"},
	{ReadAsWindows1251, "UTF-8 read as Windows-1251"},
	{ReadAsKOI8, "UTF-8 read as KOI8-R"},
	{ReadAsMacintosh, "UTF-8 read as Macintosh Roman"},
	{ReadAsDOS, "UTF-8 read as an encoding of DOS"},
	{LatinForCyrillic, "Cyrillic read as Windows-1252"},
	{LatinForGreek, "Greek read as Windows-1252"},
	{LatinForCentral, "Windows-1250 read as Windows-1252"},
	{ReadAsLatin1, "Windows-1252 read as ISO 8859-1"},
	{EscapedLetters, "letters written as in HTML"},
}

// AppendWords appends the repairs in words, a comma between; nothing for none.
func (r Repair) AppendWords(dst []byte) []byte {
	from := len(dst)
	for _, w := range repairWords {
		if r&w.repair == 0 {
			continue
		}
		if len(dst) > from {
			dst = append(dst, ", "...)
		}
		dst = append(dst, w.words...)
	}
	return dst
}

// String is the repairs in words.
func (r Repair) String() string { return string(r.AppendWords(nil)) }

// MarshalText writes the repairs in words.
func (r Repair) MarshalText() ([]byte, error) { return r.AppendWords(nil), nil }

// AppendRepaired appends s as AppendNormalised does, after undoing what can be undone surely: text of one
// encoding that was read as another, and letters of another script that only look like those of the word
// they stand in. It says what it mended. It does not allocate when dst has room and
// s is right as it stands.
func AppendRepaired(dst []byte, s string) ([]byte, Repair) {
	var all Repair
	if strings.IndexByte(s, '&') >= 0 && strings.IndexByte(s, ';') >= 0 {
		s, all = unescape(s)
	}
	if isASCII(s) {
		return AppendNormalised(dst, s), all
	}
	from := len(dst)
	for range mostRepairs {
		text, repair := decodeAgain(s)
		dst = AppendNormalised(dst[:from], text)
		if mixesScripts(dst[from:]) {
			if unmixed, ok := unmixLetters(string(dst[from:])); ok {
				dst, repair = append(dst[:from], unmixed...), repair|MixedLetters
			}
		}
		all |= repair
		if string(dst[from:]) == s {
			break // as nearly every name is: it was right as it stood
		}
		s = string(dst[from:])
	}
	return dst, all
}

// unescape reads what is written as in HTML, O&#39;Connor.
func unescape(s string) (string, Repair) {
	text := s
	for range mostEscapes {
		again := html.UnescapeString(text)
		if again == text {
			break
		}
		text = again
	}
	if text == s || strings.ContainsAny(text, "<>") {
		return s, 0
	}
	return text, EscapedLetters
}

// mostEscapes bounds how often a text was escaped: &amp;uuml; is ü, escaped twice.
const mostEscapes = 4

// mostRepairs bounds how often a text is mended: what is dropped in normalising, or mended, may show more
// to mend.
const mostRepairs = 8
