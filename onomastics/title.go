package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Titles that are told by more than one word, or by how a word is written.

// stylesFirst and styles make up the styles of address of several words: «The Rt Hon», «Most Rev.», «His Excellency».
var (
	stylesFirst = newWordSet("the rt right most very his her")
	styles      = newWordSet("hon honourable honorable rev revd reverend excellency highness holiness majesty eminence beatitude grace honour worship")
	styleWords  = union(stylesFirst, styles, newWordSet("royal serene imperial late"))
)

// titlesOfTwo are titles of two words that are names by themselves.
var titlesOfTwo = [...][2]string{
	{"tan", "sri"}, {"dato", "sri"}, {"dato'", "sri"}, {"datuk", "seri"}, {"puan", "sri"}, {"toh", "puan"}, {"tun", "dr"}, {"yb", "dato'"}, {"yab", "dato'"},
	{"n", "med"}, {"dr", "sc"}, {"gs", "ts"}, {"pgs", "ts"}, {"ст", "лейтенант"}, {"старший", "лейтенант"}, {"чл", "корр"}, {"վաստ", "բժիշկ"},
}

// titleBeginnings are the words that titles of several words begin with.
var titleBeginnings = newTitleBeginnings()

func newTitleBeginnings() wordSet {
	all := union(stylesFirst)
	for _, t := range titlesOfTwo {
		all.add(t[0])
	}
	return all
}

// styleLength is how many bytes of s, where no name stands before it, are a title of several words; 0 if none.
func styleLength(s string) int {
	first := s[:wordEnd(s)]
	if !titleBeginnings.has(first) {
		return 0
	}
	rest := strings.TrimLeft(s[len(first):], " ")
	second := rest[:wordEnd(rest)]
	for _, t := range titlesOfTwo {
		if strings.EqualFold(strings.TrimRight(first, "."), t[0]) && strings.EqualFold(strings.TrimRight(second, "."), t[1]) {
			return len(s) - len(rest) + len(second)
		}
	}
	if !stylesFirst.has(first) {
		return 0
	}
	length := 0
	for at := 0; at < len(s); {
		end := at + wordEnd(s[at:])
		if word := s[at:end]; !styleWords.has(word) {
			break
		} else if styles.has(word) {
			length = end
		}
		at = end + 1
	}
	return length
}

// excellencies stand before another title: «H.E. Dr. Ali», «HH Sheikh Khalifa».
var excellencies = newWordSet("h.e h.h h.r.h he hh s.e s.e.m")

// bornRulers are titles before «bin» and «Al», and names elsewhere.
var bornRulers = newWordSet("sheikh shaikh shaykh sheik")

// leadTitles are titles or not by what follows them.
var leadTitles = union(excellencies, bornRulers, titlesBeforeTwo)

// abbreviatedNames are given names that are cut short: «Dr. Chr. Meyer».
var abbreviatedNames = newWordSet("mohd mohmd muh chr chas thos geo jos joh alex alexr edw benj robt jas jno dan sam ant steph phil theo matt wilh fried ferd")

// isTitleByWriting says whether a word that no list knows, in front of rest, is a title or credential by how it is written and by what
// stands beside: names is how many names stand before it, last the part before it. whole is the name.
func isTitleByWriting(word, rest, whole string, names int, last Part) bool {
	if names == 0 && leadTitles.has(word) {
		switch {
		case excellencies.has(word):
			next := firstWord(rest)
			return isHonorific(next, true) || bornRulers.has(next)
		case bornRulers.has(word):
			return hasRulersWord(rest)
		case titlesBeforeTwo.has(word):
			return countNames(rest) >= 2
		}
	}
	pointed := strings.IndexByte(word, '.') >= 0
	switch {
	case pointed && isParticle(word):
		return false
	case names == 0 && pointed && isSmall(word):
		return (utf8.RuneCountInString(word) > 2 || word == "κ." || word == "г.") && strings.ContainsFunc(rest, unicode.IsUpper)
	case names == 0 && pointed && last.Kind == Honorific && !isInitial(word):
		return utf8.RuneCountInString(word) > 3 && strings.HasSuffix(word, ".") && !abbreviatedNames.has(word)
	case names > 0 && pointed && isSmall(word):
		return strings.Count(word, ".") > 1 && strings.ContainsFunc(whole, unicode.IsUpper)
	case names > 1 && pointed:
		return isDottedCredential(word)
	case names > 1 && last.Kind == Honorific && credentials.has(last.Text) && !mayBeName(last.Text) && hasSmall(whole):
		return capitalsIn(word) > 2 && inCapitals(word)
	}
	if at := strings.IndexByte(word, '('); names > 0 && at > 2 {
		return credentials.has(word[:at]) // MRCP(UK)
	}
	return false
}

func firstWord(s string) string {
	s = strings.TrimLeft(s, separators)
	return s[:wordEnd(s)]
}

// hasRulersWord says whether a word of s is bin, bint or the Al of a house.
func hasRulersWord(s string) bool {
	for w := range strings.SplitSeq(s, " ") {
		if beforeFather.has(w) || w == "Al" {
			return true
		}
	}
	return false
}

// countNames counts the words of s that are neither titles nor initials.
func countNames(s string) int {
	count := 0
	for w := range strings.SplitSeq(s, " ") {
		if w = strings.Trim(w, separators); w != "" && !isHonorific(w, false) && !isInitial(w) {
			count++
		}
	}
	return count
}

// longestCredential is the most letters of a credential with points, and one more.
const longestCredential = 8

// isDottedCredential says whether word is a credential of three letters or more with a point behind each: F.A.C.S.
func isDottedCredential(word string) bool {
	var letters [longestCredential]byte
	n := 0
	for i := range len(word) {
		if word[i] == '.' {
			continue
		}
		if n == longestCredential || word[i] >= utf8.RuneSelf {
			return false
		}
		letters[n] = word[i]
		n++
	}
	return n > 2 && credentials.has(string(letters[:n]))
}

// cutAside cuts off what a comma parts from a whole name and is none: a calling or degree in small letters («Иванов Иван
// Иванович, врач», «John Smith, retired»), a number, anything behind a patronymic. kind is what it is.
func cutAside(s string) (name, aside string, kind PartKind) {
	at := strings.IndexByte(s, ',')
	if at < 0 {
		return s, "", Unplaced
	}
	name, aside = s[:at], strings.TrimLeft(s[at+1:], separators)
	switch {
	case aside == "" || isSingleName(name) || isAllCredentials(aside):
		return s, "", Unplaced
	case !hasLetter(aside), endsInPatronymic(name):
	case isSmall(aside) && !isSmall(name) && hasSmall(name) && !isParticle(firstWord(aside)):
	default:
		return s, "", Unplaced
	}
	if label, _ := labelOf(aside); label != "" {
		return s, "", Unplaced
	}
	if isSmall(aside) {
		return name, aside, Honorific
	}
	return name, aside, Unplaced
}

// isAllCredentials says whether all that commas part in s is credentials, suffixes or labelled names.
func isAllCredentials(s string) bool {
	for segment := range strings.SplitSeq(s, ",") {
		if !isOnlyCredentials(segment, false) {
			return false
		}
	}
	return true
}

// endsInPatronymic says whether s is three words or more, of which the last is a patronymic.
func endsInPatronymic(s string) bool {
	return strings.Count(s, " ") > 1 && looksPatronymic(s[strings.LastIndexByte(s, ' ')+1:])
}
