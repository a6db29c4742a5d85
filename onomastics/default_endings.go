package onomastics

import (
	"slices"
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
	{Ukrainian, "ський ська цький цька зький зька ьович йович #григорович ьов ьова #микола #олександр #олександра #олена #дмитро #павло #петро " +
		"#михайло #данило #кирило #володимир #тетяна #марко #левко #остап #василь #юхим #зоряна #леся жний тний чний"},
	{Belarusian, "віч скі цкі ськая #аляксандр #мікалай #мікола #алена #кацярына #дзмітрый #андрэй #сяргей #таццяна #святлана #марыя " +
		"#юрый #наталля #ірына #вольга #васіль #алесь #кастусь нцін нціна #дзяніс #надзея #уладзімір #людміла #галіна #міхаіл #раіса"},
	{Macedonian, "оски оска ески еска овски овска евски евска"},
	{Bulgarian, "овски овска евски евска #георги #христо #димитър #петър #александър #йордан #йорданка"},
	{Kyrgyz, "#уулу #кызы"},
	{Tajik, "зода"},
	{UzbekCyrillic, "#угли #кизи"},
	{TurkmenCyrillic, "мырат гулы гелди"},
	{Kazakh, "улы"},
	{MongolianCyrillic, "баатар баяр дорж цэцэг сурэн эрдэнэ очир ийн нболд гболд тболд рболд гэрэл сайхан дэлгэр билэг нбат гбат ирбат лбат цогт хуяг жавын батын базарын аатарын"},
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
		for _, e := range newEndingsOf(row.endings) {
			e.scheme = row.scheme
			at := e.letters[0] - firstEndingLetter
			out[at] = append(out[at], e)
		}
	}
	return &out
}

// newEndingsOf reads a list of endings.
func newEndingsOf(list string) []ending {
	var out []ending
	for e := range strings.FieldsSeq(list) {
		letters := []rune(strings.TrimPrefix(e, "#"))
		slices.Reverse(letters)
		out = append(out, ending{letters: letters, whole: strings.HasPrefix(e, "#")})
	}
	return out
}

// Bulgarians write three names, the middle one of the father's: Георги Петров Стоянов.
var (
	bulgarianMiddle = newEndingsOf("ов ев ова ева")
	bulgarianFamily = newEndingsOf("ов ев ова ева ски ска")
)

// longestEnding is how many letters of a word are looked at, a power of two.
const longestEnding = 16

// An endingWord is the end of a word: its last letters, each at its number modulo longestEnding.
type endingWord struct {
	letters [longestEnding]rune
	n       int
}

// endingScheme is the scheme that the first telling ending in s speaks for, of those whose
// alphabets have the letters told; NoScheme if none does. A Bulgarian middle name counts for more
// than a given name that Russians have too, or a family name that Macedonians have.
func endingScheme(s string, tells uint32) Scheme {
	var w endingWord
	found, words, middle := NoScheme, 0, false
	for i, c := range s {
		if c >= firstTell && c <= lastTell {
			w.letters[w.n%longestEnding] = lowerCyrillic(c)
			w.n++
			if i+utf8.RuneLen(c) < len(s) {
				continue
			}
		}
		if w.n == 0 {
			continue
		}
		words++
		if words > 2 && middle && (found == NoScheme || found == Russian) && w.endsInAny(bulgarianFamily) && tells&lackedBits[Bulgarian] == 0 {
			return Bulgarian
		}
		if found == NoScheme {
			found = w.scheme(tells)
		}
		middle = w.endsInAny(bulgarianMiddle)
		w.n = 0
	}
	return found
}

// hasRussianEnding says whether the text ends as names do that once were made Russian.
func hasRussianEnding(s string) bool {
	for _, e := range [...]string{"ов", "ев", "ова", "ева", "ОВ", "ЕВ", "ОВА", "ЕВА"} {
		for i := 0; ; {
			at := strings.Index(s[i:], e)
			if at < 0 {
				break
			}
			if i += at + len(e); !beginsWithLetter(s[i:]) {
				return true
			}
		}
	}
	return false
}

// scheme is the scheme the ending of the word speaks for.
func (w *endingWord) scheme(tells uint32) Scheme {
	last := w.letters[(w.n-1)%longestEnding]
	if last < firstEndingLetter || last > lastEndingLetter {
		return NoScheme
	}
	endings := endingsByLetter[last-firstEndingLetter]
	for i := range endings {
		if e := &endings[i]; tells&lackedBits[e.scheme] == 0 && w.endsIn(e) {
			return e.scheme
		}
	}
	return NoScheme
}

func (w *endingWord) endsInAny(endings []ending) bool {
	for i := range endings {
		if w.endsIn(&endings[i]) {
			return true
		}
	}
	return false
}

func (w *endingWord) endsIn(e *ending) bool {
	if e.whole && w.n != len(e.letters) || w.n < len(e.letters) {
		return false
	}
	for k, l := range e.letters {
		if w.letters[(w.n-1-k)%longestEnding] != l {
			return false
		}
	}
	return true
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
