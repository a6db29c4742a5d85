package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters of a name before they are read: a to z as written, and a capital for each letter whose
// marks leave no doubt about its sound.
//
//	C č ć ç    J đ    S š ş ș    T ț    Z ž ż
const markedLetters = "čC ćC çC ĉC ċC đJ ǆJ šS şS șS śs ŝS țT ţT žZ żZ źz ǰJ ğg " +
	"ģg əA ıi ŋn łl þt ðd ëE ŭu âY ăA äa öo üu øo åa æa œo ßs"

// languageLetters are letters that tell how the others are read.
var languageLetters = []struct {
	letters string
	reading readings
}{
	{"əğışğı", turkicReading},
	{"čšžćđ", slavicReading | softReading},
	{"áěřůť", czechReading | softReading},
	{"łąężśńź", polishReading | softReading},
	{"țăș", romanianReading | romanianMarks},
	{"éèêï", frenchReading},
	{"öü", frontedReading},
	{"ýň", turkmenReading},
}

const lastMarked = foldLast

// markedTable and languageTable give, for letters from foldFirst to lastMarked, the letter that is read and the
// readings it speaks for.
var markedTable, languageTable = newMarkedTables()

func newMarkedTables() (*[lastMarked - foldFirst + 1]byte, *[lastMarked - foldFirst + 1]readings) {
	var marked [lastMarked - foldFirst + 1]byte
	var language [lastMarked - foldFirst + 1]readings
	for r := rune(foldFirst); r <= lastMarked; r++ {
		if f := foldTable[r-foldFirst]; f != "" {
			marked[r-foldFirst] = f[0]
		}
	}
	for l := range strings.FieldsSeq(markedLetters) {
		r, size := utf8.DecodeRuneInString(l)
		for _, c := range [2]rune{r, unicode.ToUpper(r)} {
			if c >= foldFirst && c <= lastMarked {
				marked[c-foldFirst] = l[size]
			}
		}
	}
	for _, l := range languageLetters {
		for _, r := range l.letters {
			for _, c := range [2]rune{r, unicode.ToUpper(r)} {
				if c >= foldFirst {
					language[c-foldFirst] |= l.reading
				}
			}
		}
	}
	return &marked, &language
}

// appendLetters appends the letters of a name in Latin to dst, and says which readings those
// with marks speak for.
func appendLetters(dst []byte, s string) ([]byte, readings) {
	from := len(dst)
	for i := range len(s) {
		b := s[i]
		if b >= 0x80 {
			return appendComposedLetters(dst[:from], s)
		}
		if b |= 0x20; b >= 'a' && b <= 'z' && s[i] >= 'A' {
			dst = append(dst, b)
		} else if s[i] == '\'' && i+1 < len(s) && s[i+1] >= 'a' {
			dst = uzbekO(dst)
		}
	}
	return dst, 0
}

// appendComposedLetters is appendLetters for text with letters outside ASCII.
func appendComposedLetters(dst []byte, s string) ([]byte, readings) {
	if norm.NFC.QuickSpanString(s) == len(s) {
		return appendMarkedLetters(dst, s)
	}
	var buf [256]byte
	return appendMarkedLetters(dst, norm.NFC.AppendString(buf[:0], s))
}

// uzbekO marks the o at the end of letters that an apostrophe follows within a word.
func uzbekO(letters []byte) []byte {
	if n := len(letters); n > 0 && letters[n-1] == 'o' {
		letters[n-1] = 'Q'
	}
	return letters
}

// appendMarkedLetters appends the letters of composed text.
func appendMarkedLetters[T string | []byte](dst []byte, s T) ([]byte, readings) {
	told := readings(0)
	for i, r := range string(s) {
		switch {
		case normalisedRune(r) == '\'':
			if next := i + utf8.RuneLen(r); next < len(s) && s[next] >= 'a' {
				dst = uzbekO(dst)
			}
		case r < 0x80:
			if b := byte(r) | 0x20; b >= 'a' && b <= 'z' && r >= 'A' {
				dst = append(dst, b)
			}
		case r >= foldFirst && r <= lastMarked:
			told |= languageTable[r-foldFirst] | markedReading
			if b := markedTable[r-foldFirst]; b != 0 {
				dst = append(dst, b)
			}
		default:
			dst = appendFoldedLetter(dst, r)
		}
	}
	return dst, told
}

// bareLetters are the letters without their marks.
var bareLetters = newBareLetters()

func newBareLetters() (bare [128]byte) {
	for b := range bare {
		bare[b] = byte(b)
	}
	for _, l := range [...]string{"Ss", "Zz", "Cc", "Jd", "Tt", "Ee", "Qo", "Ya", "Aa"} {
		bare[l[0]] = l[1]
	}
	return bare
}
