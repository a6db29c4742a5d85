package onomastics

// A variant key is written in sounds, each by the English letters that say it without doubt:
// sh zh ch kh ts dz and single letters. Of c h j q w x y none ever stands alone in a key, so a key
// read again gives itself. The j of Japan is a zh: hardly two names differ in that alone.

// soundWriter appends sounds to a key. What spellings do differently where sounds meet is settled as
// they are appended: doubled letters, glides, umlauts written with e.
type soundWriter struct {
	key     []byte
	from    int // the key begins at key[from]
	rules   ruleSet
	reading readings
	hardGu  bool // gu stands before e or i
}

// last returns the nth letter of the key from its end, 0 before its beginning.
func (w *soundWriter) last(n int) byte {
	if i := len(w.key) - n; i >= w.from {
		return w.key[i]
	}
	return 0
}

func (w *soundWriter) drop(n int) { w.key = w.key[:len(w.key)-n] }

func vowelLetter(b byte) bool { return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' }

func consonantLetter(b byte) bool { return b != 0 && !vowelLetter(b) }

// sounds appends a row of sounds.
func (w *soundWriter) sounds(s string) {
	for i := 0; i < len(s); {
		n := 1
		if i+1 < len(s) && (s[i+1] == 'h' || s[i+1] == 's' && s[i] == 't' || s[i+1] == 'z' && s[i] == 'd') {
			n = 2
			w.digraph(s[i : i+2])
		} else {
			w.letter(s[i])
		}
		i += n
	}
}

// letter appends a sound of one letter.
func (w *soundWriter) letter(b byte) {
	if vowelLetter(b) {
		w.vowel(b)
		return
	}
	if w.reading&armenianReading != 0 {
		switch b {
		case 'b':
			b = 'p'
			w.rules.add(ruleWesternStops)
		case 'd':
			b = 't'
			w.rules.add(ruleWesternStops)
		case 'g':
			b = 'k'
			w.rules.add(ruleWesternStops)
		}
	}
	w.settleVowels(b)
	w.consonant(b)
}

// vowel appends a vowel. A glide before e is not heard at the start and after a consonant: Yeltsin
// Eltsin, Grigoriev Grigorev.
func (w *soundWriter) vowel(b byte) {
	before := w.last(1)
	switch {
	case b == 'i' && before == 'i':
		w.rules.add(ruleGlides)
		return
	case b == 'e' && before == 'i' && !vowelLetter(w.last(2)):
		w.rules.add(ruleGlides)
		w.drop(1)
		w.vowel(b)
		return
	case (b == 'u' || b == 'o') && before == 'o':
		w.rules.add(ruleFrenchOu)
		w.drop(1)
		w.vowel('u')
		return
	case (b == 'e' || b == 'i') && before == 'u' && w.softGu():
		w.rules.add(ruleFrenchGu)
		w.drop(1)
		w.vowel(b)
		return
	case b == 'u' && before == 'i' && consonantLetter(w.last(2)):
		w.rules.add(ruleGlides)
		w.drop(1)
	}
	w.key = append(w.key, b)
}

// softGuReadings are the traditions in which gu before e and i is g.
const softGuReadings = frenchReading | georgianReading | russianEnding

// softGu says whether the key ends in the gu that French writes for g before e and i: Guévorkian.
func (w *soundWriter) softGu() bool {
	switch w.last(2) {
	case 'g':
		w.hardGu = w.reading&softGuReadings == 0
		return !w.hardGu
	case 'k':
		return w.reading&armenianReading != 0
	}
	return false
}

// missedReading is what the end of the key tells that the end of the letters did not.
func (w *soundWriter) missedReading() readings {
	if w.reading&armenianReading == 0 && w.last(1) == 'n' && w.endsWith("ian") && len(w.key)-w.from > len("ian") {
		return armenianReading
	}
	if w.hardGu {
		return endingReading(w.key[w.from:], 0) & softGuReadings
	}
	return 0
}

// settleVowels settles the vowels before a consonant: ae oe ue are umlauts (Mueller Müller), yev after
// a vowel is ev (Nazarbayev Nazarbaev).
func (w *soundWriter) settleVowels(next byte) {
	b, before := w.last(1), w.last(2)
	switch {
	case b == 'e' && before == 'i' && vowelLetter(w.last(3)) && !umlaut(w.last(3), next):
		w.rules.add(ruleGlides)
		w.drop(2)
		w.vowel('e')
	case b == 'e' && (!vowelLetter(w.last(3)) || w.last(3) == 'i' && w.last(4) == 0) && umlaut(before, next):
		w.rules.add(ruleGermanUmlaut)
		w.drop(1)
		w.settleVowels(next)
	}
}

// umlaut says whether a vowel, an e after it and a consonant can be an umlaut and the consonant. The ending
// -aev, -oev, -uev is Russian, -ael of the Bible.
func umlaut(vowel, next byte) bool {
	switch vowel {
	case 'u', 'o':
		return next != 'v'
	case 'a':
		switch next {
		case 'f', 'g', 'm', 'n', 'r', 's', 't', 'd', 'z', 'c':
			return true
		}
	}
	return false
}

// consonant appends a sound of one letter.
func (w *soundWriter) consonant(b byte) {
	before := w.last(1)
	switch {
	case b == before:
		w.rules.add(ruleDoubledLetters)
		return
	case b == 'z' && before == 's':
		w.drop(1)
		w.consonant(b)
		return
	case (b == 'z' || b == 's') && before == 't':
		w.digraph("ts")
		return
	case b == 'z' && before == 'd':
		w.digraph("dz")
		return
	case (b == 'r' || b == 'l' && len(w.key)-w.from == 2) && before == 'h' && w.last(2) == 'c':
		w.rules.add(ruleGermanCh)
		w.drop(2)
		w.digraph("kh")
	}
	w.key = append(w.key, b)
}

// digraph appends a sound of two letters.
func (w *soundWriter) digraph(s string) {
	if s == "dz" && w.reading&armenianReading != 0 {
		w.rules.add(ruleWesternStops)
		s = "ts"
	}
	w.settleVowels(s[0])
	for w.absorbs(s) {
		w.drop(1)
	}
	switch a, b := w.last(2), w.last(1); {
	case (s == "sh" || s == "zh") && b == 't':
		w.drop(1)
		w.digraph("ch")
		return
	case s == "sh" && b == 'd':
		w.drop(1)
		w.digraph("zh")
		return
	case s == "ch" && b == 's':
		w.drop(1)
		w.digraph("sh")
		return
	case s == "ch" && a == 's' && b == 'h':
		w.rules.add(ruleShch)
		return
	case w.endsWith(s):
		return
	}
	w.key = append(w.key, s...)
}

// absorbs says whether the letter before is part of the sound s: t of ch and ts, d of dzh.
func (w *soundWriter) absorbs(s string) bool {
	b := w.last(1)
	switch s {
	case "ts", "ch":
		return b == 't'
	case "dz":
		return b == 'd'
	case "zh":
		return b == 'z' || b == 'd'
	case "sh":
		return b == 's'
	case "kh":
		return b == 'k'
	}
	return false
}

func (w *soundWriter) endsWith(s string) bool {
	n := len(w.key) - len(s)
	return n >= w.from && string(w.key[n:]) == s
}
