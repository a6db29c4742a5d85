package onomastics

import (
	"unicode"
	"unicode/utf8"
)

// foreign romanises the letters of another script that rest begins with, by the default scheme
// of that script, and lets the walk go on behind them.
func (r *romaniser) foreign(dst []byte) []byte {
	n, script := foreignRun(r.rest)
	run := r.rest[:n]
	if scheme := schemeOfScript(script); r.alphabet.script == OtherScript || scheme == FallbackScheme {
		dst = r.fallback(dst, run, script)
	} else if vocalisedTable(scheme) != "" && !r.open {
		dst = appendVocalisedText(dst, run, scheme, r.keys)
	} else {
		inner := romaniser{alphabet: scheme.alphabet(), keys: r.keys, rest: run, open: r.open, cut: beginsWithLetter(r.rest[n:])}
		if r.end > 0 && r.window[r.end-1].letter {
			inner.begun()
		}
		from := len(dst)
		dst = inner.romanise(dst)
		if r.alphabet.ascii && !inner.alphabet.ascii {
			dst = asciiInPlace(dst, from)
		}
	}
	r.rest, r.stopped, r.open = r.rest[n:], false, true
	r.begun()
	return dst
}

// begun says that letters of another script stand before what is walked through.
func (r *romaniser) begun() {
	r.window[0] = slot{code: otherCode, letter: true}
	r.at, r.end = 1, 1
}

// beginsWithLetter says whether s begins with a letter.
func beginsWithLetter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c)
}

// foreignRun is how many bytes of s are letters of the script of its first, with their marks.
func foreignRun(s string) (int, Script) {
	first, n := utf8.DecodeRuneInString(s)
	script := ScriptOfRune(first)
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		if c == utf8.RuneError && size == 1 || ScriptOfRune(c) != script && !unicode.Is(unicode.M, c) {
			break
		}
		n += size
	}
	return n, script
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
	case Kana:
		return JapaneseKana
	case Sinhala:
		return SinhalaNames
	}
	return FallbackScheme
}
