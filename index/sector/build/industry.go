package build

import (
	"io/fs"
	"strings"

	"diasmap/index/sector"
	"diasmap/index/sector/words"
)

// An industry is a title that one is known by.
type industry struct {
	text     string
	language words.Language
	division string // of ISIC, or a section
	weight   float32
}

// saidWith are the words that may follow the name of an industry and say nothing more.
var saidWith = []string{"", " industry", " business", " company", " sector", " production", " service"}

// readIndustries reads the titles of classifications, and industries/words.tsv: division or section, words in English, a line each
// way to say it.
func readIndustries(tables fs.FS) (list []industry, err error) {
	err = eachFact(tables, "industries/words.tsv", 2, func(f []string) error {
		for _, text := range items(f[1]) {
			for _, said := range saidWith {
				list = append(list, industry{text + said, words.English, f[0], weightHand})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, source := range []struct {
		name   string
		scheme sector.Scheme
	}{
		{"industries/isic.tsv", sector.ISIC},
		{"industries/nace.tsv", sector.NACE21},
		{"industries/uksic.tsv", sector.UKSIC},
	} {
		err := eachFact(tables, source.name, 3, func(f []string) error {
			lang, _ := words.ParseLanguage(f[1])
			division, ok := sector.DivisionOfCode(f[0], source.scheme)
			if ok && !strings.HasPrefix(f[2], "Old ") {
				list = append(list, industry{f[2], lang, division, 1})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
