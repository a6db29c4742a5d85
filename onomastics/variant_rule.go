package onomastics

import "math/bits"

// A VariantRule is a reason for which two spellings are of one name.
type VariantRule uint8

// The rules.
const (
	ruleMarks VariantRule = iota
	ruleDoubledLetters
	ruleGlides
	ruleRussianYo
	ruleLetterY
	ruleWesternStops
	ruleArmenianH
	ruleArmenianEnding
	ruleArmenianRussified
	ruleFrenchOu
	ruleFrenchGu
	ruleFrenchCh
	ruleFrenchTch
	ruleFrenchDj
	ruleFrenchEnding
	ruleGermanSch
	ruleGermanCh
	ruleGermanW
	ruleGermanJ
	ruleGermanS
	ruleGermanZ
	ruleGermanUmlaut
	rulePolishCz
	ruleShch
	ruleLetterH
	ruleGutturalKh
	ruleUkrainianH
	ruleLetterQ
	ruleLetterX
	ruleLetterC
	ruleTurkishC
	ruleRomanianC
	ruleRomanianEnding
	ruleAlbanianLetters
	ruleSerbianEnding
	ruleSlavicFeminine
	ruleSlavicSki
	ruleSlavicOv
	ruleBelarusianA
	ruleOglu
	ruleZade
	ruleGreekEnding
	ruleBalticEnding
	ruleGeorgianEnding
	ruleLostMarks
	ruleUzbekO
	ruleStemForms
	variantRuleCount
)

// ruleSet is a set of rules.
type ruleSet uint64

func (s *ruleSet) add(r VariantRule) { *s |= 1 << r }

// list returns the rules of the set in their order.
func (s ruleSet) list() []VariantRule {
	s &= 1<<variantRuleCount - 1
	all := make([]VariantRule, 0, bits.OnesCount64(uint64(s)))
	for ; s != 0; s &= s - 1 {
		all = append(all, VariantRule(bits.TrailingZeros64(uint64(s))))
	}
	return all
}

// variantRuleWords name the rules to a person.
var variantRuleWords = [variantRuleCount]string{
	ruleMarks:             "letters with marks: š is sh, č is ch, ž is zh, ü is u",
	ruleDoubledLetters:    "doubled letters are one: Mammadov, Mamadov",
	ruleGlides:            "y before e is not heard: Aliyev, Aliev",
	ruleRussianYo:         "ё is yo or e: Fyodorov, Fedorov",
	ruleLetterY:           "y is i",
	ruleWesternStops:      "Western Armenian: Gr- is Kr-, b is p, d is t",
	ruleArmenianH:         "Armenian h is lost: Hagopian, Agopian",
	ruleArmenianEnding:    "Armenian -yan is -ian, -ean, -iants",
	ruleArmenianRussified: "Russified Armenian: -ov, -ev for -yan",
	ruleFrenchOu:          "French ou is u",
	ruleFrenchGu:          "French gu before e and i is g",
	ruleFrenchCh:          "French ch is sh",
	ruleFrenchTch:         "French tch is ch",
	ruleFrenchDj:          "j, dj, dzh and zh are one sound",
	ruleFrenchEnding:      "old French -ine, -off, -eff are -in, -ov, -ev",
	ruleGermanSch:         "German sch is sh, tsch is ch",
	ruleGermanCh:          "German ch is kh",
	ruleGermanW:           "w is v",
	ruleGermanJ:           "j is y",
	ruleGermanS:           "German s before a vowel is z",
	ruleGermanZ:           "German z is ts",
	ruleGermanUmlaut:      "German ae, oe, ue are ä, ö, ü",
	rulePolishCz:          "Polish cz is ch, sz is sh",
	ruleShch:              "щ is shch, sch or sh",
	ruleLetterH:           "gh is g, th is t, dh is d, ph is f",
	ruleGutturalKh:        "h is kh",
	ruleUkrainianH:        "Ukrainian h is g",
	ruleLetterQ:           "q is k",
	ruleLetterX:           "x is kh or ks",
	ruleLetterC:           "c is k, ts or ch",
	ruleTurkishC:          "Turkish and Azerbaijani c is j",
	ruleRomanianC:         "Romanian c before e and i is ch, ch is k",
	ruleRomanianEnding:    "Romanian -eanu is -ianu, -yan; -anu is -an",
	ruleAlbanianLetters:   "Albanian q is ch, xh and gj are j",
	ruleSerbianEnding:     "-ić is -ic, -ich, -itch",
	ruleSlavicFeminine:    "feminine -ova, -eva, -ina are -ov, -ev, -in",
	ruleSlavicSki:         "-ski is -sky, -skyi, -skaya, -ska",
	ruleSlavicOv:          "-ov is -off, -ow, -ovs; -chov is -chev",
	ruleBelarusianA:       "Belarusian -enka is -enko, -ou is -ov",
	ruleOglu:              "-oğlu is -oglu, -ogly, -oglou",
	ruleZade:              "-zade is -zoda, -zada",
	ruleGreekEnding:       "Greek feminine -ou of -os, -is",
	ruleBalticEnding:      "Lithuanian -ienė, -aitė of -as",
	ruleGeorgianEnding:    "Georgian -ovi, -evi are -ov, -ev",
	ruleLostMarks:         "marks are lost: s is ş or š, c is ç or č, z is ž",
	ruleUzbekO:            "Uzbek oʻ is o or u",
	ruleStemForms:         "forms of one stem",
}

// String names the rule in words.
func (r VariantRule) String() string {
	if r >= variantRuleCount {
		return "unknown rule"
	}
	return variantRuleWords[r]
}
