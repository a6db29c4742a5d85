package onomastics

import "strings"

// DefaultScheme chooses the scheme for a text from its script, the letters that tell languages
// of one script apart, and a country it may come from (zero if none is known).
func DefaultScheme(s string, hint Country) Scheme {
	if isASCII(s) {
		return NoScheme
	}
	switch script := ScriptOf(s); script {
	case Cyrillic:
		return cyrillicScheme(s, hint)
	case Arabic:
		if strings.ContainsAny(s, "پچژگکی") || hint == (Country{'I', 'R'}) || hint == (Country{'A', 'F'}) {
			return PersianSimple
		}
		return ArabicSimple
	default:
		return schemeOfScript(script)
	}
}
