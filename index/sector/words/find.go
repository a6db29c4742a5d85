package words

import (
	"unicode"
	"unicode/utf8"
)

// Letters that may follow a stem: Latin words have short endings, and long ones make another word of a compound; Cyrillic,
// Armenian and Georgian words take several endings on each other.
const (
	mostEndingLatin = 4
	mostEnding      = 6
	shortestStem    = 3
)

// prefix is the hash of the letters before end, of a stem.
type prefix struct{ hash, end uint32 }

// find looks a token up as a whole form and as stems, the longest first.
func (l *Lexicon) find(r *Reading, letters []byte) (f found) {
	h := beginHash(stemForm)
	r.hashes = r.hashes[:0]
	for i := 0; i < len(letters); {
		n := i + runeLen(letters[i])
		for ; i < n && i < len(letters); i++ {
			h = (h ^ uint32(letters[i])) * fnvPrime
		}
		r.hashes = append(r.hashes, prefix{h, uint32(i)})
	}
	if form, ok := l.form(wholeForm, letters); ok {
		f.forms[0], f.count = form, 1
		f.function = l.formFunction(form)
	}
	ending := mostEnding
	if letters[len(letters)-1] < utf8.RuneSelf {
		ending = mostEndingLatin
	}
	for n := len(r.hashes); n >= shortestStem && n >= len(r.hashes)-ending && f.count < mostForms; n-- {
		if form, ok := l.formOfHash(finish(r.hashes[n-1].hash), stemForm, letters[:r.hashes[n-1].end]); ok {
			f.forms[f.count] = form
			f.count++
		}
	}
	return f
}

func runeLen(first byte) int {
	switch {
	case first < 0x80:
		return 1
	case first < 0xE0:
		return 2
	case first < 0xF0:
		return 3
	}
	return 4
}

// readUnknown reads a token that no form fits: as a plural, as a compound, as a misspelling; else it is counted.
func (l *Lexicon) readUnknown(r *Reading, i int) {
	t := r.cutter.tokens[i]
	letters := r.cutter.text[t.start:t.end]
	if form, ok := l.singular(r, letters); ok {
		l.addForm(r, i, form, false)
		return
	}
	if l.compound(r, i, letters) {
		return
	}
	if form, ok := l.corrected(letters, &r.buf); ok {
		if l.formFunction(form) == NoFunction {
			l.addForm(r, i, form, true)
		}
		return
	}
	if len(r.hashes) > 0 && countLetters(letters) >= 3 {
		r.Unknown++
	}
}

func countLetters(letters []byte) (n int) {
	for _, c := range letters {
		if utf8.RuneStart(c) && (c < '0' || c > '9') {
			n++
		}
	}
	return n
}

func (l *Lexicon) addForm(r *Reading, i int, form uint32, typo bool) bool {
	s, ok := l.choose(l.formRun(form), r.Language)
	if ok {
		l.add(r, i, 1, s, typo)
	}
	return ok
}

// singular finds the form of which letters are an English plural.
func (l *Lexicon) singular(r *Reading, letters []byte) (uint32, bool) {
	n := len(letters)
	if n < 4 || letters[n-1] != 's' {
		return 0, false
	}
	if string(letters[n-3:]) == "ies" {
		r.buf = append(append(r.buf[:0], letters[:n-3]...), 'y')
		if f, ok := l.form(wholeForm, r.buf); ok {
			return f, true
		}
	}
	if f, ok := l.form(wholeForm, letters[:n-1]); ok {
		return f, true
	}
	return l.form(wholeForm, letters[:n-2])
}

// Parts of a compound: the first has three letters or more, so has the last; a last part that is not made to end compounds has five.
const (
	shortestPart = 3
	shortestLast = 5
)

// compound reads letters as a compound of German, Dutch or another language that writes them: the longest last part decides, the
// first is read when it is known.
func (l *Lexicon) compound(r *Reading, i int, letters []byte) bool {
	for at, runes := 0, 0; at < len(letters); at, runes = at+runeLen(letters[at]), runes+1 {
		last := letters[at:]
		if runes < shortestPart || utf8.RuneCount(last) < shortestPart {
			continue
		}
		form, isEnd := l.form(endForm, last)
		if !isEnd {
			var ok bool
			if form, ok = l.lastPart(last); !ok {
				continue
			}
		}
		first, known := l.firstPart(letters[:at])
		if !known && !isEnd && !l.endsCompounds(form, last) {
			continue
		}
		if known {
			l.addForm(r, i, first, false)
		}
		return l.addForm(r, i, form, false)
	}
	return false
}

// endsCompounds: a word of German or Dutch of six letters or more is the last part of a compound even when the first is not known.
func (l *Lexicon) endsCompounds(form uint32, letters []byte) bool {
	const longEnough = 6
	return utf8.RuneCount(letters) >= longEnough && l.formLanguages(form)&LanguagesOf(German, Dutch) != 0
}

// lastPart finds the whole form or stem of the last part of a compound.
func (l *Lexicon) lastPart(letters []byte) (form uint32, ok bool) {
	if utf8.RuneCount(letters) < shortestLast {
		return 0, false
	}
	if form, ok = l.form(wholeForm, letters); ok && l.formFunction(form) == NoFunction {
		return form, true
	}
	for range mostEndingLatin + 1 {
		if form, ok = l.form(stemForm, letters); ok {
			return form, true
		}
		_, size := utf8.DecodeLastRune(letters)
		if letters = letters[:len(letters)-size]; len(letters) < shortestLast {
			break
		}
	}
	return 0, false
}

// firstPart finds the form of the first part of a compound, less the letters that join parts.
func (l *Lexicon) firstPart(letters []byte) (uint32, bool) {
	for _, joint := range [...]string{"", "s", "es", "n", "en", "er", "ո", "ա"} {
		n := len(letters) - len(joint)
		if n < shortestPart || string(letters[n:]) != joint {
			continue
		}
		if f, ok := l.form(wholeForm, letters[:n]); ok && l.formFunction(f) == NoFunction {
			return f, true
		}
		if f, ok := l.form(stemForm, letters[:n]); ok {
			return f, true
		}
	}
	return 0, false
}

// splitCamel parts words that are written together with capitals inside (FashionRetail), where both are of four letters or more.
func splitCamel(text string) string {
	start, lower := 0, 0 // of the word; of small letters since its last capital
	for i, c := range []byte(text) {
		switch {
		case 'a' <= c && c <= 'z':
			lower++
		case 'A' <= c && c <= 'Z':
			if lower >= 3 && i-start >= 4 && smallAfter(text[i+1:]) >= 3 {
				return text[:i] + " " + splitCamel(text[i:])
			}
			lower = 0
		default:
			start, lower = i+1, 0
		}
	}
	return text
}

func smallAfter(s string) (n int) {
	for n < len(s) && unicode.IsLower(rune(s[n])) {
		n++
	}
	return n
}
