package onomastics

import (
	"math/bits"
	"unicode"
)

// cyrillicOfCountry is the scheme of the language most names of a country's registers are in.
var cyrillicOfCountry = map[Country]Scheme{
	{'U', 'A'}: Ukrainian, {'B', 'Y'}: Belarusian, {'B', 'G'}: Bulgarian, {'M', 'K'}: Macedonian,
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

const (
	kazakhOwn = "әғқұңүһө" // what Kazakh has beside і
	uzbekOwn  = "қғҳ"      // what Uzbek has beside ў
)

// Bits of letterTells: one for each of cyrillicTells, then these.
const (
	kazakhBit = 1 << (len(cyrillicTells) + iota)
	uzbekBit
)

// letterTells holds, for each Cyrillic letter from firstTell in either case, what it tells.
var letterTells = newLetterTells()

const firstTell, lastTell = 'Ѐ', 'ӿ'

func newLetterTells() *[lastTell - firstTell + 1]uint16 {
	var tells [lastTell - firstTell + 1]uint16
	mark := func(letters string, bit uint16) {
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
	return &tells
}

// cyrillicScheme chooses by telling letters, then by the hint.
func cyrillicScheme(s string, hint Country) Scheme {
	var tells uint16
	for _, c := range s {
		if c >= firstTell && c <= lastTell {
			tells |= letterTells[c-firstTell]
		}
	}
	hinted, known := cyrillicOfCountry[hint]
	if tells == 0 {
		if known {
			return hinted
		}
		return Russian
	}
	scheme := cyrillicTells[bits.TrailingZeros16(tells)].scheme
	if known && sharesLetters(scheme, hinted) {
		return hinted
	}
	return told(scheme, tells)
}

// told is the scheme that telling letters speak for when no hint does: і without a letter that is
// Kazakh only is Ukrainian or Belarusian, ў beside an Uzbek one is Uzbek.
func told(scheme Scheme, tells uint16) Scheme {
	switch {
	case scheme == Kazakh && tells&kazakhBit == 0:
		return Ukrainian
	case scheme == Belarusian && tells&uzbekBit != 0:
		return UzbekCyrillic
	}
	return scheme
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
