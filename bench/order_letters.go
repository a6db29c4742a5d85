package bench

import (
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// FitLetters fits to the given and family names of people the weights by which the letters of a word tell
// one from the other: the file onomastics/order_letters.bin. Give it people of the training split only.
func FitLetters(people []corpus.Labelled) []byte {
	f := onomastics.NewLettersFit()
	var key []byte
	for _, p := range people {
		if p.Given == "" || p.Family == "" {
			continue
		}
		for column, names := range [...]string{p.Given, p.Family} {
			for _, word := range strings.Fields(string(onomastics.AppendNormalised(nil, names))) {
				if !onomastics.IsParticle(word) {
					key = onomastics.AppendKey(key[:0], word, onomastics.DefaultScheme(word, onomastics.Country{}))
					f.Add(key, column == 1)
				}
			}
		}
	}
	return f.Fit()
}
