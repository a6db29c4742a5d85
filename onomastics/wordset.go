package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordSet holds words in lower case, looked up in any case without allocating. Nearly all words it is
// asked for are names, hence in none of the sets: a filter turns most away before they are hashed.
type wordSet struct {
	words  map[string]bool
	filter *[filterBits / 64]uint64
	// lengths has a bit for each length of a word in ASCII, by the first byte without its case.
	lengths *[32]uint64
}

const filterBits = 16384

func newWordSet(words string) wordSet {
	set := wordSet{map[string]bool{}, new([filterBits / 64]uint64), new([32]uint64)}
	for _, w := range strings.Fields(words) {
		set.add(w)
	}
	return set
}

// add adds a word, without its trailing points.
func (s wordSet) add(word string) {
	word = strings.TrimRight(word, ".")
	s.words[word] = true
	if word != "" {
		s.lengths[word[0]&31] |= 1 << len(word)
	}
	if place, ok := filterPlace(word); ok {
		s.filter[place/64] |= 1 << (place % 64)
	}
}

// filterPlace is the bit of a word, by its first two characters and, if these are ASCII, its length. It is
// the same in either case. ok is false for a word in ASCII so far whose length its case may change.
func filterPlace(word string) (place uint, ok bool) {
	if len(word) < 2 {
		return 0, false
	}
	if word[0] < utf8.RuneSelf && word[1] < utf8.RuneSelf {
		return (uint(word[0]|0x20)*131 + uint(word[1]|0x20)*29 + uint(len(word))*7) % filterBits, isASCII(word)
	}
	first, size := decodeRune(word)
	second, _ := decodeRune(word[size:])
	return (uint(lowerRune(first))*131 + uint(lowerRune(second))*29) % filterBits, true
}

// decodeRune is utf8.DecodeRuneInString, with characters of two bytes first: the letters of most names.
func decodeRune(s string) (rune, int) {
	if len(s) > 1 && s[0] >= 0xc2 && s[0] < 0xe0 && s[1]&0xc0 == 0x80 {
		return rune(s[0]&0x1f)<<6 | rune(s[1]&0x3f), 2
	}
	return utf8.DecodeRuneInString(s)
}

// lowerRune is unicode.ToLower, with the letters of common alphabets first.
func lowerRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		return r
	case r >= 'а' && r <= 'џ', r >= 'α' && r <= 'ω', r >= 'ա' && r <= 'ֆ', r >= 'ა' && r <= 'ჰ', r >= 'א' && r <= 'ۿ':
		return r
	case r >= 'А' && r <= 'Я', r >= 'Α' && r <= 'Ρ':
		return r + 0x20
	case r >= 'Ա' && r <= 'Ֆ':
		return r + 0x30
	}
	return unicode.ToLower(r)
}

// longestWord is the longest word a set is asked for, in bytes.
const longestWord = 48

// has looks word up in lower case, without its trailing points.
func (s wordSet) has(word string) bool {
	for word != "" && word[len(word)-1] == '.' {
		word = word[:len(word)-1]
	}
	if word == "" || len(word) > longestWord || s.lengths[word[0]&31]>>len(word)&1 == 0 && isASCII(word) {
		return false
	}
	if place, ok := filterPlace(word); ok && s.filter[place/64]&(1<<(place%64)) == 0 {
		return false
	}
	var buf [longestWord + utf8.UTFMax]byte
	lower := buf[:0]
	for _, r := range word {
		if len(lower) > longestWord {
			return false
		}
		lower = utf8.AppendRune(lower, lowerRune(r))
	}
	return s.words[string(lower)]
}
