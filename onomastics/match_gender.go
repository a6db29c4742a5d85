package onomastics

import "bytes"

// A genderDifference says whether two nearly equal names are a man's and a woman's.
type genderDifference uint8

const (
	noGender genderDifference = iota
	genderOfGiven
	genderOfFamily
)

// genderedEndings are endings of men's and women's family names, in the spellings of registers.
var genderedEndings = [...][2]string{
	{"ov", "ova"}, {"ev", "eva"}, {"in", "ina"}, {"yn", "yna"}, {"ow", "owa"}, {"off", "ova"}, {"iy", "aya"}, {"y", "aya"}, {"ij", "aja"}, {"i", "aia"},
	{"ski", "ska"}, {"cki", "cka"}, {"dzki", "dzka"}, {"skyi", "ska"}, {"skyy", "ska"}, {"sky", "skaya"}, {"sky", "ska"}, {"skiy", "skaya"}, {"ski", "skaia"},
	{"os", "ou"}, {"is", "i"}, {"as", "a"}, {"as", "iene"}, {"as", "aite"}, {"is", "yte"}, {"us", "iene"},
	{"", "ova"}, {"ek", "kova"}, {"y", "a"}, {"ij", "a"}, {"s", "a"},
}

// givenEndings are endings of men's and women's given names: Daniel and Daniela, Mario and Maria, Viktor and
// Viktoria, Louis and Louise.
var givenEndings = [...][2]string{
	{"", "a"}, {"o", "a"}, {"e", "a"}, {"i", "a"}, {"os", "a"}, {"us", "a"}, {"", "ia"}, {"y", "ia"}, {"iy", "ia"}, {"", "ah"}, {"an", "a"},
	{"ian", "ina"}, {"ian", "iana"}, {"er", "ra"}, {"el", "ella"}, {"ick", "icia"}, {"n", "ana"},
	{"s", "se"}, {"in", "ine"}, {"n", "nne"}, {"el", "elle"}, {"en", "enne"}, {"", "ine"}, {"", "ie"}, {"ei", "eea"}, {"ie", "ia"},
}

// otherGender says whether a and b differ as a man's and a woman's name do.
func otherGender(a, b *matchToken) genderDifference {
	switch {
	case differsBy(genderedEndings[:], a.key, b.key) || differsBy(genderedEndings[:], b.key, a.key):
		if mostlyGiven(a) && mostlyGiven(b) {
			return genderOfGiven
		}
		return genderOfFamily
	case mostlyGiven(a) && mostlyGiven(b) && (differsBy(givenEndings[:], a.key, b.key) || differsBy(givenEndings[:], b.key, a.key)):
		return genderOfGiven
	}
	return noGender
}

// mostlyGiven says whether the token is a given name rather than a family name: by the lexicons or, where
// none lists it, by its place.
func mostlyGiven(t *matchToken) bool {
	return t.given < t.family || t.given == noShare && t.kind == GivenName
}

// differsBy says whether man and woman are one stem with a pair of endings.
func differsBy(endings [][2]string, man, woman []byte) bool {
	for _, e := range endings {
		stem := len(man) - len(e[0])
		if stem >= shortestStem && len(woman) == stem+len(e[1]) && string(man[stem:]) == e[0] && string(woman[stem:]) == e[1] &&
			bytes.Equal(man[:stem], woman[:stem]) {
			return true
		}
	}
	return false
}

// shortestStem is the least letters before an ending.
const shortestStem = 3
