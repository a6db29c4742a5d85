package words

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
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

// AddPhrase gives a form, or several in a row, a meaning in a language: up to four English words. Forms are words, stems (кардиолог*) or ends of
// compounds (*arzt). It returns an error that says what is wrong.
func (b *Builder) AddPhrase(lang Language, phrase string, meaning []string) error {
	if lang != English {
		meaning = b.asRead(meaning)
	}
	if len(meaning) == 0 || len(meaning) > 4 {
		return fmt.Errorf("%q means %d words, want 1 to 4", phrase, len(meaning))
	}
	s := sense{languages: LanguagesOf(lang), count: uint8(len(meaning))}
	for i, w := range meaning {
		s.words[i] = b.Word(w)
	}
	keys, err := b.keysOf(phrase)
	if err != nil {
		return err
	}
	if len(keys) == 1 {
		f := b.forms[keys[0]]
		f.typos = true
		f.function = NoFunction
		f.add(s)
		return nil
	}
	b.addRow(keys, s)
	return nil
}

// asRead is a meaning in the words by which English texts are read: those that stand for others are replaced by them.
func (b *Builder) asRead(meaning []string) (read []string) {
	for _, w := range meaning {
		f := b.forms[formKey{wholeForm, Fold(w)}]
		i := -1
		if f != nil {
			i = slices.IndexFunc(f.senses, func(s sense) bool { return s.languages.Has(English) })
		}
		if i < 0 {
			read = append(read, w)
			continue
		}
		for _, id := range f.senses[i].words[:f.senses[i].count] {
			read = append(read, b.texts[id])
		}
	}
	return read
}

// keysOf cuts a phrase into forms, leaving out words that only have a function.
func (b *Builder) keysOf(phrase string) (keys []formKey, err error) {
	for _, field := range strings.Fields(cleanPhrase(phrase)) {
		key := formKey{wholeForm, field}
		switch {
		case strings.HasSuffix(field, "*"):
			key = formKey{stemForm, strings.TrimSuffix(field, "*")}
		case strings.HasPrefix(field, "*"):
			key = formKey{endForm, strings.TrimPrefix(field, "*")}
		}
		if f, ok := b.forms[key]; ok && f.function != NoFunction && len(strings.Fields(phrase)) > 1 {
			continue
		}
		if n := utf8.RuneCountInString(key.letters); key.kind != wholeForm && n < shortestStem {
			return nil, fmt.Errorf("%q: a stem or ending has %d letters or more", field, shortestStem)
		}
		b.form(key.kind, key.letters)
		keys = append(keys, key)
	}
	if len(keys) == 1 && len(strings.Fields(phrase)) > 1 {
		return nil, fmt.Errorf("of %q only %q means something by itself", phrase, keys[0].letters)
	}
	if len(keys) == 0 || len(keys) > 4 {
		return nil, fmt.Errorf("%q has %d words that mean something, want 1 to 4", phrase, len(keys))
	}
	return keys, nil
}

// cleanPhrase folds a phrase as texts are, keeping its asterisks.
func cleanPhrase(phrase string) string {
	var parts []string
	for _, field := range strings.Fields(phrase) {
		end, begin := strings.HasSuffix(field, "*"), strings.HasPrefix(field, "*")
		c := cutter{text: AppendFolded(nil, strings.Trim(field, "*"))}
		c.cut()
		for i, t := range c.tokens {
			w := string(c.text[t.start:t.end])
			if begin && i == 0 {
				w = "*" + w
			}
			if end && i == len(c.tokens)-1 {
				w += "*"
			}
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " ")
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

func (b *Builder) addRow(keys []formKey, s sense) {
	for n := 2; n <= len(keys); n++ { // a row's beginnings are there too, so that reading can go on along it
		row := make([]uint32, n)
		var name []byte
		for i, k := range keys[:n] {
			row[i] = b.number[k]
			name = binary.LittleEndian.AppendUint32(name, row[i])
		}
		p, ok := b.phrases[string(name)]
		if !ok {
			p = &builtPhrase{forms: row}
			b.phrases[string(name)] = p
			b.rows = append(b.rows, string(name))
		}
		if n == len(keys) {
			p.senses = joinSense(p.senses, s)
		}
	}
	for _, k := range keys {
		b.forms[k].languages |= s.languages
	}
}

// Sections compiles what was added.
func (b *Builder) Sections() ([][]byte, error) {
	if len(b.texts) > 1<<16-1 {
		return nil, fmt.Errorf("words: %d words, more than ids", len(b.texts))
	}
	for _, w := range b.texts {
		b.AddWord(w, LanguagesOf(English), false)
	}
	var letters, offsets, headness, forms, senses []byte
	for _, w := range b.texts {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(letters)))
		letters = append(letters, w...)
		headness = append(headness, b.headness[w])
	}
	offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(letters)))
	var formPairs, phrasePairs, typoPairs [][2]uint32
	for i, key := range b.order {
		f := b.forms[key]
		if len(key.letters) > 255 || len(f.senses) > 255 {
			return nil, fmt.Errorf("words: the form %.40q is too long or means too much", key.letters)
		}
		forms = binary.LittleEndian.AppendUint32(forms, uint32(len(senses)/senseSize))
		forms = append(forms, uint8(len(f.senses)), uint8(f.function))
		forms = binary.LittleEndian.AppendUint16(forms, uint16(f.languages))
		forms = binary.LittleEndian.AppendUint32(forms, uint32(len(letters)))
		forms = append(forms, uint8(len(key.letters)), byte(key.kind), 0, 0)
		letters = append(letters, key.letters...)
		senses = appendSenses(senses, f.senses)
		formPairs = append(formPairs, [2]uint32{hashForm(key.kind, []byte(key.letters)), uint32(i)})
		if f.typos && key.kind != endForm && utf8.RuneCountInString(key.letters) >= shortestTypo {
			typoPairs = appendTypos(typoPairs, key.letters, uint32(i))
		}
	}
	for _, name := range b.rows {
		p := b.phrases[name]
		first := len(senses) / senseSize
		if first >= 1<<24 {
			return nil, fmt.Errorf("words: too many senses")
		}
		phrasePairs = append(phrasePairs, [2]uint32{hashRow(p.forms), uint32(first)<<8 | uint32(len(p.senses))})
		senses = appendSenses(senses, p.senses)
	}
	if err := distinct(phrasePairs); err != nil {
		return nil, err
	}
	return [][]byte{letters, offsets, headness, forms, senses, newTable(formPairs), newTable(phrasePairs), newTable(typoPairs)}, nil
}

func appendSenses(dst []byte, senses []sense) []byte {
	for _, s := range senses {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(s.languages))
		dst = append(dst, s.count, 0)
		for _, w := range s.words {
			dst = binary.LittleEndian.AppendUint16(dst, uint16(w))
		}
	}
	return dst
}

// appendTypos adds a form under itself and under itself less a letter, but for the first.
func appendTypos(pairs [][2]uint32, letters string, form uint32) [][2]uint32 {
	seen := []uint32{hashForm(typoForm, []byte(letters))}
	first := true
	eachOmission([]byte(letters), nil, func(omitted []byte) bool {
		if h := hashForm(typoForm, omitted); !first && !slices.Contains(seen, h) {
			seen = append(seen, h)
		}
		first = false
		return true
	})
	for _, h := range seen {
		pairs = append(pairs, [2]uint32{h, form})
	}
	return pairs
}

// distinct: no two phrases have one hash.
func distinct(pairs [][2]uint32) error {
	seen := map[uint32]bool{}
	for _, p := range pairs {
		if seen[p[0]] {
			return errors.New("words: two phrases share a hash")
		}
		seen[p[0]] = true
	}
	return nil
}
