package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A letterSet numbers the letters of one side of a cross-script model from 1. Number 0 stands for
// the edge of a word.
type letterSet struct {
	letters []rune // letter k has the number k+1
	number  []uint8
}

// maxLetters bounds a letterSet: a number has six bits.
const maxLetters = 63

func newLetterSet(letters []rune) *letterSet {
	last := rune(0)
	for _, r := range letters {
		last = max(last, r)
	}
	set := &letterSet{letters: letters, number: make([]uint8, last+1)}
	for k, r := range letters {
		set.number[r] = uint8(k + 1)
	}
	return set
}

// of returns the number of a letter, 0 when it is not in the set.
func (l *letterSet) of(r rune) uint8 {
	if int(r) < len(l.number) {
		return l.number[r]
	}
	return 0
}

// append appends the numbers of the letters of s in lower case. A letter outside the set stands
// for those it is closest to; what has none, blanks and punctuation are left out.
func (l *letterSet) append(dst []byte, s string) []byte {
	if !isASCII(s) && norm.NFC.QuickSpanString(s) < len(s) {
		s = norm.NFC.String(s)
	}
	for _, r := range s {
		if r = normalisedRune(r); r == dropped {
			continue
		}
		r = unicode.ToLower(r)
		if n := l.of(r); n > 0 {
			dst = append(dst, n)
		} else if r >= utf8.RuneSelf {
			dst = l.appendClosest(dst, r)
		}
	}
	return dst
}

// appendClosest appends the letters of the set that r is closest to.
func (l *letterSet) appendClosest(dst []byte, r rune) []byte {
	if ScriptOfRune(r) == Latin {
		var buf [8]byte
		for _, b := range appendFoldedLetter(buf[:0], r) {
			dst = l.appendKnown(dst, rune(b))
		}
		return dst
	}
	if closest, ok := closestLetters[r]; ok {
		for _, c := range closest {
			dst = l.appendKnown(dst, c)
		}
		return dst
	}
	if isSemiticPresentationForm(r) {
		for _, c := range norm.NFKC.String(string(r)) {
			dst = l.appendKnown(dst, c)
		}
	}
	return dst
}

func (l *letterSet) appendKnown(dst []byte, r rune) []byte {
	if n := l.of(r); n > 0 {
		return append(dst, n)
	}
	return dst
}

// isSemiticPresentationForm says whether r is a Hebrew or Arabic letter as it was once set in type.
func isSemiticPresentationForm(r rune) bool {
	return r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc
}

// closestLetters gives letters of other languages of a script by letters of the one its model was
// learnt from, by sound.
var closestLetters = newClosestLetters(
	"і и ї и є е ґ г ў у ј й ђ дж ћ ч љ ль њ нь џ дж ѓ гь ќ кь ѕ дз ә а ғ г қ к ң н ө о ұ у ү у һ х ҳ х ҷ дж ӣ и ӯ у җ ж ҝ г ҹ дж " +
		"ғ г ѐ е ѝ и ѳ ф ѵ и ѣ е ё е " +
		"ی ي ى ي ې ي ے ي ک ك ڪ ك ہ ه ھ ه ە ه ۀ ه ة ه پ ب چ ج گ ك ڭ ك ڨ ق ژ ز ڤ ف ۆ و ۇ و ۈ و ۋ و ٱ ا أ ا إ ا آ ا ٹ ت ڈ د ڑ ر ں ن " +
		"װ וו ױ וי ײ יי ם מ ן נ ץ צ ף פ ך כ")

func newClosestLetters(table string) map[rune]string {
	closest := map[rune]string{}
	words := strings.Fields(table)
	for i := 0; i < len(words); i += 2 {
		r, _ := utf8.DecodeRuneInString(words[i])
		closest[r] = words[i+1]
	}
	return closest
}

// keyLetters is how many letters a key may have.
const keyLetters = 'z' - 'a' + 1

// appendKeyLetters appends the key of Latin text, its letters numbered from 1.
func appendKeyLetters(dst []byte, s string) []byte {
	from := len(dst)
	dst = AppendKey(dst, s, NoScheme)
	for k := from; k < len(dst); k++ {
		dst[k] -= 'a' - 1
	}
	return dst
}
