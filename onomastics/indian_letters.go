package onomastics

import (
	"strings"

	"github.com/anyascii/go"
)

// The scripts of India descend from one, and Unicode lays their letters out alike: the lower
// seven bits of a character say which letter it is in all of them.
const (
	indianConsonant, indianConsonants     = 0x15, 0x39
	indianVowel, indianVowels             = 0x05, 0x14
	indianVowelSign, indianVowelSigns     = 0x3e, 0x4c
	indianVirama                          = 0x4d // says that a consonant has no vowel
	indianExtra, indianExtras             = 0x58, 0x5f
	indianNasal1, indianNasal2, indianAha = 0x01, 0x02, 0x03
	gurmukhiTippi, gurmukhiAddak          = 0x70, 0x71
)

// Letters as names are spelt in English, without marks: vowels lose their length.
var (
	indianConsonantLatin = strings.Split("k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h", " ")
	indianVowelLatin     = strings.Split("a a i i u u ri li e e e ai o o o au", " ")
	indianSignLatin      = strings.Split("a i i u u ri ri e e e ai o o o au", " ")
	indianExtraLatin     = strings.Split("q kh g z r rh f y", " ")
)

// tamilLatin are the consonants Tamil reads in its own way, by their place in the layout.
var tamilLatin = map[rune]string{0x1a: "s", 0x24: "th", 0x1e: "gn"}

// An indianSyllable is a consonant, or none, and its vowel.
type indianSyllable struct {
	consonant, vowel, after string
	implied, cluster        bool // the vowel is not written; the consonant joins the one before
}

// mostIndianSyllables bounds what is romanised together; longer words are cut.
const mostIndianSyllables = 32

// appendIndian appends a word of an Indian script.
func appendIndian(dst []byte, run string, script Script) []byte {
	var word [mostIndianSyllables]indianSyllable
	n := 0
	joined := false // a virama came before
	for _, c := range run {
		if n == len(word) {
			dst = appendSyllables(dst, word[:n], false)
			n = 0
		}
		place := c & 0x7f
		switch {
		case place >= indianConsonant && place <= indianConsonants, place >= indianExtra && place <= indianExtras:
			word[n] = indianSyllable{consonant: indianLatin(place, script), vowel: "a", implied: true, cluster: joined}
			n++
		case place >= indianVowel && place <= indianVowels:
			word[n] = indianSyllable{vowel: indianVowelLatin[place-indianVowel]}
			n++
		case n > 0 && place >= indianVowelSign && place <= indianVowelSigns:
			word[n-1].vowel, word[n-1].implied = indianSignLatin[place-indianVowelSign], false
		case n > 0 && place == indianVirama:
			word[n-1].vowel, word[n-1].implied = "", false
		case n > 0 && (place == indianNasal1 || place == indianNasal2 || place == gurmukhiTippi):
			word[n-1].after = "n"
		case n > 0 && place == indianAha:
			word[n-1].after = "h"
		case place == 0x3c, place == gurmukhiAddak: // a point below; a doubled letter
		default:
			word[n] = indianSyllable{consonant: anyascii.TransliterateRune(c)}
			n++
		}
		joined = place == indianVirama
	}
	drops := script == Devanagari || script == Gujarati || script == Gurmukhi || script == Bengali
	return appendSyllables(dst, word[:n], drops)
}

// indianLatin is the Latin of a consonant.
func indianLatin(place rune, script Script) string {
	if latin := tamilLatin[place]; latin != "" && script == Tamil {
		return latin
	}
	if place >= indianExtra {
		return indianExtraLatin[place-indianExtra]
	}
	return indianConsonantLatin[place-indianConsonant]
}

// appendSyllables appends a word. Where the language drops implied vowels it loses that of its
// last syllable and, from the end, each between vowel and consonant before, consonant and vowel
// behind: सलमान Salman, तेंडुलकर Tendulkar, but नरेन्द्र Narendra.
func appendSyllables(dst []byte, word []indianSyllable, drops bool) []byte {
	for i := len(word) - 1; i > 0 && drops; i-- {
		s := &word[i]
		if !s.implied || s.cluster || s.after != "" {
			continue
		}
		last := i == len(word)-1
		before := word[i-1].vowel != "" && word[i-1].after == ""
		if last || before && word[i+1].consonant != "" && word[i+1].vowel != "" && !word[i+1].cluster {
			s.vowel = ""
		}
	}
	for i := range word {
		s := &word[i]
		dst = append(append(append(dst, s.consonant...), s.vowel...), s.after...)
	}
	return dst
}
