package onomastics

import (
	"strings"
	"unicode"
)

// Greek, ELOT 743 of 2001, transcription, without its length marks.
var greek = rules{
	letters: "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o " +
		"ϊ i ϋ y",
	pairs:    "ου ou γγ ng γξ nx γχ nch γκ gk αυ av ευ ev ηυ iv",
	starting: "μπ b",
	fold:     withoutTonos,
}

// devoiced returns the Latin of αυ, ευ and ηυ, which end in f before a voiceless consonant and at the
// end of a word (ELOT 743, table 2): Ελευθερίου Eleftheriou, but Ευάγγελος Evangelos. The Latin of
// any other pair stays.
func devoiced(latin string, first, following rune) string {
	if !unicode.IsLetter(following) || strings.ContainsRune("θκξπσςτφχψ", unicode.ToLower(following)) {
		switch {
		case first == 'α' && latin == "av":
			return "af"
		case first == 'ε' && latin == "ev":
			return "ef"
		case first == 'η' && latin == "iv":
			return "if"
		}
	}
	return latin
}

// withoutTonos drops accents; the diaeresis stays, since αϋ is two sounds.
func withoutTonos(r rune) rune {
	upper := unicode.IsUpper(r)
	switch unicode.ToLower(r) {
	case 'ά':
		r = 'α'
	case 'έ':
		r = 'ε'
	case 'ή':
		r = 'η'
	case 'ί':
		r = 'ι'
	case 'ΐ':
		r = 'ϊ'
	case 'ό':
		r = 'ο'
	case 'ύ':
		r = 'υ'
	case 'ΰ':
		r = 'ϋ'
	case 'ώ':
		r = 'ω'
	default:
		return r
	}
	if upper {
		return unicode.ToUpper(r)
	}
	return r
}
