package onomastics

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/anyascii/go"
	"golang.org/x/text/unicode/norm"
)

// A Scheme is a system of romanisation. The schemes give the spellings that passports and
// registers use, so that a name in its own script meets the same name in Latin.
type Scheme uint8

// The schemes.
const (
	// NoScheme leaves Latin as it is; other scripts follow their default schemes.
	NoScheme Scheme = iota
	Russian
	Ukrainian
	Belarusian
	Bulgarian
	Macedonian
	Serbian
	Kazakh
	Kyrgyz
	Tajik
	UzbekCyrillic
	AzerbaijaniCyrillic
	TurkmenCyrillic
	MongolianCyrillic
	EasternArmenian
	WesternArmenian
	GeorgianNational
	GreekELOT
	ArabicSimple
	PersianSimple
	HebrewSimple
	// FallbackScheme romanises any script character by character (the AnyAscii tables).
	FallbackScheme
	schemeCount
)

// schemeInfo holds the ids, in the manner of ISO 24229, and source scripts. Ids that begin with
// «diasmap» are of schemes simplified here: no standard gives the spelling registers use.
var schemeInfo = [schemeCount]struct {
	id     string
	script Script
}{
	NoScheme:            {"latin", Latin},
	Russian:             {"bgnpcgn-rus-Cyrl-Latn-1947", Cyrillic},
	Ukrainian:           {"bgnpcgn-ukr-Cyrl-Latn-2019", Cyrillic},
	Belarusian:          {"diasmap-bel-Cyrl-Latn", Cyrillic},
	Bulgarian:           {"diasmap-bul-Cyrl-Latn", Cyrillic},
	Macedonian:          {"diasmap-mkd-Cyrl-Latn", Cyrillic},
	Serbian:             {"bgnpcgn-srp-Cyrl-Latn-2005", Cyrillic},
	Kazakh:              {"diasmap-kaz-Cyrl-Latn", Cyrillic},
	Kyrgyz:              {"diasmap-kir-Cyrl-Latn", Cyrillic},
	Tajik:               {"bgnpcgn-tgk-Cyrl-Latn-1994", Cyrillic},
	UzbekCyrillic:       {"diasmap-uzb-Cyrl-Latn", Cyrillic},
	AzerbaijaniCyrillic: {"bgnpcgn-aze-Cyrl-Latn-1993", Cyrillic},
	TurkmenCyrillic:     {"diasmap-tuk-Cyrl-Latn", Cyrillic},
	MongolianCyrillic:   {"diasmap-mon-Cyrl-Latn", Cyrillic},
	EasternArmenian:     {"diasmap-hye-Armn-Latn", Armenian},
	WesternArmenian:     {"diasmap-hyw-Armn-Latn", Armenian},
	GeorgianNational:    {"diasmap-kat-Geor-Latn", Georgian},
	GreekELOT:           {"elot-ell-Grek-Latn-743-2001-ts", Greek},
	ArabicSimple:        {"diasmap-ara-Arab-Latn", Arabic},
	PersianSimple:       {"diasmap-fas-Arab-Latn", Arabic},
	HebrewSimple:        {"diasmap-heb-Hebr-Latn", Hebrew},
	FallbackScheme:      {"anyascii", OtherScript},
}

// Schemes lists all schemes.
func Schemes() []Scheme {
	all := make([]Scheme, schemeCount)
	for i := range all {
		all[i] = Scheme(i)
	}
	return all
}

// String returns the id of the scheme.
func (s Scheme) String() string {
	if s >= schemeCount {
		return "unknown"
	}
	return schemeInfo[s].id
}

// Script returns the script the scheme reads; OtherScript for the fallback, which reads any.
func (s Scheme) Script() Script {
	if s >= schemeCount {
		return OtherScript
	}
	return schemeInfo[s].script
}

// ParseScheme reads the id of a scheme.
func ParseScheme(id string) (Scheme, error) {
	for s := range schemeCount {
		if schemeInfo[s].id == id {
			return s, nil
		}
	}
	return NoScheme, fmt.Errorf("romanisation scheme %q is not known", id)
}

// schemeOfScript is the scheme of a script whose language is not known.
func schemeOfScript(s Script) Scheme {
	switch s {
	case Latin, Common:
		return NoScheme
	case Cyrillic:
		return Russian
	case Armenian:
		return EasternArmenian
	case Georgian:
		return GeorgianNational
	case Greek:
		return GreekELOT
	case Arabic:
		return ArabicSimple
	case Hebrew:
		return HebrewSimple
	}
	return FallbackScheme
}

// AppendRomanised appends s to dst in Latin letters by a scheme. Characters of another script
// than the scheme's follow the default of their own; Latin and common ones are kept. A letter
// that becomes several is capitalised as its neighbours are (Шевченко Shevchenko, ШЕВЧЕНКО
// SHEVCHENKO); scripts without case give each word a capital. Bytes that are not UTF-8 are dropped.
func AppendRomanised(dst []byte, s string, scheme Scheme) []byte {
	if isASCII(s) {
		return append(dst, s...)
	}
	if norm.NFC.QuickSpanString(s) < len(s) {
		s = norm.NFC.String(s)
	}
	r := romaniser{scheme: scheme, rest: s}
	for r.rest != "" {
		dst = r.next(dst)
	}
	return dst
}

// A romaniser walks through a text.
type romaniser struct {
	scheme   Scheme
	rest     string
	before   rune // the letter before, in lower case; 0 at the start of a word
	capitals bool // the letter before was a capital
}

// next romanises the next letter, or pair of letters that stand for one sound.
func (r *romaniser) next(dst []byte) []byte {
	c, size := utf8.DecodeRuneInString(r.rest)
	if c == utf8.RuneError && size == 1 {
		r.rest = r.rest[1:]
		return dst
	}
	script := ScriptOfRune(c)
	if script == Common || script == Latin {
		r.rest = r.rest[size:]
		return r.kept(dst, c, script)
	}
	scheme := r.schemeFor(script)
	if r.before == 0 && vocalisedTable(scheme) != "" {
		if named, n := vocalise(dst, r.rest, scheme); n > 0 {
			r.before, _ = utf8.DecodeLastRuneInString(r.rest[:n])
			r.rest = r.rest[n:]
			return named
		}
	}
	if a := alphabetOf(scheme); a != nil {
		return r.letter(dst, a, c, size)
	}
	r.rest = r.rest[size:]
	start := r.before == 0
	r.before = c
	return appendCased(dst, anyascii.TransliterateRune(c), start, false)
}

// kept appends what needs no romanising. An apostrophe within a word does not end it.
func (r *romaniser) kept(dst []byte, c rune, script Script) []byte {
	switch {
	case unicode.Is(unicode.M, c): // a vowel sign or accent of the letter before
		if r.before > unicode.MaxLatin1 {
			return append(dst, anyascii.TransliterateRune(c)...)
		}
	case script == Latin:
		r.before, r.capitals = unicode.ToLower(c), unicode.IsUpper(c)
	case r.before != 0 && normalisedRune(c) == '\'':
		r.before, r.capitals = '\'', false
		if (r.scheme == Ukrainian || r.scheme == Belarusian) && yotatedNext(r.rest) {
			return dst // it only parts the letter from the consonant: Знам'янка Znamianka
		}
	default:
		r.before, r.capitals = 0, false
	}
	return utf8.AppendRune(dst, c)
}

// schemeFor is the scheme for a letter of script.
func (r *romaniser) schemeFor(script Script) Scheme {
	if r.scheme.Script() == script {
		return r.scheme
	}
	return schemeOfScript(script)
}

// letter romanises the letter c by an alphabet.
func (r *romaniser) letter(dst []byte, a *alphabet, c rune, size int) []byte {
	lower := a.lower(c)
	upper := !a.caseless && unicode.IsUpper(c)
	r.rest = r.rest[size:]
	following, followingSize := utf8.DecodeRuneInString(r.rest)
	latin, known := "", false
	if len(a.pairs)+len(a.starting) > 0 {
		if latin, known = a.pair(lower, a.lower(following), r.before == 0); known {
			r.rest = r.rest[followingSize:]
			following, _ = utf8.DecodeRuneInString(r.rest)
			latin = devoiced(latin, lower, a.lower(following))
		}
	}
	if !known {
		latin, known = a.letter(lower, r.before)
	}
	if !known {
		latin = anyascii.TransliterateRune(c)
	}
	capital := upper || a.caseless && r.before == 0
	shout := upper && (unicode.IsUpper(following) || r.capitals && !unicode.IsLower(following))
	if c == 'և' && r.capitals && unicode.IsUpper(following) { // it has no capital of its own
		upper, shout = true, true
	}
	r.before, r.capitals = lower, upper
	return appendCased(dst, latin, capital, shout)
}

// appendCased appends s with its first letter, or all of them, in capitals.
func appendCased(dst []byte, s string, capital, all bool) []byte {
	for i, c := range s {
		if all || capital && i == 0 {
			c = unicode.ToUpper(c)
		}
		dst = utf8.AppendRune(dst, c)
	}
	return dst
}
