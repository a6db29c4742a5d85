package words

import "strings"

// A Language is one of the fourteen whose words are known.
type Language uint8

// The languages. English comes first: it wins where nothing else decides.
const (
	English Language = iota
	French
	German
	Spanish
	Italian
	Portuguese
	Dutch
	Polish
	Romanian
	Turkish
	Russian
	Ukrainian
	Armenian
	Georgian
	languageCount
)

const languageCodes = "en fr de es it pt nl pl ro tr ru uk hy ka"

// Codes are the ISO 639-1 codes of the languages, in their order.
func Codes() []string { return strings.Fields(languageCodes) }

// ParseLanguage returns the language of an ISO 639-1 code, of which a region or script may follow (pt-BR).
func ParseLanguage(code string) (Language, bool) {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	for i, c := range Codes() {
		if c == code {
			return Language(i), true
		}
	}
	return English, false
}

// String is the ISO 639-1 code.
func (l Language) String() string { return languageCodes[3*int(l) : 3*int(l)+2] }

// Languages is a set of languages.
type Languages uint16

// AllLanguages holds every language.
const AllLanguages = Languages(1<<languageCount - 1)

// LanguagesOf is the set of the languages given.
func LanguagesOf(ls ...Language) (set Languages) {
	for _, l := range ls {
		set |= 1 << l
	}
	return set
}

// Has tells whether l is in the set.
func (s Languages) Has(l Language) bool { return s>>l&1 != 0 }
