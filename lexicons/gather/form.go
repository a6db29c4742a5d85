package gather

import (
	"strings"
	"unicode"

	"diasmap/onomastics"
)

// cleanForm normalises a name as a list gives it, and writes names that are all in capitals or
// all in small letters with a capital at the beginning of each word. It returns "" for what is
// no name: numbers, initials, single letters of an alphabet.
func cleanForm(s string) string {
	form := string(repaired(s))
	script := onomastics.ScriptOf(form)
	if script == onomastics.Common || strings.ContainsAny(form, ".,;()/0123456789\"[]<>*?!") {
		return ""
	}
	if cased(script) {
		if len([]rune(form)) < 2 {
			return ""
		}
		form = titled(form)
	}
	return form
}

func cased(s onomastics.Script) bool {
	switch s {
	case onomastics.Latin, onomastics.Cyrillic, onomastics.Greek, onomastics.Armenian:
		return true
	}
	return false
}

// titled changes the case of s only if all its letters have the same.
func titled(s string) string {
	lower, upper := strings.ToLower(s), strings.ToUpper(s)
	if s != lower && s != upper {
		return s
	}
	start := true
	return strings.Map(func(r rune) rune {
		atStart := start
		start = r == ' ' || r == '-' || r == '\''
		if atStart {
			return unicode.ToTitle(r)
		}
		return r
	}, lower)
}

// repaired is a text as names are read: normalised, and what was read in a wrong encoding mended.
func repaired(s string) []byte {
	text, _ := onomastics.AppendRepaired(nil, s)
	return text
}
