package suppress

import (
	"slices"
	"strings"

	"diasmap/onomastics"
)

// namesOf gives the ways a name is recognised by: all its words, and its given and family names alone, since lists
// leave out middle names and patronymics. Each is the variant keys of words, sorted.
func namesOf(full string) []string {
	var name onomastics.Name
	onomastics.ParseName(&name, string(onomastics.AppendNormalised(nil, full)))
	var all, main []string
	for _, p := range name.Parts {
		switch p.Kind {
		case onomastics.Initial, onomastics.Honorific, onomastics.Suffix, onomastics.Label, onomastics.Nickname, onomastics.Particle:
			continue
		}
		words := variantKeys(p.Text)
		all = append(all, words...)
		if p.Kind != onomastics.MiddleName && p.Kind != onomastics.Patronymic {
			main = append(main, words...)
		}
	}
	// One word alone is nobody's name: it would keep out all who bear it.
	var ways []string
	for _, words := range [][]string{all, main} {
		slices.Sort(words)
		if len(words) > 1 {
			ways = append(ways, strings.Join(words, " "))
		}
	}
	if len(ways) == 0 && len(all) == 1 {
		ways = append(ways, all[0])
	}
	return slices.Compact(ways)
}

// variantKeys are the keys of the words of a part of a name.
func variantKeys(text string) []string {
	var keys []string
	scheme := onomastics.DefaultScheme(text, onomastics.Country{})
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, "-", " ")) {
		if key := onomastics.AppendVariantKey(nil, word, scheme); len(key) > 0 {
			keys = append(keys, string(key))
		}
	}
	return keys
}
