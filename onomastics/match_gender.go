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

// otherGender says whether a and b differ as a man's and a woman's name do.
func otherGender(a, b *matchToken) genderDifference {
	switch {
	case differsByEnding(a.key, b.key) || differsByEnding(b.key, a.key):
		if mostlyGiven(a) && mostlyGiven(b) {
			return genderOfGiven
		}
		return genderOfFamily
	case mostlyGiven(a) && mostlyGiven(b) && (womansForm(a.key, b.key) || womansForm(b.key, a.key)):
		return genderOfGiven
	}
	return noGender
}

// mostlyGiven says whether the token is listed as a given name more than as a family name.
func mostlyGiven(t *matchToken) bool { return t.given < t.family }

// differsByEnding says whether man and woman are one stem with a pair of endings.
func differsByEnding(man, woman []byte) bool {
	for _, e := range genderedEndings {
		stem := len(man) - len(e[0])
		if stem >= 3 && len(woman) == stem+len(e[1]) && string(man[stem:]) == e[0] && string(woman[stem:]) == e[1] && bytes.Equal(man[:stem], woman[:stem]) {
			return true
		}
	}
	return false
}

// womansForm says whether woman is man with -a, or with -a for -o or -e: Daniel and Daniela, Mario and
// Maria.
func womansForm(man, woman []byte) bool {
	n := len(woman)
	if n < 4 || woman[n-1] != 'a' {
		return false
	}
	stem := woman[:n-1]
	return bytes.Equal(man, stem) || len(man) == n && (man[n-1] == 'o' || man[n-1] == 'e') && bytes.Equal(man[:n-1], stem)
}
