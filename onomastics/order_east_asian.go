package onomastics

import (
	"strings"
	"unicode/utf8"
)

// doubleFamilyNames are the Chinese and Korean family names of two characters that are met.
const doubleFamilyNames = "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 尉迟 皇甫 慕容 令狐 长孙 宇文 南宫 南宮 东方 独孤 鲜于 남궁 황보 제갈 사공 선우 서문 독고 동방"

// placeEastAsian handles names in Chinese characters, kana and Hangul, whose family name comes
// first. Without a blank it is the first character, or two of a known double name.
func (n *Name) placeEastAsian(plain []int) bool {
	for _, i := range plain {
		r, _ := utf8.DecodeRuneInString(n.Parts[i].Text)
		if s := ScriptOfRune(r); s != Han && s != Hangul && s != Kana {
			return false
		}
		if ScriptOf(n.Parts[i].Text) == Kana && len(plain) > 1 && i == plain[0] {
			return n.placeKana(plain)
		}
	}
	n.Order, n.OrderCertain = ScriptFamilyFirst, true
	if len(plain) > 1 {
		n.Parts[plain[0]].Kind = FamilyName
		n.Parts[plain[1]].Kind = GivenName
		for _, i := range plain[2:] {
			n.Parts[i].Kind = MiddleName
		}
		return true
	}
	n.splitEastAsian(plain[0])
	return true
}

// placeKana: names of foreigners in katakana keep their own order.
func (n *Name) placeKana(plain []int) bool {
	n.placeGivenFirst(plain)
	return true
}

// splitEastAsian splits the one word at part i into family and given name.
func (n *Name) splitEastAsian(i int) {
	text := n.Parts[i].Text
	count := utf8.RuneCountInString(text)
	cut := familyLength(text)
	if count < 2 || count > 4 || cut >= len(text) || len(n.Parts) == cap(n.Parts) && len(n.Parts) >= mostParts {
		n.Parts[i].Kind = FamilyName
		return
	}
	n.Parts = append(n.Parts, Part{})
	copy(n.Parts[i+2:], n.Parts[i+1:])
	n.Parts[i] = Part{text[:cut], FamilyName}
	n.Parts[i+1] = Part{text[cut:], GivenName}
}

// japaneseLength is the length of a name of four characters, which is Japanese unless it begins with one of the
// double family names: two for the family, two for the given name.
const japaneseLength = 4

// familyLength is the length in bytes of the family name that begins text.
func familyLength(text string) int {
	_, one := utf8.DecodeRuneInString(text)
	_, two := utf8.DecodeRuneInString(text[one:])
	count := utf8.RuneCountInString(text)
	if count > 2 && strings.Contains(doubleFamilyNames, text[:one+two]) || count == japaneseLength && ScriptOf(text) != Hangul {
		return one + two
	}
	return one
}
