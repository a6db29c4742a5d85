package place

import (
	_ "embed"
	"strings"
	"sync"
)

// A wordClass says what a word does beside names of places.
type wordClass uint8

const (
	cityWord    wordClass = 1 << iota // the name of a city is beside: г., town
	regionWord                        // the name of a division is beside: область, county
	areaWord                          // the neighbourhood of a city: greater, metro
	linkWord                          // of, de, born
	streetWord                        // the segment is the address of a house
	nothingWord                       // unknown, n/a
)

var wordClassNames = map[string]wordClass{"city": cityWord, "region": regionWord, "area": areaWord, "link": linkWord, "street": streetWord, "nothing": nothingWord}

//go:embed words.tsv
var wordTable string

// wordClasses are the classes of words, by key.
var wordClasses = sync.OnceValue(func() map[string]wordClass {
	classes := map[string]wordClass{}
	for line := range strings.Lines(wordTable) {
		class, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			if key := AppendNameKey(nil, w); len(key) > 0 {
				classes[string(key)] |= wordClassNames[class]
			}
		}
	}
	return classes
})

// namesNothing says whether plain is a letter by itself, or a word that says that nothing is known.
func (r *reader) namesNothing() bool {
	if len(r.plain) > 1 {
		return false
	}
	w := &r.splitter.words[r.plain[0]]
	key := r.splitter.keys[w.keyFrom:w.keyTo]
	return len(key) == 1 || wordClasses()[string(key)]&nothingWord != 0
}

// classify finds the classes of the words of plain, and returns them together. A Roman numeral behind another word numbers a
// quarter.
func (r *reader) classify() (beside wordClass) {
	r.classes = r.classes[:0]
	for at, i := range r.plain {
		w := &r.splitter.words[i]
		class := wordClasses()[string(r.splitter.keys[w.keyFrom:w.keyTo])]
		switch {
		case at > 0 && isRoman(r.text[w.from:w.to]):
			class = regionWord
		case at > 0 && w.keyTo-w.keyFrom == 1:
			class = 0
		}
		r.classes = append(r.classes, class)
		beside |= class
	}
	return beside
}

// unclassed returns the words of plain that are of no class.
func (r *reader) unclassed() []int {
	r.names = r.names[:0]
	for at, i := range r.plain {
		if r.classes[at] == 0 {
			r.names = append(r.names, i)
		}
	}
	return r.names
}

// isRoman says whether a word is a Roman numeral up to XXXIX, as quarters of cities have.
func isRoman(text string) bool {
	for i := range len(text) {
		if b := text[i]; b != 'I' && b != 'V' && b != 'X' {
			return false
		}
	}
	return true
}
