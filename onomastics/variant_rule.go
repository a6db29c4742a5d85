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

// variantRuleInfo has for each rule the word that the tables of rules use, and words for a person.
var variantRuleInfo = [variantRuleCount]struct{ word, text string }{
	ruleMarks:             {"marks", "letters with marks: š is sh, č is ch, ž is zh, ü is u"},
	ruleDoubledLetters:    {"doubled-letters", "doubled letters are one: Mammadov, Mamadov"},
	ruleGlides:            {"glides", "y is not heard before e and beside i: Aliyev, Aliev"},
	ruleRussianYo:         {"russian-yo", "ё is yo or e: Fyodorov, Fedorov"},
	ruleLetterY:           {"letter-y", "y is i"},
	ruleWesternStops:      {"western-stops", "Western Armenian: Gr- is Kr-, b is p, d is t"},
	ruleArmenianH:         {"armenian-h", "Armenian h is lost: Hagopian, Agopian"},
	ruleArmenianEnding:    {"armenian-ending", "Armenian -yan is -ian, -ean, -iants"},
	ruleArmenianRussified: {"armenian-russified", "Russified Armenian: -ov, -ev for -yan"},
	ruleFrenchOu:          {"french-ou", "French ou is u"},
	ruleFrenchGu:          {"french-gu", "French gu before e and i is g"},
	ruleFrenchCh:          {"french-ch", "French ch is sh"},
	ruleFrenchTch:         {"french-tch", "French tch is ch"},
	ruleFrenchDj:          {"french-dj", "j, dj, dzh and zh are one sound"},
	ruleFrenchEnding:      {"french-ending", "old French -ine, -off, -eff are -in, -ov, -ev"},
	ruleGermanSch:         {"german-sch", "German sch is sh, tsch is ch"},
	ruleGermanCh:          {"german-ch", "German ch is kh"},
	ruleGermanW:           {"german-w", "w is v"},
	ruleGermanJ:           {"german-j", "j is y"},
	ruleGermanS:           {"german-s", "German s before a vowel is z"},
	ruleGermanZ:           {"german-z", "German z is ts"},
	ruleGermanUmlaut:      {"german-umlaut", "German ae, oe, ue are ä, ö, ü"},
	rulePolishCz:          {"polish-cz", "Polish cz is ch, sz is sh"},
	ruleShch:              {"shch", "щ is shch, sch or sh"},
	ruleLetterH:           {"letter-h", "gh is g, th is t, dh is d, ph is f"},
	ruleGutturalKh:        {"guttural-kh", "h is kh"},
	ruleUkrainianH:        {"ukrainian-h", "Ukrainian h is g"},
	ruleLetterQ:           {"letter-q", "q is k"},
	ruleLetterX:           {"letter-x", "x is kh or ks"},
	ruleLetterC:           {"letter-c", "c is k, ts or ch"},
	ruleTurkishC:          {"turkish-c", "Turkish and Azerbaijani c is j"},
	ruleRomanianC:         {"romanian-c", "Romanian c before e and i is ch, ch is k"},
	ruleRomanianEnding:    {"romanian-ending", "Romanian -eanu is -ianu, -yan; -anu is -an"},
	ruleAlbanianLetters:   {"albanian-letters", "Albanian q is ch, xh and gj are j"},
	ruleSerbianEnding:     {"serbian-ending", "-ić is -ic, -ich, -itch"},
	ruleSlavicFeminine:    {"slavic-feminine", "feminine -ova, -eva, -ina are -ov, -ev, -in"},
	ruleSlavicSki:         {"slavic-ski", "-ski is -sky, -skyi, -skaya, -ska"},
	ruleSlavicOv:          {"slavic-ov", "-ov is -off, -ow, -ovs; -chov is -chev"},
	ruleBelarusianA:       {"belarusian-a", "Belarusian -enka is -enko, -ou is -ov"},
	ruleOglu:              {"oglu", "-oğlu is -oglu, -ogly, -oglou"},
	ruleZade:              {"zade", "-zade is -zoda, -zada"},
	ruleGreekEnding:       {"greek-ending", "Greek feminine -ou of -os, -is"},
	ruleBalticEnding:      {"baltic-ending", "Lithuanian -ienė, -aitė of -as"},
	ruleGeorgianEnding:    {"georgian-ending", "Georgian -ovi, -evi are -ov, -ev"},
	ruleLostMarks:         {"lost-marks", "marks are lost: s is ş or š, c is ç or č, z is ž"},
	ruleUzbekO:            {"uzbek-o", "Uzbek oʻ is o or u"},
	ruleStemForms:         {"stem-forms", "forms of one stem"},
}

// noRule stands in the tables for what needs no reason.
const noRule = "plain"

// ruleNamed is the rule of a word in a table, variantRuleCount for noRule.
func ruleNamed(word string) VariantRule {
	for r, info := range variantRuleInfo {
		if info.word == word {
			return VariantRule(r)
		}
	}
	if word != noRule {
		panic("variant rules: no rule " + word)
	}
	return variantRuleCount
}

// String names the rule in words.
func (r VariantRule) String() string {
	if r >= variantRuleCount {
		return "unknown rule"
	}
	return variantRuleInfo[r].text
}
