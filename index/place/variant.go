package place

import (
	"strings"
	"unicode/utf8"

	"diasmap/onomastics"
)

// Spellings that lists have and GeoNames does not, made by rule from the main name when the gazetteer is built.

// shortWords are words of names and how they are shortened.
var shortWords = map[string]string{"saint": "st", "sainte": "ste", "sankt": "st", "sint": "st", "mount": "mt", "fort": "ft", "north": "n", "south": "s", "east": "e", "west": "w"}

// betweenWords join a name and what tells it from others: Frankfurt am Main, Kingston upon Hull.
var betweenWords = map[string]bool{"am": true, "an": true, "der": true, "die": true, "den": true, "ob": true, "im": true, "in": true, "bei": true, "vor": true, "auf": true, "a": true,
	"upon": true, "on": true, "sur": true, "sous": true, "les": true, "lez": true, "en": true, "nad": true, "na": true, "pod": true, "de": true, "del": true, "la": true, "by": true, "aan": true}

// digraphs are how letters with marks are written where there are none, in the countries whose languages do.
var digraphs = map[string]*strings.Replacer{
	"AT CH DE LI LU":    strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue"),
	"AX DK FI FO NO SE": strings.NewReplacer("å", "aa", "ö", "oe", "ä", "ae", "ø", "oe", "æ", "ae", "Å", "Aa", "Ö", "Oe", "Ä", "Ae", "Ø", "Oe"),
}

// variantKeys returns the keys of other spellings of a place's main name.
func variantKeys(name string, c onomastics.Country) []string {
	var keys []string
	add := func(s string) { keys = append(keys, string(AppendNameKey(nil, s))) }
	for countries, r := range digraphs {
		if strings.Contains(countries, c.String()) {
			add(r.Replace(name))
		}
	}
	if before, _, found := strings.Cut(name, "("); found {
		add(before)
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if short, ok := shortened(words); ok {
		add(short)
	}
	for i, w := range words[1:max(len(words)-1, 1)] {
		if betweenWords[w] {
			add(strings.Join(words[:i+1], " "))
			add(initials(words[:i+1], words[i+1:]))
			break
		}
	}
	if c == (onomastics.Country{'P', 'H'}) && len(words) > 1 && words[len(words)-1] == "City" {
		add(strings.Join(words[:len(words)-1], " "))
	}
	return keys
}

// shortened writes words short that lists do: St Petersburg, Ft Worth, N Miami. Points of the compass are shortened in front only.
func shortened(words []string) (string, bool) {
	out, found := make([]string, len(words)), false
	for i, w := range words {
		out[i] = w
		if short, ok := shortWords[strings.ToLower(w)]; ok && (i == 0 || len(short) > 1) && i+1 < len(words) {
			out[i], found = short, true
		}
	}
	return strings.Join(out, " "), found
}

// initials writes the words behind a name by their first letters: Frankfurt a M.
func initials(name, rest []string) string {
	out := strings.Join(name, " ")
	for _, w := range rest {
		r, _ := utf8.DecodeRuneInString(w)
		out += " " + string(r)
	}
	return out
}
