package onomastics

import (
	"math/bits"
	"strings"
	"unicode"
)

// cyrillicOfCountry is the scheme of the language most names of a country's registers are in.
var cyrillicOfCountry = map[Country]Scheme{
	{'R', 'U'}: Russian, {'U', 'A'}: Ukrainian, {'B', 'Y'}: Belarusian, {'B', 'G'}: Bulgarian, {'M', 'K'}: Macedonian,
	{'R', 'S'}: Serbian, {'M', 'E'}: Serbian, {'B', 'A'}: Serbian, {'X', 'K'}: Serbian,
	{'K', 'Z'}: Kazakh, {'K', 'G'}: Kyrgyz, {'T', 'J'}: Tajik, {'U', 'Z'}: UzbekCyrillic,
	{'A', 'Z'}: AzerbaijaniCyrillic, {'T', 'M'}: TurkmenCyrillic, {'M', 'N'}: MongolianCyrillic,
}

// cyrillicTells are letters that few alphabets have, of those met in names, the more telling first.
var cyrillicTells = [...]struct {
	letters string
	scheme  Scheme
}{
	{"їєґ", Ukrainian},
	{"ў", Belarusian}, // Uzbek has it too: see told
	{"ѓќѕ", Macedonian},
	{"ђћ", Serbian},
	{"ҹҝ", AzerbaijaniCyrillic},
	{"җ", TurkmenCyrillic},
	{"ҷӣӯ", Tajik},
	{"ұ", Kazakh},
	{"љњџј", Serbian},
	{"ҳ", Tajik},
	{"әғқһі", Kazakh},
	{"ң", Kyrgyz},
	{"өү", MongolianCyrillic},
}

// cyrillicLacks are letters that some alphabets do not have, so that their presence speaks
// against these.
var cyrillicLacks = [...]struct {
	letters string
	schemes []Scheme
}{
	{"ыэё", []Scheme{Ukrainian, Bulgarian, Macedonian, Serbian}},
	{"ъ", []Scheme{Ukrainian, Belarusian, Macedonian, Serbian}},
	{"и", []Scheme{Belarusian}},
	{"щ", []Scheme{Belarusian, Macedonian, Serbian}},
	{"йьюя", []Scheme{Macedonian, Serbian}},
}

const (
	kazakhOwn = "әғқұңүһө" // what Kazakh has beside і
	uzbekOwn  = "қғҳ"      // what Uzbek has beside ў
)

// Bits of letterTells: one for each of cyrillicTells, then these, then one for each of cyrillicLacks.
const (
	kazakhBit = 1 << (len(cyrillicTells) + iota)
	uzbekBit
	bulgarianBit
	firstLack
	tellBits = 1<<len(cyrillicTells) - 1
)

// letterTells holds, for each Cyrillic letter from firstTell in either case, what it tells.
var letterTells = newLetterTells()

const firstTell, lastTell = 'Ѐ', 'ӿ'

func newLetterTells() *[lastTell - firstTell + 1]uint32 {
	var tells [lastTell - firstTell + 1]uint32
	mark := func(letters string, bit uint32) {
		for _, c := range letters {
			tells[c-firstTell] |= bit
			tells[unicode.ToUpper(c)-firstTell] |= bit
		}
	}
	for i, t := range cyrillicTells {
		mark(t.letters, 1<<i)
	}
	mark(kazakhOwn, kazakhBit)
	mark(uzbekOwn, uzbekBit)
	for i, l := range cyrillicLacks {
		mark(l.letters, firstLack<<i)
	}
	return &tells
}

// lackedBits are, by scheme, the bits of letters its alphabet lacks.
var lackedBits = newLackedBits()

func newLackedBits() (lacked [namedSchemes]uint32) {
	for i, l := range cyrillicLacks {
		for _, s := range l.schemes {
			lacked[s] |= firstLack << i
		}
	}
	return lacked
}

// cyrillicScheme chooses by telling letters, then by the hint, unless the text has letters or
// endings its language does not, then by endings that one language has.
func cyrillicScheme(s string, hint Country) Scheme {
	tells := tellsOf(s)
	hinted, known := cyrillicOfCountry[hint]
	known = known && tells&lackedBits[hinted] == 0
	if tells&tellBits == 0 {
		return schemeByEndings(s, tells, hinted, known)
	}
	scheme := cyrillicTells[bits.TrailingZeros32(tells)].scheme
	if strings.ContainsAny(s, "јЈ") && strings.ContainsAny(s, "әӘ") { // of all alphabets that of Azerbaijan has both
		return AzerbaijaniCyrillic
	}
	if known && sharesLetters(scheme, hinted) {
		return hinted
	}
	return told(s, scheme, tells)
}

// tellsOf gathers what the letters of s tell. A ъ between consonants is Bulgarian, a ў behind one
// Uzbek.
func tellsOf(s string) uint32 {
	var tells uint32
	before, last := rune(0), rune(0)
	for _, c := range s {
		if c < firstTell || c > lastTell {
			before, last = 0, 0
			continue
		}
		t := letterTells[c-firstTell]
		tells |= t
		switch {
		case (last == 'ъ' || last == 'Ъ') && cyrillicConsonant(before) && cyrillicConsonant(c):
			tells |= bulgarianBit
		case (c == 'ў' || c == 'Ў') && cyrillicConsonant(last):
			tells |= uzbekBit
		}
		before, last = last, c
	}
	return tells
}

// cyrillicConsonant says whether c is a consonant of Bulgarian or Uzbek.
func cyrillicConsonant(c rune) bool {
	return c != 0 && strings.ContainsRune("бвгджзклмнпрстфхцчшщқғҳ", lowerCyrillic(c))
}

// schemeByEndings is the scheme of a text without telling letters. Registers of Ukraine hold
// names in Russian spelling too; elsewhere a Russian ending does not make the spelling Russian.
func schemeByEndings(s string, tells uint32, hinted Scheme, known bool) Scheme {
	if known && hinted != Ukrainian {
		return hinted
	}
	ending := endingScheme(s, tells)
	switch {
	case known && ending != Russian:
		return hinted
	case ending != NoScheme:
		return ending
	case tells&bulgarianBit != 0 && tells&lackedBits[Bulgarian] == 0:
		return Bulgarian
	}
	return Russian
}

// told is the scheme that telling letters speak for when no hint does: і without a letter that is
// Kazakh only is Ukrainian or, beside letters or endings Ukrainian has not, Belarusian; ў beside
// an Uzbek letter is Uzbek; ө or ү in a name in -ов or -ев is Kyrgyz.
func told(s string, scheme Scheme, tells uint32) Scheme {
	switch {
	case scheme == Belarusian && tells&uzbekBit != 0:
		return UzbekCyrillic
	case scheme == MongolianCyrillic && hasRussianEnding(s):
		return Kyrgyz
	case scheme != Kazakh || tells&kazakhBit != 0:
		return scheme
	case tells&lackedBits[Belarusian] != 0:
		return Ukrainian
	case tells&lackedBits[Ukrainian] != 0 || endingScheme(s, tells) == Belarusian:
		return Belarusian
	}
	return Ukrainian
}

// sharesLetters says whether the telling letters of one alphabet are also met in another.
func sharesLetters(tell, other Scheme) bool {
	switch tell {
	case Belarusian:
		return other == UzbekCyrillic
	case Serbian:
		return other == Macedonian || other == AzerbaijaniCyrillic
	case Tajik:
		return other == UzbekCyrillic
	case Kazakh:
		return other != Russian && other != Serbian && other != Macedonian && other != Bulgarian
	case Kyrgyz:
		return other == Kazakh || other == TurkmenCyrillic
	case MongolianCyrillic:
		return other == Kyrgyz || other == Kazakh || other == TurkmenCyrillic || other == AzerbaijaniCyrillic
	}
	return false
}
