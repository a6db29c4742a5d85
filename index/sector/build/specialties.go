package build

import (
	"io/fs"
	"strings"

	"diasmap/index/sector/words"
)

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
