package lexicons

import (
	"bytes"

	"diasmap/onomastics"
)

// A Spelling is a key under which a name is met, and how usual it is against the main one.
type Spelling struct {
	Key   []byte
	Share float64
}

// abroad is how often a spelling of the diaspora is met for one of the home country.
const abroad = 0.5

// SpellingsOf returns the keys a name of country c is met under: that of the country's own
// romanisation first; for Cyrillic that of Russian too, through which names of many countries
// reached passports; for Armenian the spellings of the diaspora, Western and French.
func SpellingsOf(name string, c onomastics.Country) []Spelling {
	scheme := onomastics.DefaultScheme(name, c)
	all := []Spelling{{onomastics.AppendKey(nil, name, scheme), 1}}
	switch onomastics.ScriptOf(name) {
	case onomastics.Cyrillic:
		all = addSpelling(all, onomastics.AppendKey(nil, name, onomastics.Russian), 1)
	case onomastics.Armenian:
		all = addSpelling(all, onomastics.AppendKey(nil, name, onomastics.WesternArmenian), abroad)
	}
	if c == armenia {
		for _, s := range all {
			latin := bytes.ReplaceAll(s.Key, []byte("yan"), []byte("ian"))
			all = addSpelling(all, latin, abroad)
			all = addSpelling(all, frenchSpelling(latin), abroad*abroad)
		}
	}
	return all
}

var armenia = onomastics.MustParseCountry("AM")

// frenchSpelling writes sounds as French does: u as ou, j as dj, ch as tch, sh as ch.
func frenchSpelling(key []byte) []byte {
	var out []byte
	for i := 0; i < len(key); i++ {
		switch {
		case key[i] == 'u' && (i == 0 || key[i-1] != 'o'):
			out = append(out, "ou"...)
		case key[i] == 'j' && (i == 0 || key[i-1] != 'd'):
			out = append(out, "dj"...)
		case bytes.HasPrefix(key[i:], []byte("ch")):
			out = append(out, "tch"...)
			i++
		case bytes.HasPrefix(key[i:], []byte("sh")):
			out = append(out, "ch"...)
			i++
		default:
			out = append(out, key[i])
		}
	}
	return out
}

// addSpelling adds a key that is not there yet.
func addSpelling(all []Spelling, key []byte, share float64) []Spelling {
	for _, s := range all {
		if bytes.Equal(s.Key, key) {
			return all
		}
	}
	return append(all, Spelling{key, share})
}
