package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cyrillicEndings are endings of words that names of one language have and, written in Cyrillic,
// those of its neighbours have not. A word is given whole behind #. Endings that two languages
// share (-ов, -ев, -ин, -енко, -чук) tell nothing and are not listed.
var cyrillicEndings = []struct {
	scheme  Scheme
	endings string
}{
	// Patronymics and adjectives in their Russian form, and given names.
	{Russian, "овна евна ский ская цкий цкая ьевич аевич еевич #николай #алексей #сергей #александр #александра #дмитрий " +
		"#елена #екатерина #татьяна #наталья #владимир #павел #михаил"},
	// The ь before -кий and -ка, -ович after a soft consonant, о for Russian ё behind ь, given names in -о.
	{Ukrainian, "ський ська цький цька зький зька ьович йович ьов ьова #микола #олександр #олександра #олена #дмитро #павло #петро " +
		"#михайло #данило #кирило #володимир #тетяна #марко #левко #остап"},
	{Belarusian, "віч скі цкі ськая #аляксандр #мікалай #мікола #алена #кацярына #дзмітрый #андрэй #сяргей #таццяна #святлана #марыя " +
		"#юрый #ганна #наталля #ірына #вольга #васіль #алесь #кастусь"},
	{Macedonian, "оски оска ески еска овски овска евски евска"},
	{Bulgarian, "овски овска евски евска #георги #христо #димитър #петър #александър #йордан #йорданка"},
	{Kyrgyz, "#уулу #кызы"},
	{Tajik, "зода"},
	{UzbekCyrillic, "#угли #кизи"},
	{TurkmenCyrillic, "мырат гулы гелди"},
	{Kazakh, "улы"},
	{MongolianCyrillic, "баатар баяр дорж цэцэг сурэн эрдэнэ очир"},
}

// An ending is one of those, its letters from the last to the first.
type ending struct {
	letters []rune
	whole   bool
	scheme  Scheme
}

// endingsByLetter holds the endings by their last letter, as listed.
var endingsByLetter = newEndings()

const firstEndingLetter, lastEndingLetter = 'а', 'ӿ'

func newEndings() *[lastEndingLetter - firstEndingLetter + 1][]ending {
	var out [lastEndingLetter - firstEndingLetter + 1][]ending
	for _, row := range cyrillicEndings {
		for e := range strings.FieldsSeq(row.endings) {
			letters := []rune(strings.TrimPrefix(e, "#"))
			reversed := make([]rune, 0, len(letters))
			for i := len(letters) - 1; i >= 0; i-- {
				reversed = append(reversed, letters[i])
			}
			at := reversed[0] - firstEndingLetter
			out[at] = append(out[at], ending{reversed, strings.HasPrefix(e, "#"), row.scheme})
		}
	}
	return &out
}

// longestEnding is how many letters of a word are looked at, a power of two.
const longestEnding = 16

// endingScheme is the scheme that the first telling ending in s speaks for, of those whose
// alphabets have the letters told; NoScheme if none does.
func endingScheme(s string, tells uint32) Scheme {
	var word [longestEnding]rune // the last letters of the word, at their number modulo its length
	n := 0
	for i, c := range s {
		if c >= firstTell && c <= lastTell {
			word[n%longestEnding] = lowerCyrillic(c)
			n++
			if i+utf8.RuneLen(c) < len(s) {
				continue
			}
		}
		if n > 0 {
			if scheme := endingOf(&word, n, tells); scheme != NoScheme {
				return scheme
			}
		}
		n = 0
	}
	return NoScheme
}

// endingOf looks up the ending of a word of n letters.
func endingOf(word *[longestEnding]rune, n int, tells uint32) Scheme {
	last := word[(n-1)%longestEnding]
	if last < firstEndingLetter || last > lastEndingLetter {
		return NoScheme
	}
	for i := range endingsByLetter[last-firstEndingLetter] {
		e := &endingsByLetter[last-firstEndingLetter][i]
		if e.whole && n != len(e.letters) || n < len(e.letters) || tells&lackedBits[e.scheme] != 0 {
			continue
		}
		found := true
		for k, l := range e.letters {
			if word[(n-1-k)%longestEnding] != l {
				found = false
				break
			}
		}
		if found {
			return e.scheme
		}
	}
	return NoScheme
}

// lowerCyrillic is unicode.ToLower for the alphabets of the languages here.
func lowerCyrillic(c rune) rune {
	switch {
	case c >= 'а' && c <= 'џ':
		return c
	case c >= 'А' && c <= 'Я':
		return c + 'а' - 'А'
	case c >= 'Ѐ' && c <= 'Џ':
		return c + 'ѐ' - 'Ѐ'
	}
	return unicode.ToLower(c)
}
