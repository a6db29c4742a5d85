package lexicons

import (
	"bytes"

	"diasmap/onomastics"
)

// A Spelling is a key under which a name is met, and how usual it is against the main one.
type Spelling struct {
	Key []byte
	// Written is how it is written where its letters tell more than the key, "" elsewhere.
	Written string
	Share   float64
	// Respelt says that it is the name in the letters of another language: it is learned from, but listed it would look
	// like a name of its own.
	Respelt bool
}

// abroad is how often a spelling of the diaspora is met for one of the home country.
const abroad = 0.5

// SpellingsOf returns the keys a name of country c is met under: that of the country's own
// romanisation first; for Cyrillic that of Russian too, through which names of many countries
// reached passports; for Armenian the spellings of the diaspora, Western and French; for Armenian and Georgian the
// forms they took in the countries they came to.
func SpellingsOf(name string, c onomastics.Country) []Spelling {
	scheme := onomastics.DefaultScheme(name, c)
	all := []Spelling{{Key: onomastics.AppendKey(nil, name, scheme), Share: 1}}
	switch onomastics.ScriptOf(name) {
	case onomastics.Cyrillic:
		all = addSpelling(all, Spelling{Key: onomastics.AppendKey(nil, name, onomastics.Russian), Share: 1})
	case onomastics.Armenian:
		all = addSpelling(all, Spelling{Key: onomastics.AppendKey(nil, name, onomastics.WesternArmenian), Share: abroad})
	}
	switch c {
	case armenia:
		for _, s := range all {
			latin := bytes.ReplaceAll(s.Key, []byte("yan"), []byte("ian"))
			all = addSpelling(all, Spelling{Key: latin, Share: abroad})
			all = addSpelling(all, Spelling{Key: frenchSpelling(latin), Share: abroad * abroad})
			all = armenianAbroad(all, bytes.ReplaceAll(s.Key, []byte("ian"), []byte("yan")))
		}
	case georgia:
		for _, s := range all {
			all = georgianAbroad(all, s.Key)
		}
	}
	return all
}

var armenia, georgia = onomastics.MustParseCountry("AM"), onomastics.MustParseCountry("GE")

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
func addSpelling(all []Spelling, new Spelling) []Spelling {
	for _, s := range all {
		if bytes.Equal(s.Key, new.Key) {
			return all
		}
	}
	return append(all, new)
}
