package build

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"diasmap/index/sector/words"
)

// vocabulary compiles the words: those of the hand-made tables before those of titles, so that their meanings come before any other.
func vocabulary(tables fs.FS, titles []title, industries []industry) (*words.Lexicon, [][]byte, error) {
	b := words.NewBuilder()
	if err := addFunctions(b, tables); err != nil {
		return nil, nil, err
	}
	for i, code := range words.Codes() {
		if err := addLanguage(b, tables, code); err != nil {
			return nil, nil, err
		}
		if i == 0 { // meanings of other languages are given in English as it is read
			addTitleWords(b, titles)
		}
	}
	if err := addSpecialties(b, tables); err != nil {
		return nil, nil, err
	}
	addIndustryWords(b, industries)
	sections, err := b.Sections()
	if err != nil {
		return nil, nil, err
	}
	lexicon, err := words.Open(asStrings(sections))
	return lexicon, sections, err
}

func asStrings(sections [][]byte) []string {
	texts := make([]string, len(sections))
	for i, s := range sections {
		texts[i] = string(s)
	}
	return texts
}

var functions = map[string]words.Function{"filler": words.Filler, "and": words.Conjunction, "place": words.Place}

func addFunctions(b *words.Builder, tables fs.FS) error {
	return eachFact(tables, "words/functions.tsv", 3, func(f []string) error {
		function, ok := functions[f[0]]
		lang, known := words.ParseLanguage(f[1])
		if !ok || !known {
			return fmt.Errorf("no function %q of a language %q", f[0], f[1])
		}
		for _, w := range strings.Fields(f[2]) {
			b.AddFunction(w, words.LanguagesOf(lang), function)
		}
		return nil
	})
}

// addLanguage adds the words of a language: meaning, forms.
func addLanguage(b *words.Builder, tables fs.FS, code string) error {
	lang, _ := words.ParseLanguage(code)
	name := path.Join("words", code+".tsv")
	if _, err := fs.Stat(tables, name); err != nil {
		return nil
	}
	return eachFact(tables, name, 2, func(f []string) error {
		for _, form := range withWomen(lang, items(f[1])) {
			if err := b.AddPhrase(lang, form, strings.Fields(f[0])); err != nil {
				return err
			}
		}
		return nil
	})
}

// withWomen adds to stems of Russian and Ukrainian the women's form of those in -ник: художник*, художниц*.
func withWomen(lang words.Language, forms []string) []string {
	if lang != words.Russian && lang != words.Ukrainian {
		return forms
	}
	for _, form := range forms[:len(forms):len(forms)] {
		woman := strings.TrimSuffix(form, "ник*") + "ниц*"
		if strings.HasSuffix(form, "ник*") && !strings.Contains(form, " ") && !slices.Contains(forms, woman) {
			forms = append(forms, woman)
		}
	}
	return forms
}

// addIndustryWords adds the words of the titles of industries in their own languages.
func addIndustryWords(b *words.Builder, industries []industry) {
	for _, in := range industries {
		for _, w := range strings.FieldsFunc(words.Fold(in.text), func(r rune) bool { return !isLetter(r) }) {
			if len(w) > 2 && !b.Has(strings.TrimSuffix(w, "s")) {
				b.AddWord(w, words.LanguagesOf(in.language), false)
			}
		}
	}
}
