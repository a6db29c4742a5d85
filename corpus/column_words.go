package corpus

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A role is what a column may be for.
type role uint8

const (
	noRole role = iota
	fullName
	givenName
	middleName
	familyName
	secondFamily
	residence
	otherThing
	elsewhere
	roles
)

//go:embed roles.tsv
var roleTable string

// roleNames are the roles as roles.tsv calls them.
var roleNames = map[string]role{
	"name": fullName, "given": givenName, "middle": middleName, "family": familyName, "second_family": secondFamily, "residence": residence,
	"other": otherThing, "elsewhere": elsewhere,
}

// roleWords are the words of headers by what they head, folded.
var roleWords = sync.OnceValue(func() *[roles]map[string]bool {
	words := &[roles]map[string]bool{}
	for line := range strings.Lines(roleTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, list, _ := strings.Cut(line, "\t")
		r := roleNames[name]
		if words[r] == nil {
			words[r] = map[string]bool{}
		}
		maps.Copy(words[r], headerWords(list))
	}
	return words
})

func headerWords(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[foldHeader(w)] = true
	}
	return set
}

// foldHeader drops case and everything but letters and digits.
func foldHeader(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// headerTokens splits a header into words, at what is no letter or digit and where a small letter stands before a
// capital, and drops what is in brackets: «Provider Last Name (Legal Name)» is provider, last, name.
func headerTokens(header string) []string {
	if open := strings.IndexByte(header, '('); open > 0 {
		header = header[:open]
	}
	var tokens []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			tokens = append(tokens, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	for _, r := range header {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == 'ʼ'
		if !letter || len(word) > 0 && unicode.IsUpper(r) && unicode.IsLower(word[len(word)-1]) {
			flush()
		}
		if letter && r != '\'' && r != 'ʼ' {
			word = append(word, r)
		}
	}
	flush()
	return tokens
}

// Strengths of a header's words: all of it, the last part of a path, a part of it.
const (
	wholeHeader = 300
	lastOfPath  = 200
	partOf      = 100
	// weakest is for a part of a header that is a quarter of its words; less is a sentence, not a header.
	weakest = partOf / 4
)

// headerRole tells what a header says its column is for, and how strongly it says so.
func headerRole(header string) (role, int) {
	if r := wordsRole(foldHeader(header)); r != noRole {
		return r, wholeHeader
	}
	if dot := strings.LastIndexByte(header, '.'); dot >= 0 && dot < len(header)-1 {
		if r := wordsRole(foldHeader(header[dot+1:])); r != noRole && r.fits(headerTokens(header[:dot])) {
			return r, lastOfPath
		}
	}
	tokens := headerTokens(header)
	for length := len(tokens); length > 0; length-- { // the longest run of words that says something
		for i := 0; i+length <= len(tokens); i++ {
			if r := wordsRole(strings.Join(tokens[i:i+length], "")); r != noRole && r.fits(tokens) && partOf*length/len(tokens) >= weakest {
				return r, partOf * length / len(tokens)
			}
		}
	}
	return noRole, 0
}

// fits says whether a column may have a role with such words in its header.
func (r role) fits(tokens []string) bool {
	return !slices.ContainsFunc(tokens, func(t string) bool {
		return roleWords()[elsewhere][t] || r != residence && roleWords()[otherThing][t]
	})
}

func wordsRole(word string) role {
	for r := fullName; r <= residence; r++ {
		if roleWords()[r][word] {
			return r
		}
	}
	return noRole
}
