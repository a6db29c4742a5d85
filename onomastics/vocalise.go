package onomastics

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Arabic, Persian and Hebrew leave out most vowels. A word in them is read as names are: by a table
// of the usual Latin spelling of names, else, but for Persian, by the likeliest spelling that the
// cross-script model gives. Persian sounds its letters otherwise than the Arabic learnt from.
//
// The tables hold a line a name, native and Latin, sorted by the bytes of the native form without
// points and without the differences that writers leave out (foldedLetter).

//go:embed vocalised/Arab.tsv
var vocalisedArabic string

//go:embed vocalised/Arab-fas.tsv
var vocalisedPersian string

//go:embed vocalised/Hebr.tsv
var vocalisedHebrew string

// vocalisedTable is the table of a scheme, empty for those of scripts that write their vowels.
func vocalisedTable(s Scheme) string {
	switch s {
	case ArabicSimple:
		return vocalisedArabic
	case PersianSimple:
		return vocalisedPersian
	case HebrewSimple:
		return vocalisedHebrew
	}
	return ""
}

// appendVocalisedText romanises a text by a scheme that has a table, word by word. A word that is not
// read as a name is romanised letter by letter.
func appendVocalisedText(dst []byte, s string, scheme Scheme, keys bool) []byte {
	for s != "" {
		from := len(dst)
		named, n := vocalise(dst, s, scheme)
		if n > 0 && keys {
			named = appendFolded(named[:from], named[from:])
		}
		if n > 0 {
			dst, s = named, s[n:]
			continue
		}
		n = upToNextWord(s, scheme.Script())
		r := romaniser{alphabet: scheme.alphabet(), keys: keys, rest: s[:n]}
		dst, s = r.romanise(dst), s[n:]
	}
	return dst
}

// upToNextWord is how many bytes stand before the second word of a script that s has, the first
// standing at its beginning, if anywhere.
func upToNextWord(s string, script Script) int {
	first := unvocalisedWord(s, script)
	for i, r := range s[first:] {
		if first+i > 0 && ScriptOfRune(r) == script {
			return first + i
		}
	}
	return len(s)
}

// longestUnvocalised bounds the bytes of a word that is read as a name.
const longestUnvocalised = 64

// vocalise appends the word that rest begins with, its vowels restored, and says how many bytes of
// rest it was; 0 when it has nothing to say.
func vocalise(dst []byte, rest string, scheme Scheme) (_ []byte, size int) {
	size = unvocalisedWord(rest, scheme.Script())
	var buf [2 * longestUnvocalised]byte
	word := appendFoldedLetters(buf[:0], rest[:size])
	if len(word) == 0 || len(word) > longestUnvocalised {
		return dst, 0
	}
	if string(word) == arabicServant {
		return vocaliseServant(dst, word, rest, size, vocalisedTable(scheme))
	}
	from := len(dst)
	if dst = appendVocalised(dst, word, rest[:size], scheme); len(dst) == from {
		return dst, 0
	}
	dst[from] -= 'a' - 'A'
	return dst, size
}

// vocaliseServant reads عبد (servant) with the name of God after it as the one name they are:
// عبد الرحمن is Abdulrahman. word holds عبد and has room.
func vocaliseServant(dst, word []byte, rest string, size int, table string) (_ []byte, used int) {
	next := strings.TrimLeft(rest[size:], " ")
	if after := unvocalisedWord(next, Arabic); strings.HasPrefix(next, arabicArticle) && after < longestUnvocalised {
		if latin, ok := lineOf(table, appendFoldedLetters(word, next[:after])); ok {
			dst = append(dst, latin[0]-('a'-'A'))
			return append(dst, latin[1:]...), len(rest) - len(next) + after
		}
	}
	return append(dst, "Abd"...), size
}

// appendVocalised appends the Latin of a word, given folded and as it is written; nothing when it
// is a Persian word of no table.
func appendVocalised(dst, folded []byte, word string, scheme Scheme) []byte {
	table, article := vocalisedTable(scheme), scheme == ArabicSimple && strings.HasPrefix(word, arabicArticle)
	if latin, ok := lineOf(table, folded); ok {
		return appendWithArticle(dst, latin, article)
	}
	if scheme == PersianSimple {
		return dst
	}
	if article {
		if latin, ok := lineOf(table, folded[len(arabicArticle):]); ok {
			return append(append(dst, "al"...), latin...)
		}
	}
	m := DefaultCrossScript().models[scheme.Script()]
	var letters, latin [longestUnvocalised]byte
	return appendWithArticle(dst, m.appendLatin(latin[:0], m.native.append(letters[:0], word)), article)
}

// arabicServant begins names as «servant of» a name of God.
const arabicServant = "عبد"

// arabicArticle begins many surnames. Pairs of spellings often leave it out of the Latin, registers
// do not.
const arabicArticle = "ال"

// appendWithArticle appends latin, after «al» if the word has the article and latin has lost it.
func appendWithArticle[T string | []byte](dst []byte, latin T, article bool) []byte {
	if article && len(latin) > 1 && (latin[1] != 'l' || strings.IndexByte("aeiou", latin[0]) < 0) {
		dst = append(dst, "al"...)
	}
	return append(dst, latin...)
}

// unvocalisedWord is how many bytes of s are letters of a script with their points, and apostrophes
// between them.
func unvocalisedWord(s string, script Script) int {
	end := 0
	for i, r := range s {
		switch {
		case ScriptOfRune(r) == script || unicode.Is(unicode.Mn, r) || r == 'ـ':
			end = i + utf8.RuneLen(r)
		case normalisedRune(r) == dropped, normalisedRune(r) == '\'' && end > 0, r == '״' || r == '"':
		default:
			return end
		}
	}
	return end
}

// appendFoldedLetters appends a word as the tables have it.
func appendFoldedLetters(dst []byte, word string) []byte {
	for _, r := range word {
		if r = foldedLetter(r); r != dropped {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// foldedLetter is a letter without what writers often leave out: the hamza on an alif, the dots of
// a final yeh or teh marbuta. Points, elongation and controls are dropped.
func foldedLetter(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ک':
		return 'ك'
	case 'ة', 'ۀ', 'ہ', 'ھ':
		return 'ه'
	case 'ـ', '״', '"':
		return dropped
	}
	if unicode.Is(unicode.Mn, r) {
		return dropped
	}
	return normalisedRune(r)
}

// lineOf finds a native form in a sorted table.
func lineOf(table string, native []byte) (latin string, ok bool) {
	low, high := 0, len(table)
	for low < high {
		middle := (low + high) / 2
		start := low + strings.LastIndexByte(table[low:middle], '\n') + 1
		end := start + strings.IndexByte(table[start:], '\n')
		head, tail, _ := strings.Cut(table[start:end], "\t")
		switch {
		case head == string(native):
			return tail, true
		case head < string(native):
			low = end + 1
		default:
			high = start
		}
	}
	return "", false
}
