package gather

import (
	"io/fs"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"diasmap/corpus"
	"diasmap/index/place"
	"diasmap/onomastics"
)

// ownLanguages are languages in which countries are named beside those of corpus.ResidenceCountry, so that a country is
// known by what its people call it.
var ownLanguages = []language.Tag{
	language.Arabic, language.Persian, language.Hebrew, language.Hindi, language.Bengali, language.Urdu, language.Japanese, language.SimplifiedChinese,
	language.TraditionalChinese, language.Korean, language.Vietnamese, language.Thai, language.Lithuanian, language.Latvian, language.Estonian, language.Slovak,
	language.Slovenian, language.Serbian, language.SerbianLatin, language.Macedonian, language.Albanian, language.Azerbaijani, language.Kazakh, language.Kirghiz,
	language.Uzbek, language.Mongolian, language.Icelandic, language.Catalan, language.Indonesian, language.Swahili, language.Amharic, language.Khmer, language.Lao,
	language.Burmese, language.Nepali, language.Sinhala, language.Tamil, language.MustParse("be"), language.MustParse("bs"), language.MustParse("ga"), language.MustParse("eu"),
}

// addCountries adds the names of countries: those that residences are understood by, those in further languages, and those
// of countries.tsv.
func addCountries(b *place.Builder, tables fs.FS) error {
	known := map[onomastics.Country]bool{}
	for name, c := range corpus.ResidenceNames() {
		b.AddCountryName(name, c)
		known[c] = true
	}
	for c := range known {
		region, err := language.ParseRegion(c.String())
		if err != nil {
			return err
		}
		for _, tag := range ownLanguages {
			if namer := display.Regions(tag); namer != nil {
				b.AddCountryName(namer.Name(region), c)
			}
		}
	}
	return eachLine(tables, countriesName, 3, func(cells []string) error {
		c, err := onomastics.ParseCountry(cells[0])
		for name := range names(cells[1]) {
			b.AddCountryName(name, c)
		}
		for name := range names(cells[2]) {
			b.AddUnionName(name, c)
		}
		return err
	})
}
