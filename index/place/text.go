package place

import (
	"unicode"
	"unicode/utf8"

	"diasmap/onomastics"
)

// A word is a run of letters or digits of a text.
type word struct {
	from, to       int // in the text
	keyFrom, keyTo int // of its key in the buffer of keys; equal for a word without letters
	segment        int // number of the part of the text between commas that it is in
	digits         bool
	capitals       bool // ASCII capitals alone
	hyphen         bool // a hyphen follows
	first          bool // of its segment
	slash          bool // first, behind a slash or bracket, which parts less than a comma does
	han            bool
	native         bool // it has letters of another script than Latin
}

// A splitter cuts normalised text into words. It is used again for the next text.
type splitter struct {
	words []word
	keys  []byte
}

// mostWords bounds what is read of a text, for the work grows faster than it.
const mostWords = 32

// split cuts s into words and makes their keys.
func (p *splitter) split(s string) {
	p.words, p.keys = p.words[:0], p.keys[:0]
	segment, blank, hyphen := 0, false, false
	first, slash := true, false
	for i := 0; i < len(s) && len(p.words) < mostWords; {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isWordRune(r) {
			end := wordEnd(s, i)
			p.add(s, word{from: i, to: end, segment: segment, first: first, slash: first && slash})
			first, slash, i, blank, hyphen = false, false, end, false, false
			continue
		}
		switch {
		case parts(r), r == '-' && blank && startsBlank(s[i+size:]):
			slash = (r == '/' || r == '(') && (!first || slash)
			segment, first = segment+1, true
		case r == '-' && !blank && len(p.words) > 0 && !hyphen:
			p.words[len(p.words)-1].hyphen = true
		}
		blank, hyphen = r == ' ', r == '-'
		i += size
	}
}

// parts says whether r parts segments.
func parts(r rune) bool {
	switch r {
	case ',', ';', '/', '|', '(', ')', '[', ']', '{', '}', '\n', '、', '，', '،', '։', ':', '>', '<', '•', '=', '+', '&', '\\':
		return true
	}
	return false
}

func startsBlank(s string) bool { return s == "" || s[0] == ' ' }

// isWordRune says whether r is of a word: an apostrophe within one is not asked about here.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// wordEnd returns where the word that begins at i ends: apostrophes between letters are of it, and question marks, which
// stand for letters that were lost (S?o Paulo); Chinese characters are words by themselves.
func wordEnd(s string, i int) int {
	han := false
	for at := i; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		switch {
		case (r == '\'' || r == '?') && at > i && at+1 < len(s):
			if next, _ := utf8.DecodeRuneInString(s[at+1:]); !unicode.IsLetter(next) {
				return at
			}
		case !isWordRune(r):
			return at
		case at == i:
			han = isHan(r)
		case isHan(r) != han && !unicode.Is(unicode.M, r):
			return at
		}
		at += size
	}
	return len(s)
}

// isNative says whether a text has letters of another script than Latin.
func isNative(text string) bool {
	for _, r := range text {
		if r >= 0x0370 && (r < 0x1e00 || r > 0x1eff) && unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func isHan(r rune) bool { return r >= 0x2e80 && onomastics.ScriptOfRune(r) == onomastics.Han }

// add appends a word and its key.
func (p *splitter) add(s string, w word) {
	text := s[w.from:w.to]
	w.capitals = true
	for i := range len(text) {
		b := text[i]
		w.digits = w.digits || b >= '0' && b <= '9'
		w.capitals = w.capitals && b >= 'A' && b <= 'Z'
	}
	w.keyFrom = len(p.keys)
	if !w.digits {
		w.native = isNative(text)
		p.keys, w.han = appendWordKey(p.keys, text)
	}
	w.keyTo = len(p.keys)
	p.words = append(p.words, w)
}

// appendWordKey appends the key of a word, and says whether it is of Chinese characters, which are
// their own key.
func appendWordKey(dst []byte, text string) (key []byte, han bool) {
	if text[0] < utf8.RuneSelf {
		return onomastics.AppendKey(dst, text, onomastics.NoScheme), false
	}
	if r, _ := utf8.DecodeRuneInString(text); isHan(r) {
		return append(dst, text...), true
	}
	return onomastics.AppendKey(dst, text, onomastics.DefaultScheme(text, onomastics.Country{})), false
}

// AppendNameKey appends the key of the name of a place: those of its words. Digits count for nothing. A
// name without letters has no key.
func AppendNameKey(dst []byte, name string) []byte {
	var p splitter
	p.split(string(onomastics.AppendNormalised(nil, name)))
	return append(dst, p.keys...)
}

// appendRomanisedHan appends the key of a word of Chinese characters as it is romanised.
func appendRomanisedHan(dst []byte, text string) []byte {
	return onomastics.AppendKey(dst, text, onomastics.DefaultScheme(text, onomastics.Country{}))
}
