package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that say what the name after them is, without trailing points.
var (
	// maidenLabels come before the family name somebody was born with.
	maidenLabels = newWordSet(`
		née neé geborene rozená narozená урожд урождённая урожденная уроджена девичья дівоче született szül kızlık rođena født född
		фамилия-до-брака рођена родена родом ծնյալ ծնված გვარად γένος nascida nacida geboren sünd dzim gim o.s
		doğ дів урож ծն ծնեալ născută nascuta lindur rozena urodzona
	`)
	// maidenLabelsSmall are names too (Max Born, Martin Nee), or too short: they are labels in small letters, and
	// those of pointedLabels with a point only.
	maidenLabelsSmall = newWordSet("born nee né nata formerly geb roz rod ur ур f род рођ γεν dev дев")
	pointedLabels     = newWordSet("geb roz rod ur ур f род рођ γεν dev дев szül szul sünd dzim gim doğ дів урож ծն")
	// marriedLabels come before the family name of the spouse.
	marriedLabels = newWordSet("épouse ép vve veuve verh verheiratete verehelichte замуж căsătorită poślubiona coniugata sposata")
	// fatherLabels come before the father's name: «Παπαδόπουλος Γεώργιος του Νικολάου».
	fatherLabels = newWordSet("του")
	// aliasLabels come before a nickname.
	aliasLabels = newWordSet("aka a.k.a alias он-же известный-как detto")
)

// labelsOfTwo are labels of two words.
var labelsOfTwo = []struct {
	first, second string
	kind          PartKind
}{
	{"z", "domu", MaidenName}, {"z", "d", MaidenName}, {"e", "lindur", MaidenName}, {"qızlıq", "soyadı", MaidenName},
	{"viuda", "de", MarriedName}, {"vda", "de", MarriedName}, {"по", "мужу", MarriedName}, {"в", "замужестве", MarriedName}, {"по", "браку", MarriedName},
	{"у", "дівоцтві", MaidenName}, {"leánykori", "név", MaidenName}, {"kızlık", "soyadı", MaidenName}, {"kizlik", "soyadi", MaidenName}, {"za", "svobodna", MaidenName},
	{"por", "nacimiento", MaidenName}, {"known", "as", Nickname}, {"το", "γένος", MaidenName}, {"в", "девичестве", MaidenName},
	{"девичья", "фамилия", MaidenName}, {"дівоче", "прізвище", MaidenName}, {"mädchenname", "war", MaidenName},
}

// labelWords are all words that labels begin with: one look-up clears the words that are none.
var labelWords = newLabelWords()

func newLabelWords() wordSet {
	all := union(maidenLabels, maidenLabelsSmall, marriedLabels, fatherLabels, aliasLabels)
	for _, l := range labelsOfTwo {
		all.add(l.first)
	}
	return all
}

// labelOf returns the label that s begins with, and the kind of the name it is for; "" without one.
func labelOf(s string) (label string, kind PartKind) {
	word, rest := s[:wordEnd(s)], s[wordEnd(s):]
	if !labelWords.has(word) {
		return "", Unplaced
	}
	for _, l := range labelsOfTwo {
		if !strings.EqualFold(strings.TrimRight(word, "."), l.first) {
			continue
		}
		second := strings.TrimLeft(rest, " ")
		end := wordEnd(second)
		if end < len(second) && strings.EqualFold(strings.TrimRight(second[:end], "."), l.second) {
			return s[:len(s)-len(second)+end], l.kind
		}
	}
	switch {
	case rest == "":
		return "", Unplaced
	case maidenLabels.has(word) && (strings.HasSuffix(word, ".") || !pointedLabels.has(word)):
		return word, MaidenName
	case isSmall(word) && maidenLabelsSmall.has(word) && (strings.HasSuffix(word, ".") || !pointedLabels.has(word)):
		return word, MaidenName
	case marriedLabels.has(word) && isSmall(word):
		return word, MarriedName
	case fatherLabels.has(word) && isSmall(word):
		return word, Patronymic
	case aliasLabels.has(word) && isSmall(word):
		return word, Nickname
	}
	return "", Unplaced
}

func isSmall(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}
