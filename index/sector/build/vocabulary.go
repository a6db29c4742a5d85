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

// Languages whose words of science are made from a root in Latin, Cyrillic or Georgian letters.
var (
	latinLanguages    = []words.Language{words.French, words.German, words.Spanish, words.Italian, words.Portuguese, words.Dutch, words.Polish, words.Romanian, words.Turkish}
	cyrillicLanguages = []words.Language{words.Russian, words.Ukrainian}
	georgianLanguages = []words.Language{words.Georgian}
)

// addSpecialties adds sciences: person, field, then roots in Latin, Cyrillic and Georgian letters. From the root cardiolog the stem
// cardiolog* is the person (cardiologue, cardiólogo) and cardiologi* the field (cardiologie, cardiología).
func addSpecialties(b *words.Builder, tables fs.FS) error {
	return eachFact(tables, "words/specialties.tsv", 5, func(f []string) error {
		if !strings.Contains(f[0], " ") {
			b.SetHeadness(f[0], 255)
		}
		for i, script := range [][]words.Language{latinLanguages, cyrillicLanguages, georgianLanguages} {
			for _, root := range items(f[2+i]) {
				if err := addRoot(b, root, strings.Fields(f[0]), strings.Fields(f[1]), script); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func addRoot(b *words.Builder, root string, person, field []string, languages []words.Language) error {
	fields := []string{root + "i*"}
	switch languages[0] {
	case words.Russian:
		fields = []string{root + "и*", root + "і*"}
	case words.Georgian:
		fields = []string{root + "ია*", root + "იი*"}
	}
	for _, lang := range languages {
		persons := []string{root + "*"}
		if lang == words.German { // Kardiologin, which else were the field
			persons = append(persons, root+"in", root+"innen")
		}
		for _, form := range persons {
			if err := b.AddPhrase(lang, form, person); err != nil {
				return err
			}
		}
		for _, form := range fields {
			if err := b.AddPhrase(lang, form, field); err != nil {
				return err
			}
		}
	}
	return nil
}

// leastTypo is how often a word of titles must be met before others are taken for misspellings of it.
const leastTypo = 5

// addTitleWords adds the words of titles as English ones, and how often each is the head. A plural is its singular where that is met as well.
func addTitleWords(b *words.Builder, titles []title) {
	counts, heads := map[string]int{}, map[string]int{}
	var order []string
	for _, t := range titles {
		tokens, head := headOf(t.text)
		if t.combined { // it has its words in no order
			head = -1
		}
		for i, w := range tokens {
			if _, seen := counts[w]; !seen {
				order = append(order, w)
				counts[w] = 0
			}
			if !t.combined {
				counts[w]++
			}
			if i == head {
				heads[w]++
			}
		}
	}
	slices.Sort(order)
	english := words.LanguagesOf(words.English)
	for _, w := range order {
		if singular, ok := singularOf(w, counts); ok {
			_ = b.AddPhrase(words.English, w, []string{singular}) // one word each: always well formed
			counts[singular] += counts[w]
			heads[singular] += heads[w]
			continue
		}
		b.AddWord(w, english, counts[w] >= leastTypo)
	}
	for _, w := range order {
		const doubt = 2 // titles that a word is thought to be met in as no head, before any is seen
		b.SetHeadness(w, uint8(255*heads[w]/(counts[w]+doubt)))
	}
}

// singularOf finds the singular of w among words that are met, at a quarter of its frequency or more.
func singularOf(w string, counts map[string]int) (string, bool) {
	if len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return "", false
	}
	singular := strings.TrimSuffix(w, "s")
	if strings.HasSuffix(w, "ies") {
		singular = strings.TrimSuffix(w, "ies") + "y"
	} else if s := strings.TrimSuffix(w, "es"); counts[s] > counts[singular] {
		singular = s
	}
	return singular, 4*counts[singular] >= counts[w] && counts[singular] > 0
}

// headOf cuts a title into words, and finds its head: the last word before a comma, a parenthesis or one of the words that begin what a
// title is about.
func headOf(text string) (tokens []string, head int) {
	head = -1
	ended := false
	for _, part := range strings.FieldsFunc(words.Fold(text), func(r rune) bool { return strings.ContainsRune(" -/&.+", r) }) {
		w := strings.Trim(part, ",():;'’\"")
		switch w {
		case "of", "for", "in", "to", "on", "and", "or", "the", "a", "an", "at", "with", "by", "":
			ended = ended || head >= 0
			continue
		}
		tokens = append(tokens, w)
		if !ended {
			head = len(tokens) - 1
		}
		ended = ended || strings.ContainsAny(part, ",():")
	}
	return tokens, head
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
