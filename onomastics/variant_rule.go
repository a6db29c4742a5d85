package onomastics

import "math/bits"

// A VariantRule is a reason for which two spellings are of one name.
type VariantRule uint8

// The rules.
const (
	Marks VariantRule = iota
	DoubledLetters
	Glides
	RussianYo
	LetterY
	WesternStops
	ArmenianH
	ArmenianEnding
	ArmenianRussified
	FrenchOu
	FrenchGu
	FrenchCh
	FrenchTch
	FrenchDj
	FrenchEnding
	GermanSch
	GermanCh
	GermanW
	GermanJ
	GermanS
	GermanZ
	GermanUmlaut
	PolishCz
	Shch
	LetterH
	GutturalKh
	UkrainianH
	LetterQ
	LetterX
	LetterC
	TurkishC
	RomanianC
	RomanianEnding
	AlbanianLetters
	SerbianEnding
	SlavicFeminine
	SlavicSki
	SlavicOv
	BelarusianA
	Oglu
	Zade
	GreekEnding
	BalticEnding
	GeorgianEnding
	LostMarks
	UzbekO
	StemForms
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
	Marks:             "letters with marks: š is sh, č is ch, ž is zh, ü is u",
	DoubledLetters:    "doubled letters are one: Mammadov, Mamadov",
	Glides:            "y before e is not heard: Aliyev, Aliev",
	RussianYo:         "ё is yo or e: Fyodorov, Fedorov",
	LetterY:           "y is i",
	WesternStops:      "Western Armenian: Gr- is Kr-, b is p, d is t",
	ArmenianH:         "Armenian h is lost: Hagopian, Agopian",
	ArmenianEnding:    "Armenian -yan is -ian, -ean, -iants",
	ArmenianRussified: "Russified Armenian: -ov, -ev for -yan",
	FrenchOu:          "French ou is u",
	FrenchGu:          "French gu before e and i is g",
	FrenchCh:          "French ch is sh",
	FrenchTch:         "French tch is ch",
	FrenchDj:          "j, dj, dzh and zh are one sound",
	FrenchEnding:      "old French -ine, -off, -eff are -in, -ov, -ev",
	GermanSch:         "German sch is sh, tsch is ch",
	GermanCh:          "German ch is kh",
	GermanW:           "w is v",
	GermanJ:           "j is y",
	GermanS:           "German s before a vowel is z",
	GermanZ:           "German z is ts",
	GermanUmlaut:      "German ae, oe, ue are ä, ö, ü",
	PolishCz:          "Polish cz is ch, sz is sh",
	Shch:              "щ is shch, sch or sh",
	LetterH:           "gh is g, th is t, dh is d, ph is f",
	GutturalKh:        "h is kh",
	UkrainianH:        "Ukrainian h is g",
	LetterQ:           "q is k",
	LetterX:           "x is kh or ks",
	LetterC:           "c is k, ts or ch",
	TurkishC:          "Turkish and Azerbaijani c is j",
	RomanianC:         "Romanian c before e and i is ch, ch is k",
	RomanianEnding:    "Romanian -eanu is -ianu, -yan; -anu is -an",
	AlbanianLetters:   "Albanian q is ch, xh and gj are j",
	SerbianEnding:     "-ić is -ic, -ich, -itch",
	SlavicFeminine:    "feminine -ova, -eva, -ina are -ov, -ev, -in",
	SlavicSki:         "-ski is -sky, -skyi, -skaya, -ska",
	SlavicOv:          "-ov is -off, -ow, -ovs; -chov is -chev",
	BelarusianA:       "Belarusian -enka is -enko, -ou is -ov",
	Oglu:              "-oğlu is -oglu, -ogly, -oglou",
	Zade:              "-zade is -zoda, -zada",
	GreekEnding:       "Greek feminine -ou of -os, -is",
	BalticEnding:      "Lithuanian -ienė, -aitė of -as",
	GeorgianEnding:    "Georgian -ovi, -evi are -ov, -ev",
	LostMarks:         "marks are lost: s is ş or š, c is ç or č, z is ž",
	UzbekO:            "Uzbek oʻ is o or u",
	StemForms:         "forms of one stem",
}

// String names the rule in words.
func (r VariantRule) String() string {
	if r >= variantRuleCount {
		return "unknown rule"
	}
	return variantRuleWords[r]
}
