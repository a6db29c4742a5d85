package onomastics

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// A wordFact is what the rules say of a word by itself, as it is remembered: whether it is ordinary, and what it tells of the scheme
// that a name in its script is romanised by.
type wordFact struct {
	memoryText        //nolint:unused // a memory reads it
	script     Script // Common for a word that is not ordinary
	tells      schemeTells
	// marked: it has letters that are evidence of a spelling (letterOdds).
	marked bool
	// lean is a lean, which is found out later.
	lean atomic.Uint64
}

// schemeTells says what a word tells of the scheme.
type schemeTells uint8

const (
	// tellsNothing: if all words tell nothing the scheme is that of the script.
	tellsNothing schemeTells = iota
	// tellsScheme: the whole name has to be looked at.
	tellsScheme
)

// learn fills in what the rules say of a word. It returns space to use again.
func (f *wordFact) learn(word string, space []byte) []byte {
	f.script, f.tells, f.marked = Common, tellsNothing, false
	f.lean.Store(0)
	if isASCII(word) {
		if isOrdinaryASCII(word) {
			f.script = Latin
		}
		return space
	}
	script := ordinaryScript(word)
	if script == Common || telling.has(word) || endsInParticle(word) || hasOwner(word) || looksPatronymic(word) {
		return space
	}
	space, repair := AppendRepaired(space[:0], word)
	if repair != 0 || string(space) != word || isGarbled(word) {
		return space
	}
	f.script = script
	for _, r := range word {
		f.marked = f.marked || tellingLetter(toLower(r))
	}
	if script != Latin && tellsOfScheme(word, script) {
		f.tells = tellsScheme
	}
	return space
}

// tellsOfScheme says whether a word in a script tells of the scheme.
func tellsOfScheme(word string, script Script) bool {
	if script != Cyrillic {
		return DefaultScheme(word, Country{}) != schemeOfScript(script)
	}
	tells := tellsOf(word)
	if tells&(tellBits|bulgarianBit) != 0 {
		return true
	}
	var w endingWord
	for _, r := range word {
		if r < firstTell || r > lastTell {
			return true
		}
		w.letters[w.n%longestEnding] = lowerCyrillic(r)
		w.n++
	}
	for _, row := range endingsByLetter {
		for i := range row {
			if row[i].scheme != Russian && w.endsIn(&row[i]) {
				return true
			}
		}
	}
	return false
}

// ordinaryScript is the script of a word that has two letters or more, all of one script and written as names are: a capital and
// small letters after it, in scripts that have them. Behind a hyphen or an apostrophe a capital may follow. It is Common for other
// words, and for Latin ones without a letter of ASCII, which may be misread.
func ordinaryScript(word string) Script {
	script, letters, small, ascii := Common, 0, 0, false
	joint := true // a capital may follow
	before := rune(0)
	for i, r := range word {
		if r == stress && strings.ContainsRune("аеиоуыэюя", before) { // Попо́в
			before = 0
			continue
		}
		before = r
		if r == '-' || r == '\'' {
			if i == 0 {
				return Common
			}
			joint = true
			continue
		}
		s := ScriptOfRune(r)
		if letters++; letters == 1 {
			script = s
		}
		if s != script || !plainLetter(r, s) {
			return Common
		}
		ascii = ascii || r < utf8.RuneSelf
		if hasCase(s) {
			lower := unicode.IsLower(r)
			if i == 0 && lower || !lower && (!joint || !unicode.IsUpper(r)) {
				return Common
			}
			if lower {
				small++
			}
		}
		joint = false
	}
	if letters < 2 || hasCase(script) && small == 0 || script == Latin && !ascii {
		return Common
	}
	return script
}

// stress marks a vowel. Books of reference write it; in Cyrillic no letter is composed with it that names have.
const stress = '\u0301'

// hasCase says whether a script of ordinary words has capitals.
func hasCase(s Script) bool { return s == Latin || s == Cyrillic || s == Armenian }

// plainLetter says whether r is a letter that ordinary words in a script may have.
func plainLetter(r rune, s Script) bool {
	switch s {
	case Latin:
		return r < utf8.RuneSelf || r >= 0xc0 && r < 0x250
	case Cyrillic:
		return r >= 0x400 && r < 0x482 || r >= 0x48a && r < 0x530
	case Armenian:
		return r >= 0x531 && r < 0x557 || r >= 0x561 && r < 0x588
	case Georgian:
		return r >= 0x10d0 && r < 0x10fb
	case Arabic:
		return r >= 0x621 && r < 0x64b && r != 0x640 || strings.ContainsRune("پچژگکی", r)
	}
	return false
}
