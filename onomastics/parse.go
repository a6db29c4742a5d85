package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostParts bounds the parts of a name; the words beyond it make up an unplaced part.
const mostParts = 32

// mostWords and mostColumnWords bound the words that get a part each, in a full name and in a
// column of two. They leave room for the part of the rest and for the given name that a Chinese
// or Korean name without a blank is split into.
const (
	mostWords       = mostParts - 2
	mostColumnWords = mostParts/2 - 1
)

// ParseName parses the full name of a person, as AppendNormalised leaves it, into dst. Every
// word is in some part. It does not allocate once dst has room.
func ParseName(dst *Name, normalised string) {
	dst.parse(normalised)
	dst.OrderConfidence = AssumedOrder
	if dst.OrderCertain || dst.Order == Mononym {
		dst.OrderConfidence = 1
	}
}

func (n *Name) parse(normalised string) {
	n.Reset()
	normalised, aside, kind := cutAside(normalised)
	if at := orderComma(normalised); at >= 0 {
		n.parseColumn(normalised[:at], FamilyName)
		n.parseColumn(normalised[at+1:], GivenName)
		n.Order, n.OrderCertain = CommaFirst, true
		return
	}
	rest := n.split(normalised, Unplaced, mostWords)
	n.restoreNames(0, Unplaced, 2)
	n.place()
	n.settleCouple()
	n.keep(rest)
	if aside != "" {
		n.Parts = append(n.Parts, Part{aside, kind})
	}
}

// ParseSplit parses a name that stands in two columns, either of which may be empty. As in
// ParseName, every word is in some part.
func ParseSplit(dst *Name, given, family string) {
	dst.Reset()
	dst.parseColumn(given, GivenName)
	dst.parseColumn(family, FamilyName)
	dst.Order, dst.OrderCertain, dst.OrderConfidence = Split, true, 1
}

// parseColumn appends the parts of a column of given or family names.
func (n *Name) parseColumn(s string, column PartKind) {
	from := len(n.Parts)
	rest := n.split(s, column, mostColumnWords)
	n.restoreNames(from, column, 1)
	n.restoreTitle(from, column)
	n.settleColumn(from, len(n.Parts), column)
	n.keep(rest)
}

// keep appends what split left over, if any.
func (n *Name) keep(rest string) {
	if rest = strings.TrimLeft(rest, separators); rest != "" {
		n.Parts = append(n.Parts, Part{rest, Unplaced})
	}
}

// orderComma is the place of the comma in «Family, Given», -1 if there is none: a comma before
// nothing but credentials and suffixes is no such comma («John Smith, MD»), but the next may
// be one after a single family name («King, Jr., Martin»).
func orderComma(s string) int {
	at := strings.IndexByte(s, ',')
	if at < 0 || !hasLetter(s[:at]) {
		return -1
	}
	single := isSingleName(s[:at])
	for {
		segment, _, more := strings.Cut(s[at+1:], ",")
		switch {
		case !isOnlyCredentials(segment, single):
			return at
		case !more || !single:
			return -1
		}
		at += 1 + len(segment)
	}
}

// isSingleName says whether s is one word, particles aside.
func isSingleName(s string) bool {
	count := 0
	for w := range strings.SplitSeq(s, " ") {
		if w != "" && !isParticle(w) {
			count++
		}
	}
	return count <= 1
}

// isOnlyCredentials says whether s holds credentials and suffixes only, a labelled name, or nothing. After a single
// name those that are names too count as names: «WANG, DO».
func isOnlyCredentials(s string, afterSingle bool) bool {
	if label, _ := labelOf(strings.TrimLeft(s, " ")); label != "" {
		return true
	}
	for w := range strings.SplitSeq(s, " ") {
		switch {
		case w == "" || isGeneration(w):
		case !isHonorific(w, false) || afterSingle && mayBeName(w):
			return false
		}
	}
	return true
}

// split appends the words of s as parts, at most as many as given, and returns what is left. Words
// that are known by themselves (titles, suffixes, initials, nicknames, names behind a label) get their
// kind; the others get plain.
func (n *Name) split(s string, plain PartKind, most int) (rest string) {
	names := 0 // names before the word
	before := true
	whole := s
	for end := len(n.Parts) + most; s != "" && len(n.Parts) < end; {
		word, after := nextWord(s)
		if word == "" {
			s = after
			continue
		}
		known := telling.has(word) // most words are names, which no rule knows: one look-up clears them
		if known && before {
			if length := styleLength(s); length > 0 && hasLetter(s[length:]) {
				n.Parts = append(n.Parts, Part{s[:length], Honorific})
				s = s[length:]
				continue
			}
		}
		if known && names > 0 {
			if after, ok := n.splitLabelled(s, names, plain, end); ok {
				s = after
				continue
			}
		}
		if inner, ok := unbracketed(word); ok {
			n.splitBracket(word, inner, end)
			s = after
			continue
		}
		if cut := gluedLength(word, before); cut > 0 {
			word, after = s[:cut], s[cut:]
			known = true
		}
		s = after
		kind := plain
		switch {
		case known:
			kind = kindOfWord(word, plain, before)
		case isInitial(word), isLongInitial(word):
			kind = Initial
		}
		if plain == Unplaced && (kind == plain || kind == Initial) && (known || isOddlyWritten(word) || n.lastPart().Kind == Honorific) {
			switch {
			case isTitleByWriting(word, s, whole, names, n.lastPart()):
				kind = Honorific
			case kind == plain && isBareInitials(word, whole):
				kind = Initial
			case n.joinsPeople(word, s, names):
				kind = Label
			case names > 1 && isDivider(word):
				n.Parts = append(n.Parts, Part{word, Label})
				return n.keepAlias(s)
			}
		}
		before = before && (kind == Honorific || kind == Label)
		if kind == plain || kind == Initial {
			names++
		}
		n.Parts = append(n.Parts, Part{word, kind})
	}
	return s
}

// splitLabelled appends a label that s begins with and the name it is for. Behind a whole name that is all up to
// the next comma; behind one word only, as in «Mary née Jones Smith», it is the next word.
func (n *Name) splitLabelled(s string, names int, plain PartKind, end int) (rest string, ok bool) {
	label, kind := labelOf(s)
	if label == "" || len(n.Parts)+2 > end {
		return s, false
	}
	n.Parts = append(n.Parts, Part{label, Label})
	s = s[len(label):]
	whole := names > 1 || plain != Unplaced
	for s != "" && len(n.Parts) < end {
		word, after := nextWord(s)
		_, bracket := unbracketed(word)
		if word == "" && s[0] != ' ' || bracket || isHonorific(word, false) {
			break
		}
		s = after
		if word == "" {
			continue
		}
		n.Parts = append(n.Parts, Part{word, kind})
		if !whole && !isParticle(word) {
			break
		}
	}
	return s, true
}

// splitBracket appends what stands in brackets or quotes: a labelled name, or a nickname. Without letters it
// stays as it is.
func (n *Name) splitBracket(word, inner string, end int) {
	if label, kind := labelOf(inner); label != "" && len(n.Parts)+2 <= end {
		n.Parts = append(n.Parts, Part{label, Label}, Part{strings.Trim(inner[len(label):], separators), kind})
		return
	}
	if !hasLetter(inner) {
		n.Parts = append(n.Parts, Part{word, Unplaced})
		return
	}
	n.Parts = append(n.Parts, Part{inner, Nickname})
}

// unbracketed returns what stands between the brackets or quotes of a word.
func unbracketed(word string) (inner string, ok bool) {
	if isQuoted(word) {
		return word[1 : len(word)-1], true
	}
	first, size := utf8.DecodeRuneInString(word)
	closing := closingOf(first)
	if closing == 0 {
		return word, false
	}
	return strings.Trim(strings.TrimSuffix(word[size:], string(closing)), separators), true
}

// restoreNames takes credentials that may be names for names, the last first, where the parts
// from from on would hold fewer than least names and initials without them: «Jack MA».
func (n *Name) restoreNames(from int, plain PartKind, least int) {
	names := 0
	for _, p := range n.Parts[from:] {
		if p.Kind == Initial || p.Kind == plain {
			names++
		}
	}
	for i := len(n.Parts) - 1; i >= from && names < least; i-- {
		p := &n.Parts[i]
		if p.Kind == Honorific && mayBeName(p.Text) && !strings.Contains(p.Text, ".") {
			p.Kind = plain
			names++
		}
	}
}

// restoreTitle takes the last title of a column that holds nothing else for a name: the family name Pani, or Lord.
func (n *Name) restoreTitle(from int, column PartKind) {
	for _, p := range n.Parts[from:] {
		if p.Kind != Honorific {
			return
		}
	}
	if last := len(n.Parts) - 1; last >= from && !strings.Contains(n.Parts[last].Text, ".") {
		n.Parts[last].Kind = column
	}
}

// separators stand between words and belong to none.
const separators = " ,;"

// nextWord cuts the first word off s; what stands in brackets or quotes is one word.
func nextWord(s string) (word, rest string) {
	if wordEnd(s[:1]) == 0 {
		return "", s[1:]
	}
	first, size := utf8.DecodeRuneInString(s)
	if closing := closingOf(first); closing != 0 {
		if end := strings.IndexRune(s[size:], closing); end >= 0 {
			end += size + utf8.RuneLen(closing)
			return s[:end], s[end:]
		}
	}
	end := wordEnd(s)
	return s[:end], s[end:]
}

// wordEnd is where the word that s begins with ends.
func wordEnd(s string) int {
	for i := range len(s) {
		if b := s[i]; b == ' ' || b == ',' || b == ';' {
			return i
		}
	}
	return len(s)
}

func closingOf(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '"':
		return '"'
	case '«':
		return '»'
	case '“', '„':
		return '”'
	}
	return 0
}

// isQuoted says whether word stands in single quotes, which are apostrophes by now: 'Magic'.
func isQuoted(word string) bool {
	return len(word) > 3 && word[0] == '\'' && word[len(word)-1] == '\''
}

// kindOfWord is the kind of a word known by itself, else plain; before says that no name stands
// before it.
func kindOfWord(word string, plain PartKind, before bool) PartKind {
	switch {
	case !before && isGeneration(word):
		return Suffix
	case isHonorific(word, before):
		return Honorific
	case isInitial(word) && !isLink(word), isLongInitial(word):
		return Initial
	}
	return plain
}

// isLink says whether word is a particle of one letter rather than an initial: «y», «e», «Ó».
func isLink(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && (unicode.IsLower(r) || r == 'Ó') && isParticle(word)
}

// isInitial says whether word is one letter, or letters each with a point: J, J., A.B.
func isInitial(word string) bool {
	letters, points := 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			points++
		case r == '-':
		case unicode.IsLetter(r):
			letters++
			if s := ScriptOfRune(r); s == Han || s == Hangul || s == Kana {
				return false
			}
			if letters > points+1 {
				return false
			}
		default:
			return false
		}
	}
	return letters == 1 || letters > 1 && points >= letters-1
}

// isOddlyWritten says whether a word has signs that names have not, or is two or three capitals.
func isOddlyWritten(word string) bool {
	if len(word) < 4 {
		return true
	}
	for i := range len(word) {
		if b := word[i]; b == '.' || b == '(' {
			return true
		}
	}
	return false
}

// longInitials are letters of other alphabets in two or three Latin ones: «Sh. Karimov», «Gy. Horváth».
var longInitials = newWordSet("sh ch zh kh ts dz dzh yu ya ye yo gh th gy cs sz zs cz lj nj dž ju ja je jo")

// isLongInitial says whether word is one of them with a point.
func isLongInitial(word string) bool {
	return len(word) > 2 && len(word) < 6 && word[len(word)-1] == '.' && longInitials.has(word)
}

// isBareInitials says whether word is two or three initials without points in a name that is not all in capitals: «JRR Tolkien», «JD
// Vance». No vowel is among them, nor a sound that stands for one: NG and VLK are family names.
func isBareInitials(word, whole string) bool {
	if len(word) < 2 || len(word) > 3 || word == "NG" || !hasSmall(whole) || strings.Trim(word, "XV") == "" {
		return false
	}
	for i := range len(word) {
		switch word[i] {
		case 'A', 'E', 'I', 'O', 'U', 'Y':
			return false
		case 'L', 'R':
			if i == 1 && len(word) == 3 && word[2] != 'L' && word[2] != 'R' {
				return false
			}
		}
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// settleColumn gives kinds to the plain parts [from, to) of a column of given or family names.
func (n *Name) settleColumn(from, to int, column PartKind) {
	seen := false
	for i := from; i < to; i++ {
		p := &n.Parts[i]
		if p.Kind != column {
			continue
		}
		switch {
		case column == FamilyName && i+1 < to && isParticle(p.Text) && n.plainAfter(i, to, column):
			p.Kind = Particle
		case column == GivenName && seen && looksPatronymic(p.Text):
			p.Kind = Patronymic
		case column == GivenName && seen:
			p.Kind = MiddleName
		}
		seen = true
	}
	if column == GivenName {
		n.linkFathers(from, to)
	}
}

// plainAfter says whether a part of kind follows part i before to.
func (n *Name) plainAfter(i, to int, kind PartKind) bool {
	for _, p := range n.Parts[i+1 : to] {
		if p.Kind == kind {
			return true
		}
	}
	return false
}

// linkFathers marks «Mammad oglu» and «bin Salman» as patronymics.
func (n *Name) linkFathers(from, to int) {
	for i := from; i < to; i++ {
		switch {
		case afterFather.has(n.Parts[i].Text) && i > from:
			n.Parts[i-1].Kind, n.Parts[i].Kind = Patronymic, Particle
		case beforeFather.has(n.Parts[i].Text) && i+1 < to && i > from:
			n.Parts[i].Kind, n.Parts[i+1].Kind = Particle, Patronymic
		}
	}
}
