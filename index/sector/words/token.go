package words

import (
	"unicode"
	"unicode/utf8"
)

// A Break is what parts a token from the one before it.
type Break uint8

// Breaks, the weakest first.
const (
	Space Break = iota
	Dash        // a dash between spaces
	Slash       // / | +
	Comma       // , ( [ :
	Stop        // ; and the end of a sentence or line
	And         // a word or sign that means «and»
)

// mostTokens are read of a text; what follows is left unread. Titles of work are short.
const mostTokens = 48

// A token is a word of the folded text.
type token struct {
	start, end uint32
	before     Break
	place      bool // after «at»: where the person works
}

// cutter cuts folded text into tokens. Letters and digits make tokens, with + and # at their end (c++, c#).
type cutter struct {
	text    []byte
	tokens  []token
	pending Break
	spaced  bool
}

// cut appends the tokens of text, folded, whose bytes it may move together (o'brien, m.d.).
func (c *cutter) cut() {
	for i := 0; i < len(c.text) && len(c.tokens) < mostTokens; {
		r, size := rune(c.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(c.text[i:])
		}
		if isWordRune(r) {
			i = c.word(i)
			continue
		}
		c.separator(r, i, size)
		i += size
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// separator notes the strongest break between two tokens.
func (c *cutter) separator(r rune, at, size int) {
	b := Space
	switch r {
	case ' ', '\t', '\u00a0':
		c.spaced = true
		return
	case ',', '(', '[', ':', '՝', '،':
		b = Comma
	case ';', '\n', '\r', '•', '·', '։', '…':
		b = Stop
	case '.':
		if next := at + size; next < len(c.text) && c.text[next] == ' ' && c.longBefore(at) {
			b = Stop
		}
	case '/', '|', '\\', '+':
		b = Slash
	case '&':
		b = And
	case '-', '–', '—':
		if c.spaced {
			b = Dash
		}
	}
	c.pending = max(c.pending, b)
	c.spaced = false
}

// longBefore: the token that ends at is a word of five letters or more, so that a point after it ends a sentence.
func (c *cutter) longBefore(at int) bool {
	n := len(c.tokens)
	return n > 0 && int(c.tokens[n-1].end) == at && utf8.RuneCount(c.text[c.tokens[n-1].start:at]) >= 5
}

// word adds the token that begins at start and returns where to go on. Points between single letters go (m.d., к.м.н.), and so
// does an apostrophe, except after an article (l'air, dell'arte), where the article goes.
func (c *cutter) word(start int) int {
	w, i := start, start
	for i < len(c.text) {
		r, size := rune(c.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(c.text[i:])
		}
		switch {
		case isWordRune(r), isSign(c.text, i):
			w += copy(c.text[w:], c.text[i:i+size])
		case isApostrophe(r) && nextIsWord(c.text, i+size):
			if isArticle(c.text[start:w]) {
				return i + size
			}
			if c.text[i+size] == 's' && !nextIsWord(c.text, i+size+1) {
				i++ // driver's
			}
		case r == '.' && isShort(c.text[start:w]) && nextIsWord(c.text, i+1):
		default:
			c.add(start, w)
			return i
		}
		i += size
	}
	c.add(start, w)
	return i
}

func (c *cutter) add(start, end int) {
	if end > start {
		c.tokens = append(c.tokens, token{start: uint32(start), end: uint32(end), before: c.pending})
	}
	c.pending, c.spaced = Space, false
}

// isSign: the + or # at i belongs to the name of a programming language (c++, c#).
func isSign(text []byte, i int) bool {
	if text[i] != '+' && text[i] != '#' || i == 0 {
		return false
	}
	before := text[i-1]
	return (before == 'c' && (i == 1 || text[i-2] == ' ') || before == '+' || text[i] == '+' && before == 'c') && !isLetterAt(text, i+1)
}

func isLetterAt(text []byte, i int) bool { return i < len(text) && isWordRune(rune(text[i])) }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' || r == '՚' }

func nextIsWord(text []byte, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRune(text[i:])
	return isWordRune(r)
}

// isArticle: the Romance articles that lose their vowel.
func isArticle(w []byte) bool {
	switch string(w) {
	case "l", "d", "qu", "dell", "all", "nell", "dall", "sull", "un":
		return true
	}
	return false
}

// isShort: at most four letters, as abbreviations with points have between them.
func isShort(w []byte) bool { return utf8.RuneCount(w) <= 4 }
