package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misread are the encodings that UTF-8 is read as, most usual first.
var misread = []struct {
	encoding *charmap.Charmap
	repair   Repair
}{
	{charmap.Windows1252, ReadAsWindows1252},
	{charmap.Windows1251, ReadAsWindows1251},
	{charmap.KOI8R, ReadAsKOI8},
	{charmap.Macintosh, ReadAsMacintosh},
	{charmap.CodePage866, ReadAsDOS},
	{charmap.CodePage437, ReadAsDOS},
	{charmap.CodePage850, ReadAsDOS},
}

// decodeAgain undoes the reading of text in a wrong encoding, again and again if need be, and says what it
// was. Each time the text gets shorter.
func decodeAgain(s string) (string, Repair) {
	var repair Repair
	for {
		again, r := decodeOnce(s)
		if r == 0 || repair != 0 && r != repair {
			break
		}
		s, repair = again, repair|r
		if isASCII(s) {
			break
		}
	}
	again, r := decodeLatin(s)
	if r == 0 {
		again, r = decodeCentral(s)
	}
	return again, repair | r
}

// signless are the encodings that UTF-8 of names looks like words in; what is read as the others has
// signs among its letters, such as those for drawing boxes.
const signless = ReadAsWindows1252 | ReadAsWindows1251

func decodeOnce(s string) (string, Repair) {
	signs := strings.IndexFunc(s, isSign) >= 0
	for _, m := range misread {
		if !signs && m.repair&signless == 0 {
			break
		}
		if text, ok := undoUTF8(s, m.encoding); ok {
			return text, m.repair
		}
	}
	return s, 0
}

// isSign says whether r is a sign outside ASCII.
func isSign(r rune) bool {
	return r >= 0x80 && r < 0xc0 || r >= 0x2000 && r < 0x2c00 || r == '×' || r == '÷'
}

// byteOf is the byte a character was read from. Bytes that the encoding does not define are read as
// control characters of the same number.
func byteOf(r rune, encoding *charmap.Charmap) (byte, bool) {
	if r < utf8.RuneSelf || r < 0xa0 {
		return byte(r), true
	}
	return encoding.EncodeRune(r)
}

// undoUTF8 encodes s again; it says whether the bytes are UTF-8 of letters that names have, in words of one
// script, so that reading them in this encoding was surely a mistake. It gives up at the first byte
// that is not: of a name written rightly, mostly the first or second letter outside ASCII.
func undoUTF8(s string, encoding *charmap.Charmap) (string, bool) {
	var buf [256]byte
	out := buf[:0]
	due := 0 // continuation bytes that must follow
	for _, r := range s {
		b, ok := byteOf(r, encoding)
		if !ok {
			return "", false
		}
		switch {
		case due > 0 && b&0xc0 == 0x80:
			due--
		case due > 0:
			return "", false
		case b >= 0xc2 && b <= 0xdf:
			due = 1
		case b >= 0xe0 && b <= 0xef:
			due = 2
		case b >= 0x80:
			return "", false
		}
		out = append(out, b)
	}
	if due > 0 || !utf8.Valid(out) || !readsAsName(string(out), encoding) {
		return "", false
	}
	return string(out), true
}

// readsAsName says whether all characters of s outside ASCII are such as names have, and no word mixes
// scripts.
func readsAsName(s string, encoding *charmap.Charmap) bool {
	word, letters := Common, 0
	for _, r := range s {
		if r < utf8.RuneSelf && !isLetterASCII(r) {
			word = Common
			continue
		}
		script := ScriptOfRune(r)
		switch {
		case r < utf8.RuneSelf:
		case !inNames(r) && !mojibakeAgain(r, encoding):
			return false
		default:
			letters++
		}
		if script == Common {
			continue
		}
		if word != Common && word != script {
			return false
		}
		word = script
	}
	return letters > 0
}

func isLetterASCII(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// inNames says whether names have a character outside ASCII: letters of living scripts, not those of
// phonetic alphabets; apostrophes and dashes.
func inNames(r rune) bool {
	switch {
	case r >= 0x00c0 && r <= 0x0233 && r != '×' && r != '÷', r == 'ə', r == 'Ə', r >= 0x1e00 && r <= 0x1eff:
		return true
	case r >= 0x0250 && r <= 0x02af:
		return false
	case r >= 0x2010 && r <= 0x201f, r == 0x00a0, r == 'ʼ', r == 'ʻ':
		return true
	}
	return unicode.IsLetter(r) && ScriptOfRune(r) != Common && ScriptOfRune(r) != OtherScript || unicode.Is(unicode.Mn, r)
}

// mojibakeAgain allows for text misread twice in the same encoding, whose letters are still odd after
// the first reading is undone.
func mojibakeAgain(r rune, encoding *charmap.Charmap) bool {
	_, ok := encoding.EncodeRune(r)
	return ok && encoding == charmap.Windows1252 && !unicode.IsLetter(r)
}

// foreign are the encodings of other scripts that are read as Windows-1252, where all their letters are
// Latin letters with marks: «Ãðèãîðÿí», «Ðáðáäüðïõëïò».
var foreign = []struct {
	encoding *charmap.Charmap
	script   Script
	repair   Repair
}{
	{charmap.Windows1251, Cyrillic, LatinForCyrillic},
	{charmap.KOI8R, Cyrillic, LatinForCyrillic},
	{charmap.Windows1253, Greek, LatinForGreek},
}

// leastForeign is how many letters with marks, and none without, make it sure that a name is not Latin.
const leastForeign = 4

// decodeLatin decodes a name all of whose letters are Latin ones with marks in the other encoding that
// makes the best name of it.
func decodeLatin(s string) (string, Repair) {
	if !isAllMarked(s) {
		return s, 0
	}
	best, bestText, bestRepair := 0.0, s, Repair(0)
	for _, f := range foreign {
		text, ok := decodeAs(s, f.encoding)
		if !ok {
			continue
		}
		if score := nameliness(text, f.script); score > best {
			best, bestText, bestRepair = score, text, f.repair
		}
	}
	return bestText, bestRepair
}

// isAllMarked says whether s has letters of Latin-1 with marks, and no other letters.
func isAllMarked(s string) bool {
	marked := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && isLetterASCII(r), r > 0xff && unicode.IsLetter(r) && r != 'Œ' && r != 'œ' && r != 'Š' && r != 'š' && r != 'Ž' && r != 'ž' && r != 'Ÿ' && r != 'ƒ':
			return false
		case r >= 0xc0 && r <= 0xff:
			marked++
		}
	}
	return marked >= leastForeign
}

func decodeAs(s string, encoding *charmap.Charmap) (string, bool) {
	var out []byte
	for _, r := range s {
		b, ok := byteOf(r, charmap.Windows1252)
		if !ok {
			return "", false
		}
		out = utf8.AppendRune(out, encoding.DecodeByte(b))
	}
	return string(out), true
}

// decodeCentral decodes names of Central Europe: a word that ends in -iæ ends in -ić (Jovanoviæ: no Nordic
// name ends so), and the control characters that stand where ISO 8859-1 has nothing are š and ž.
func decodeCentral(s string) (string, Repair) {
	if endsInIae(s) {
		if text, ok := decodeAs(s, charmap.Windows1250); ok {
			return text, LatinForCentral
		}
	}
	if strings.Contains(s, "\u008a") || strings.Contains(s, "\u008e") || strings.Contains(s, "\u009a") || strings.Contains(s, "\u009e") {
		if text, ok := decodeAs(s, charmap.Windows1252); ok {
			return text, ReadAsLatin1
		}
	}
	return s, 0
}

// endsInIae says whether a word of s ends in -iæ.
func endsInIae(s string) bool {
	if !strings.Contains(s, "æ") && !strings.Contains(s, "Æ") {
		return false
	}
	var last, before rune
	for _, r := range s {
		if !unicode.IsLetter(r) && r >= ' ' && (r < 0x80 || r > 0x9f) && last == 'æ' && before == 'i' {
			return true
		}
		last, before = unicode.ToLower(r), last
	}
	return last == 'æ' && before == 'i'
}

// leastNameliness is the share of well-formed letters from which a decoded text is taken for a name.
const leastNameliness = 0.8

// nameliness scores a text as a name in a script: the share of its letters that are of the script and
// written as in names, small after the first or capitals throughout; 0 where vowels are lacking or in
// excess, as in a name decoded by the wrong table.
func nameliness(s string, script Script) float64 {
	letters, good, vowels, run, longest := 0, 0, 0, 0, 0
	before := rune(0)
	capitals := true
	for _, r := range s {
		if unicode.IsLower(r) {
			capitals = false
		}
	}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			if r >= utf8.RuneSelf {
				letters++
			}
			before, run = 0, 0
			continue
		}
		letters++
		if ScriptOfRune(r) == script && (capitals || (before == 0) == unicode.IsUpper(r)) {
			good++
		}
		if isVowel(r) {
			vowels++
			run = 0
		} else if run++; run > longest {
			longest = run
		}
		before = r
	}
	share := float64(vowels) / float64(max(letters, 1))
	if share < 0.2 || share > 0.75 || longest > 4 {
		return 0
	}
	if score := float64(good) / float64(letters); score >= leastNameliness {
		return score + 0.1*(1-abs(share-0.45))
	}
	return 0
}

func abs(x float64) float64 { return max(x, -x) }

// isVowel says whether r is a vowel of Cyrillic or Greek.
func isVowel(r rune) bool {
	switch unicode.ToLower(r) {
	case 'а', 'е', 'ё', 'и', 'і', 'ї', 'о', 'у', 'ы', 'э', 'ю', 'я', 'є', 'α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω', 'ϊ', 'ϋ', 'ά', 'έ', 'ή', 'ί', 'ό', 'ύ', 'ώ', 'ΐ', 'ΰ':
		return true
	}
	return false
}

// leastGarbled is how many pairs of a Latin letter with a mark and a sign that never follows one make
// it sure that a text is garbled.
const leastGarbled = 2

// isGarbled says whether s is text read in a wrong encoding that cannot be undone, since bytes of it are
// lost: «Ð“Ñ€Ð¸Ð³Ð¾Ñ€ÑÐ½».
func isGarbled(s string) bool {
	if isASCII(s) {
		return hasLostLetter(s)
	}
	pairs, letters, lost := 0, 0, 0
	before := rune(0)
	for _, r := range s {
		switch {
		case r == unicode.ReplacementChar:
			lost++
		case unicode.IsLetter(r):
			letters++
		}
		if before >= 0xc2 && before <= 0xf4 && isStray(r) {
			pairs++
		}
		before = r
	}
	return hasLostLetter(s) || pairs >= leastGarbled || lost >= leastGarbled && 4*lost >= letters
}

// hasLostLetter says whether a question mark stands for a letter: «Garc?a», «?ahin», not at the end of a word.
func hasLostLetter(s string) bool {
	at := strings.IndexByte(s, '?')
	for ; at >= 0 && at+1 < len(s); at++ {
		if s[at] == '?' && isLetterASCII(rune(s[at+1])) {
			return true
		}
	}
	return false
}

// isStray says whether r is a sign that Windows-1252 has for continuation bytes of UTF-8, and that does
// not stand behind a letter in names. Quotes and dashes do.
func isStray(r rune) bool {
	switch {
	case r >= 0x80 && r < 0xa0, r > 0xa0 && r <= 0xbf && r != 'ª' && r != 'º' && r != '´' && r != '·' && r != 0xad:
		return true
	}
	switch r {
	case '€', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', '‹', '“', '•', '˜', '™', '›':
		return true
	}
	return false
}
