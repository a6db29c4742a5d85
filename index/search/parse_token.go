package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenKind is what a token of the language is.
type tokenKind uint8

const (
	wordToken   tokenKind = iota // a word or phrase
	fieldToken                   // the name of a field, its colon or comparison after it
	orToken                      // OR, |
	notToken                     // NOT, or a minus before a term
	openToken                    // (
	closeToken                   // )
	commaToken                   // between values
	brokenToken                  // a quote that does not end
)

// A token is a piece of the text, at and end its bytes.
type token struct {
	kind    tokenKind
	at, end int
	// text is the value without quotes, or the name of the field.
	text   string
	quoted bool
	// is is what follows a field's name: ":", "<", "<=", ">", ">=", "=".
	is string
}

// quotes are the marks that close what a mark opens.
var quotes = map[rune]string{'"': `"`, '“': `”"“`, '„': `“”"`, '«': `»`, '”': `”`}

// A lexer cuts a text into tokens.
type lexer struct {
	text string
	at   int
	// inValue: after a field's colon or a comma, where a value stands.
	inValue bool
}

// tokenise cuts the whole text.
func tokenise(text string) []token {
	l := lexer{text: text}
	var tokens []token
	for {
		t, ok := l.next()
		if !ok {
			return tokens
		}
		tokens = append(tokens, t)
		l.inValue = t.kind == fieldToken || t.kind == commaToken
	}
}

// next returns the token at the point reached, and whether there is one.
func (l *lexer) next() (token, bool) {
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if !unicode.IsSpace(r) {
			break
		}
		l.at += size
	}
	if l.at == len(l.text) {
		return token{}, false
	}
	from := l.at
	r, size := utf8.DecodeRuneInString(l.text[from:])
	if ends, ok := quotes[r]; ok {
		return l.quoted(from, from+size, ends), true
	}
	if kind, ok := l.mark(r); ok {
		l.at += size
		return token{kind: kind, at: from, end: l.at, text: l.text[from:l.at]}, true
	}
	return l.word(from), true
}

// mark says which token a single character is.
func (l *lexer) mark(r rune) (tokenKind, bool) {
	switch {
	case r == '(':
		return openToken, true
	case r == ')':
		return closeToken, true
	case r == '|':
		return orToken, true
	case r == ',':
		return commaToken, true
	case (r == '-' || r == '−' || r == '–') && !l.inValue && l.minusBindsAt(l.at+utf8.RuneLen(r)):
		return notToken, true
	}
	return 0, false
}

// minusBindsAt says whether a minus before at belongs to the term there: something follows it at once.
func (l *lexer) minusBindsAt(at int) bool {
	if at >= len(l.text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return !unicode.IsSpace(r)
}

// quoted reads what stands in quotes from on.
func (l *lexer) quoted(at, from int, ends string) token {
	n := strings.IndexAny(l.text[from:], ends)
	if n < 0 {
		l.at = len(l.text)
		return token{kind: brokenToken, at: at, end: l.at, text: l.text[from:], quoted: true}
	}
	_, size := utf8.DecodeRuneInString(l.text[from+n:])
	l.at = from + n + size
	return token{kind: wordToken, at: at, end: l.at, text: strings.TrimSpace(l.text[from : from+n]), quoted: true}
}

// word reads a word, or the name of a field with what compares it.
func (l *lexer) word(from int) token {
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if unicode.IsSpace(r) || strings.ContainsRune(`()|,`, r) || isQuote(r) && l.at > from && !isApostrophe(l.text[from:l.at], r) {
			break
		}
		if is := l.comparison(); is != "" && l.at > from && !l.inValue {
			t := token{kind: fieldToken, at: from, end: l.at, text: l.text[from:l.at], is: is}
			l.at += len(is)
			return t
		}
		l.at += size
	}
	t := token{kind: wordToken, at: from, end: l.at, text: l.text[from:l.at]}
	switch {
	case l.inValue:
	case t.text == "OR":
		t.kind = orToken
	case t.text == "NOT":
		t.kind = notToken
	}
	return t
}

// comparison returns the comparison at the point reached, "" if there is none.
func (l *lexer) comparison() string {
	rest := l.text[l.at:]
	for _, is := range []string{"<=", ">=", "<", ">", ":", "="} {
		if strings.HasPrefix(rest, is) {
			return is
		}
	}
	return ""
}

func isQuote(r rune) bool { _, ok := quotes[r]; return ok }

// isApostrophe says whether a quote inside a word is part of it, as in the Hebrew abbreviation צה"ל.
func isApostrophe(before string, r rune) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return r == '"' && unicode.Is(unicode.Hebrew, last)
}
