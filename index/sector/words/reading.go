package words

import "bytes"

// A Word is an English word read in a text.
type Word struct {
	ID     ID
	Token  uint8 // the token it was read from, from 0
	Span   uint8 // how many tokens it was read from, with the words of the same phrase
	Before Break // the strongest break since the word before; words of one phrase have none among them
	Place  bool  // it says where the person works: after «at», «chez»
	Typo   bool  // read from a misspelt form
}

// A Reading is what was read of one text, and the room to read the next; the zero Reading is ready.
type Reading struct {
	Words    []Word
	Language Language
	Unknown  int // tokens of three letters or more that no table knows

	cutter cutter
	found  []found
	buf    []byte
	hashes []prefix
	pend   Break
}

// most forms a token is taken for: itself and two stems.
const mostForms = 3

// found is what the tables know of a token.
type found struct {
	forms    [mostForms]uint32
	count    uint8
	function Function
}

// Token is the i-th token of the text, folded. It is valid until the Reading is used again.
func (r *Reading) Token(i int) string {
	if i >= len(r.cutter.tokens) {
		return ""
	}
	t := r.cutter.tokens[i]
	return string(r.cutter.text[t.start:t.end])
}

// Tokens is how many tokens the text has.
func (r *Reading) Tokens() int { return len(r.cutter.tokens) }

func (r *Reading) reset() {
	r.Words, r.Unknown, r.found = r.Words[:0], 0, r.found[:0]
	r.cutter.text, r.cutter.tokens = r.cutter.text[:0], r.cutter.tokens[:0]
	r.cutter.pending, r.cutter.spaced, r.pend = Space, false, Space
}

// Read reads text into r. The hint is the language the text is probably in; it decides only between readings that are equally good.
// It does not allocate once r has room.
func (l *Lexicon) Read(r *Reading, text string, hint Language) {
	const longest = 400 // bytes of a text that are read
	r.reset()
	if len(text) > longest {
		text = text[:longest]
	}
	r.cutter.text = AppendFolded(r.cutter.text, splitCamel(text))
	r.cutter.cut()
	place := false
	for i := range r.cutter.tokens {
		t := &r.cutter.tokens[i]
		f := l.find(r, r.cutter.text[t.start:t.end])
		if t.before >= Comma && t.before != And {
			place = false
		}
		place = place || f.function == Place
		t.place = place
		r.found = append(r.found, f)
	}
	r.Language = l.vote(r, hint)
	l.phrases(r)
}

// vote chooses the language that most tokens have a form of.
func (l *Lexicon) vote(r *Reading, hint Language) Language {
	var votes [languageCount]int
	votes[English] = 1
	if hint != English {
		votes[hint]++
	}
	for i := range r.found {
		f := &r.found[i]
		var set, longest Languages // that have any of its forms; that have the longest
		for k, form := range f.forms[:f.count] {
			set |= l.formLanguages(form)
			if k == 0 {
				longest = set
			}
		}
		for lang := range languageCount {
			votes[lang] += int(set>>lang&1)*2 + int(longest>>lang&1)
		}
	}
	if bytes.Contains(r.cutter.text, []byte("і")) || bytes.Contains(r.cutter.text, []byte("ї")) || bytes.Contains(r.cutter.text, []byte("є")) {
		votes[Ukrainian]++ // letters that Russian has not
	}
	best := English
	for lang := range languageCount {
		if votes[lang] > votes[best] {
			best = lang
		}
	}
	return best
}

// phrases reads the tokens as phrases, the longest first.
func (l *Lexicon) phrases(r *Reading) {
	for i := 0; i < len(r.found); {
		t := r.cutter.tokens[i]
		r.pend = max(r.pend, t.before)
		f := &r.found[i]
		if f.function == Conjunction && t.before <= And {
			r.pend = max(r.pend, And)
		}
		if f.function != NoFunction {
			i++
			continue
		}
		if n, s, ok := l.phraseAt(r, i); ok {
			l.add(r, i, n, s, false)
			i += n
			continue
		}
		l.readUnknown(r, i)
		i++
	}
}

// add appends the words of a sense, read at token i and so many tokens from there.
func (l *Lexicon) add(r *Reading, i, span int, s sense, typo bool) {
	for _, id := range s.words[:s.count] {
		r.Words = append(r.Words, Word{ID: id, Token: uint8(i), Span: uint8(span), Before: r.pend, Place: r.cutter.tokens[i].place, Typo: typo})
		r.pend = Space
	}
}

// A path is a row of forms that begins a phrase.
type path struct {
	forms [4]uint32
	n     int
}

// phraseAt finds the longest phrase that begins at token i: how many tokens it takes, and what it means.
func (l *Lexicon) phraseAt(r *Reading, i int) (tokens int, best sense, ok bool) {
	f := &r.found[i]
	for k := range int(f.count) {
		row := path{n: 1}
		row.forms[0] = f.forms[k]
		if s, has := l.choose(l.formRun(f.forms[k]), r.Language); has && tokens <= 1 && (!ok || s.languages.Has(r.Language) && !best.languages.Has(r.Language)) {
			tokens, best, ok = 1, s, true
		}
		if n, s, has := l.extend(r, row, i+1); has && n-i > tokens {
			tokens, best, ok = n-i, s, true
		}
	}
	return tokens, best, ok
}

// extend finds the longest phrase that begins with row and goes on at token i: the token after it.
func (l *Lexicon) extend(r *Reading, row path, i int) (end int, best sense, ok bool) {
	for i < len(r.found) && r.found[i].function != NoFunction && joins(r.cutter.tokens[i].before) {
		i++
	}
	if row.n == len(row.forms) || i >= len(r.found) || !joins(r.cutter.tokens[i].before) {
		return 0, best, false
	}
	f := &r.found[i]
	for k := range int(f.count) {
		longer := row
		longer.forms[longer.n] = f.forms[k]
		longer.n++
		value, has := l.phraseOf.get(hashRow(longer.forms[:longer.n]))
		if !has {
			continue
		}
		if s, has := l.choose(run{value >> 8, value & 0xff}, r.Language); has && i+1 > end {
			end, best, ok = i+1, s, true
		}
		if n, s, has := l.extend(r, longer, i+1); has && n > end {
			end, best, ok = n, s, true
		}
	}
	return end, best, ok
}

// joins: tokens with this break between them can be of one phrase.
func joins(b Break) bool { return b == Space || b == Dash || b == And }

// choose takes the sense of the language, else the first.
func (l *Lexicon) choose(senses run, lang Language) (best sense, ok bool) {
	for i := range senses.count {
		s := l.senseAt(senses.first + i)
		if s.languages.Has(lang) {
			return s, true
		}
		if i == 0 {
			best, ok = s, true
		}
	}
	return best, ok
}
