package words

import (
	"unicode/utf8"
)

// A Builder compiles words, forms and phrases.
type Builder struct {
	ids      map[string]ID
	texts    []string
	headness map[string]uint8
	forms    map[formKey]*builtForm
	order    []formKey
	phrases  map[string]*builtPhrase // forms, as the bytes of their numbers
	rows     []string
	number   map[formKey]uint32
}

type formKey struct {
	kind    formKind
	letters string
}

type builtForm struct {
	senses    []sense
	function  Function
	languages Languages
	typos     bool
}

type builtPhrase struct {
	forms  []uint32
	senses []sense
}

// NewBuilder returns a Builder without words.
func NewBuilder() *Builder {
	return &Builder{
		ids: map[string]ID{}, headness: map[string]uint8{}, forms: map[formKey]*builtForm{},
		phrases: map[string]*builtPhrase{}, number: map[formKey]uint32{},
	}
}

// Word returns the id of an English word, which becomes known as a whole form of English if it was not.
func (b *Builder) Word(text string) ID {
	text = Fold(text)
	if id, ok := b.ids[text]; ok {
		return id
	}
	id := ID(len(b.texts))
	b.ids[text] = id
	b.texts = append(b.texts, text)
	return id
}

// Has tells whether an English word is known.
func (b *Builder) Has(word string) bool {
	_, ok := b.ids[word]
	return ok
}

// SetHeadness notes how often, from 0 to 255, a word is the head of the titles it stands in.
func (b *Builder) SetHeadness(word string, headness uint8) { b.headness[word] = headness }

// AddWord makes a word known in languages as meaning itself, if nothing else is known of it there. Misspellings of it are corrected
// when typos is set.
func (b *Builder) AddWord(word string, languages Languages, typos bool) {
	languages &^= b.stemmed(Fold(word))
	if languages == 0 {
		return
	}
	f := b.form(wholeForm, Fold(word))
	f.typos = f.typos || typos
	for _, s := range f.senses {
		languages &^= s.languages
	}
	if languages == 0 || f.function != NoFunction {
		return
	}
	s := sense{languages: languages, count: 1}
	s.words[0] = b.Word(word)
	f.add(s)
}

// stemmed are the languages other than English in which a word is known by a stem already.
func (b *Builder) stemmed(word string) (set Languages) {
	ending := mostEnding
	if word == "" || word[len(word)-1] < utf8.RuneSelf {
		ending = mostEndingLatin
	}
	for range ending + 1 {
		if f, ok := b.forms[formKey{stemForm, word}]; ok {
			set |= f.languages
		}
		_, size := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-size]
	}
	return set &^ LanguagesOf(English)
}

// AddFunction makes a word one that means nothing by itself.
func (b *Builder) AddFunction(word string, languages Languages, fn Function) {
	f := b.form(wholeForm, Fold(word))
	f.function, f.languages = fn, f.languages|languages
}

func (b *Builder) form(kind formKind, letters string) *builtForm {
	key := formKey{kind, letters}
	f, ok := b.forms[key]
	if !ok {
		f = &builtForm{}
		b.forms[key] = f
		b.number[key] = uint32(len(b.order))
		b.order = append(b.order, key)
	}
	return f
}

// add joins a sense to others: a language has one; languages of one meaning share it.
func (f *builtForm) add(s sense) {
	f.languages |= s.languages
	f.senses = joinSense(f.senses, s)
}

func joinSense(senses []sense, s sense) []sense {
	for i := range senses {
		if senses[i].words == s.words && senses[i].count == s.count {
			senses[i].languages |= s.languages
			return senses
		}
	}
	return append(senses, s)
}
