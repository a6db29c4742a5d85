package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lookalikes are letters that look alike in most typefaces, by pairs of scripts: a letter of the first,
// then that of the second. Keyboards of both stand side by side, and scanners confuse them.
var lookalikes = []struct {
	first, second Script
	letters       string
}{
	{Latin, Cyrillic, "A А B В C С E Е H Н I І J Ј K К M М O О P Р S Ѕ T Т X Х Y У a а c с e е i і j ј k к o о p р s ѕ x х y у " +
		"Ë Ё ë ё Ï Ї ï ї Ə Ә ə ә Ç Ҫ ç ҫ é е á а ó о"},
	{Latin, Greek, "A Α B Β E Ε H Η I Ι K Κ M Μ N Ν O Ο P Ρ T Τ X Χ Y Υ Z Ζ a α i ι k κ o ο p ρ u υ v ν x χ w ω " +
		"á ά é έ í ί ó ό ú ύ ï ϊ ü ϋ Á Ά É Έ Í Ί Ó Ό Ú Ύ µ μ"},
	{Latin, Armenian, "O Օ S Տ U Ս L Լ o օ n ո u ս h հ q զ g ց j յ"},
	{Cyrillic, Greek, "А Α В Β Е Ε Н Η І Ι К Κ М Μ О Ο Р Ρ Т Τ Х Χ а α о ο р ρ к κ х χ"},
	{Cyrillic, Armenian, "О Օ Ѕ Տ о օ һ հ"},
	{Greek, Armenian, "Ο Օ ο օ"},
}

// likeness finds the letter of a script that looks like a letter of another.
var likeness = newLikeness()

type likenessKey struct {
	letter rune
	script Script
}

func newLikeness() map[likenessKey]rune {
	table := map[likenessKey]rune{}
	for _, pair := range lookalikes {
		letters := strings.Fields(pair.letters)
		for i := 0; i < len(letters); i += 2 {
			first, _ := utf8.DecodeRuneInString(letters[i])
			second, _ := utf8.DecodeRuneInString(letters[i+1])
			table[likenessKey{first, pair.second}] = second
			if back := (likenessKey{second, pair.first}); table[back] == 0 { // the plain letter comes first
				table[back] = first
			}
		}
	}
	return table
}

// scriptOfLookalike is the script of a letter; the micro sign counts as Latin, as keyboards have it.
func scriptOfLookalike(r rune) Script {
	if r == 'µ' {
		return Latin
	}
	return ScriptOfRune(r)
}

// mixesScripts says whether a word of text has letters of two scripts.
func mixesScripts(text []byte) bool {
	word := Common
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch script := scriptOfLookalike(r); {
		case script == Common && !unicode.Is(unicode.M, r):
			word = Common
		case script == Common:
		case word != Common && script != word:
			return true
		default:
			word = script
		}
	}
	return false
}

// unmixLetters writes each word of s that mixes scripts in the script most of its letters are of, where
// all the others have a look-alike in it, and says whether it changed anything.
func unmixLetters(s string) (string, bool) {
	var out []byte
	changed := false
	for rest := s; rest != ""; {
		end := strings.IndexFunc(rest, func(r rune) bool { return scriptOfLookalike(r) == Common && !unicode.Is(unicode.M, r) })
		if end == 0 {
			_, size := utf8.DecodeRuneInString(rest)
			out, rest = append(out, rest[:size]...), rest[size:]
			continue
		}
		if end < 0 {
			end = len(rest)
		}
		word, ok := unmixWord(rest[:end], s)
		changed = changed || ok
		out, rest = append(out, word...), rest[end:]
	}
	if !changed {
		return s, false
	}
	return norm.NFC.String(string(out)), true
}

// unmixWord writes a word in one script. Of two scripts with as many letters the one that the whole
// name is in is taken first.
func unmixWord(word, name string) (string, bool) {
	script := ScriptOf(word)
	other, mixed := otherScript(word, script)
	if !mixed {
		return word, false
	}
	if countScript(word, other) == countScript(word, script) && ScriptOf(name) == other {
		script, other = other, script
	}
	for _, s := range [...]Script{script, other} {
		if out, ok := writtenIn(word, s); ok {
			return out, true
		}
	}
	return word, false
}

// otherScript is a script other than the given one that word has letters of.
func otherScript(word string, script Script) (Script, bool) {
	for _, r := range word {
		if s := scriptOfLookalike(r); s != script && s != Common {
			return s, true
		}
	}
	return Common, false
}

func countScript(word string, script Script) int {
	n := 0
	for _, r := range word {
		if scriptOfLookalike(r) == script {
			n++
		}
	}
	return n
}

// writtenIn writes word in a script; false where a letter has no look-alike in it.
func writtenIn(word string, script Script) (string, bool) {
	var out []byte
	for _, r := range word {
		if s := scriptOfLookalike(r); s != script && s != Common {
			like, ok := likeness[likenessKey{r, script}]
			if !ok {
				return word, false
			}
			r = like
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), true
}
