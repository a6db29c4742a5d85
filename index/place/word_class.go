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
