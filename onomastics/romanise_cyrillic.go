package onomastics

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rules of the Cyrillic schemes. Signs become ', which keys drop.

// russianVowels are the letters after which е and ё are yotated (BGN/PCGN 1947, note 1), and the
// apostrophe that typewriters had for ъ.
const russianVowels = "аеёиоуыэюяйъь'"

var russian = rules{
	letters: "а a б b в v г g д d е e ё ë ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts " +
		"ч ch ш sh щ shch ъ ' ы y ь ' э e ю yu я ya і i ѣ e ѳ f ѵ i",
	initial: "е ye ё yë",
	vowels:  russianVowels,
}

// Cabinet resolution 55 of 2010, which BGN/PCGN took over in 2019: зг is zgh; the soft sign and
// the apostrophe are left out.
var ukrainian = rules{
	letters: "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f " +
		"х kh ц ts ч ch ш sh щ shch ь - ю iu я ia ё io ъ - ы y э e",
	initial: "є ye ї yi й y ю yu я ya",
	pairs:   "зг zgh",
}

// Passports since 2008, but for е, an e after consonants as most people have it written, and ыя,
// which is yia (Марыя Maryia). The apostrophe is left out.
var belarusian = rules{
	letters: "а a б b в v г h ґ g д d е e ё io ж zh з z і i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh " +
		"ц ts ч ch ш sh ы y ь - э e ю iu я ia и i щ shch ъ -",
	initial: "е ye ё yo ю yu я ya",
	pairs:   "ыя yia",
	vowels:  "аеёіоуыэюя'ў",
}

// Transliteration Act 2009, but for final ия, which passports write as often iya as ia.
var bulgarian = rules{
	letters: "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh " +
		"щ sht ъ a ь y ю yu я ya ы y э e ё yo",
}

// Passports, which write digraphs where maps have ǵ ḱ č š.
var macedonian = rules{
	letters: "а a б b в v г g д d ѓ gj е e ж zh з z ѕ dz и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ќ kj у u " +
		"ф f х h ц c ч ch џ dj ш sh ѐ e ѝ i",
}

// Serbian Latin, the other script of the language itself.
var serbian = rules{
	letters: "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f х h " +
		"ц c ч č џ dž ш š",
}

// The Turkic schemes follow BGN/PCGN 1979 without its diacritics, as passports do.
var kazakh = rules{
	letters: "а a ә a б b в v г g ғ g д d е e ё yo ж zh з z и i й y к k қ k л l м m н n ң n о o ө o п p р r с s т t у u " +
		"ұ u ү u ф f х kh һ h ц ts ч ch ш sh щ shch ъ - ы y і i ь - э e ю yu я ya",
	initial: "е ye",
}

var kyrgyz = rules{
	letters: "а a б b в v г g д d е e ё yo ж j з z и i й y к k л l м m н n ң n о o ө o п p р r с s т t у u ү u ф f х kh " +
		"ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya",
	initial: "е e",
}

var tajik = rules{
	letters: "а a б b в v г g ғ gh д d е e ё yo ж zh з z и i ӣ í й y к k қ q л l м m н n о o п p р r с s т t у u ӯ ŭ ф f " +
		"х kh ҳ h ч ch ҷ j ш sh ъ ' э e ю yu я ya ц ts щ sh ы i ь -",
}

var uzbek = rules{
	letters: "а a б b в v г g ғ g' д d е e ё yo ж j з z и i й y к k қ q л l м m н n о o п p р r с s т t у u ў o' ф f х x " +
		"ҳ h ц ts ч ch ш sh ъ ' ь - э e ю yu я ya ы i щ sh",
	initial: "е ye",
	vowels:  "аеёиоуэюяў",
}

// The letters of the Latin alphabet in use since 1991.
var azerbaijani = rules{
	letters: "а a б b в v г q ғ ğ д d е e ә ə ж j з z и i ы ı ј y к k ҝ g л l м m н n о o ө ö п p р r с s т t у u ү ü ф f " +
		"х x һ h ч ç ҹ c ш ş й y ц ts щ ş э e ю yu я ya ё yo ь - ъ -",
}

// The letters of the Latin alphabet in use since 1993.
var turkmen = rules{
	letters: "а a б b в w г g д d е e ё ýo ж ž җ j з z и i й ý к k л l м m н n ң ň о o ө ö п p р r с s т t у u ү ü ф f х h " +
		"ц s ч ç ш ş щ ş ъ - ы y ь - э e ә ä ю ýu я ýa",
	initial: "е ýe",
}

var mongolian = rules{
	letters: "а a б b в v г g д d е ye ё yo ж j з z и i й i к k л l м m н n о o ө u п p р r с s т t у u ү u ф f х kh " +
		"ц ts ч ch ш sh щ sh ъ - ы y ь i э e ю yu я ya",
}

// yotatedNext says whether s begins with a Ukrainian or Belarusian letter that an apostrophe parts from
// a consonant.
func yotatedNext(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("яюєїеё", unicode.ToLower(c))
}

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
