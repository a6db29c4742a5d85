package onomastics

import "strings"

// DefaultScheme chooses the scheme for a text from its script, the letters that tell languages
// of one script apart, and a country it may come from (zero if none is known).
func DefaultScheme(s string, hint Country) Scheme {
	if isASCII(s) {
		return NoScheme
	}
	if cyrillicOnly(s) {
		return cyrillicScheme(s, hint)
	}
	switch script := ScriptOf(s); script {
	case Cyrillic:
		return cyrillicScheme(s, hint)
	case Armenian:
		return armenianScheme(s, hint)
	case Arabic:
		if strings.ContainsAny(s, "پچژگکی") || hint == (Country{'I', 'R'}) || hint == (Country{'A', 'F'}) {
			return PersianSimple
		}
		return ArabicSimple
	default:
		return schemeOfScript(script)
	}
}

// cyrillicOnly says of most Cyrillic texts, faster than ScriptOf does, that they have no letters of
// another script: all their bytes outside ASCII are of the block of Cyrillic, and none in it is a
// Latin letter.
func cyrillicOnly(s string) bool {
	for i := range len(s) {
		b := s[i]
		if b >= 0xd4 || b >= 0xc0 && b < 0xd0 || b < 0x80 && b|0x20 >= 'a' && b|0x20 <= 'z' {
			return false
		}
	}
	return true
}

// armenianScheme: -եան is the spelling of before 1922, which Western Armenians have kept, and
// Armenians of Iran, who speak Eastern.
func armenianScheme(s string, hint Country) Scheme {
	switch hint {
	case Country{'A', 'M'}, Country{'I', 'R'}, Country{'R', 'U'}, Country{'G', 'E'}:
		return EasternArmenian
	}
	for _, classical := range [...]string{"եան", "ԵԱՆ"} {
		for rest := s; ; {
			_, after, found := strings.Cut(rest, classical)
			if !found {
				break
			}
			if !beginsWithLetter(after) {
				return WesternArmenian
			}
			rest = after
		}
	}
	return EasternArmenian
}
