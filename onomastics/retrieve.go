package onomastics

import (
	"cmp"
	"slices"
)

// What an index of names looks words up by, besides AppendKey and AppendVariantKeys.

// AppendSoundCodes appends the codes of a word's consonants by class, the first five of them: one, or two where
// letters may be read in two ways. Words that are spellings of one name, vowels left out or not, mostly have
// a code in common, as محمد and Muhamed do; so do many that are not.
func AppendSoundCodes(dst []uint64, word string) []uint64 {
	var keySpace [longestToken]byte
	var soundSpace [longestToken]sound
	key := AppendKey(keySpace[:0], word, DefaultScheme(word, Country{}))
	sounds := appendTokenSounds(soundSpace[:0], key)
	if len(sounds) == 0 {
		return dst
	}
	var codes [codesOfReading]blockCode
	for _, code := range blockCodes(codes[:0], sounds) {
		dst = append(dst, uint64(code))
	}
	return dst
}

// A Relative is another form of a given name: a short or full one, or that of another language.
type Relative struct {
	Key        string
	Similarity float64
}

// Relatives returns the forms of a given name that the table of nicknames knows, by key, the name itself left out.
func Relatives(key string) []Relative {
	table := nicknames()
	own := table.forms([]byte(key))
	if len(own) == 0 {
		return nil
	}
	var found []Relative
	for other, forms := range table {
		if s := relation(own, forms); s > 0 && other != key {
			found = append(found, Relative{other, float64(s)})
		}
	}
	slices.SortFunc(found, func(a, b Relative) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.Key, b.Key))
	})
	return found
}
