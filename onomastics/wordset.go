package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordSet holds words in lower case, looked up in any case without allocating.
type wordSet map[string]bool

func newWordSet(words string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// longestWord is the longest word a set is asked for, in bytes.
const longestWord = 48

// has looks word up in lower case, without its trailing points.
func (s wordSet) has(word string) bool {
	word = strings.TrimRight(word, ".")
	if len(word) > longestWord {
		return false
	}
	var buf [longestWord + utf8.UTFMax]byte
	lower := buf[:0]
	for _, r := range word {
		if len(lower) > longestWord {
			return false
		}
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	return s[string(lower)]
}
