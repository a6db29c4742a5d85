package words

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// AddPhrase gives a form, or several in a row, a meaning in a language: up to four English words. Forms are words, stems
// (кардиолог*) or ends of compounds (*arzt). It returns an error that says what is wrong.
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
