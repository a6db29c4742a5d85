package member

import (
	"slices"
	"strings"

	"diasmap/onomastics"
)

// KeysOf gives the variant keys of the words of names (onomastics.AppendVariantKeys), sorted, each once.
func KeysOf(names ...string) []string {
	var keys []string
	var buffer []byte
	for _, name := range names {
		name = string(onomastics.AppendNormalised(nil, name))
		scheme := onomastics.DefaultScheme(name, onomastics.Country{})
		for word := range strings.FieldsSeq(name) {
			buffer = onomastics.AppendVariantKeys(buffer[:0], word, scheme)
			keys = append(keys, strings.Fields(string(buffer))...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
