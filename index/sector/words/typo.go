package words

import "unicode/utf8"

// shortestTypo: words of fewer letters are not corrected; too many others are a letter away.
const shortestTypo = 5

// eachOmission hands to yield each of the words that letters make with one letter left out, using buf.
func eachOmission(letters, buf []byte, yield func([]byte) bool) {
	for i := 0; i < len(letters); {
		_, size := utf8.DecodeRune(letters[i:])
		buf = append(append(buf[:0], letters[:i]...), letters[i+size:]...)
		if !yield(buf) {
			return
		}
		i += size
	}
}

// corrected finds the form that letters misspell, if there is one a letter away; the first letter must be right. A stem may be
// followed by an ending.
func (l *Lexicon) corrected(letters []byte, buf *[]byte) (form uint32, ok bool) {
	if utf8.RuneCount(letters) < shortestTypo {
		return 0, false
	}
	try := func(omitted []byte) bool {
		l.typoOf.each(hashForm(typoForm, omitted), func(f uint32) bool {
			if l.isNear(letters, f) {
				form, ok = f, true
			}
			return !ok
		})
		return !ok
	}
	*buf = append(*buf, make([]byte, max(0, len(letters)-len(*buf)))...)
	if try(letters); ok { // a letter too few
		return form, ok
	}
	eachOmission(letters, *buf, try)
	return form, ok
}

// isNear: letters and those of the form begin alike and differ by one letter changed or two neighbours transposed, or one more or
// less.
func (l *Lexicon) isNear(letters []byte, f uint32) bool {
	want := l.formLetters(f)
	i := 0
	for i < len(letters) && i < len(want) && letters[i] == want[i] {
		i++
	}
	for i > 0 && i < len(letters) && !utf8.RuneStart(letters[i]) {
		i-- // to the beginning of the letter that differs
	}
	if i == 0 {
		return false
	}
	a, b := string(letters[i:]), want[i:]
	return a == b || afterFirst(a) == afterFirst(b) || afterFirst(a) == b || a == afterFirst(b) || transposed(a, b)
}

func afterFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

func transposed(a, b string) bool {
	a1, n1 := utf8.DecodeRuneInString(a)
	a2, n2 := utf8.DecodeRuneInString(a[n1:])
	b1, m1 := utf8.DecodeRuneInString(b)
	b2, m2 := utf8.DecodeRuneInString(b[m1:])
	return a1 == b2 && a2 == b1 && n2 > 0 && a[n1+n2:] == b[m1+m2:]
}
