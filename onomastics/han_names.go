package onomastics

import (
	"strings"
	"unicode/utf8"

	"github.com/anyascii/go"
)

// hanFamilies are family names read otherwise than the characters they are written with.
const hanFamilies = "曾 zeng 单 shan 單 shan 仇 qiu 解 xie 区 ou 區 ou 查 zha 盖 ge 蓋 ge 朴 piao 覃 qin 乐 yue 樂 yue 翟 zhai 缪 miao 繆 miao " +
	"卜 bu 种 chong 繁 po 洗 xian 员 yun 員 yun 薄 bo 尉迟 yuchi 尉遲 yuchi 万俟 moqi 长孙 zhangsun 長孫 zhangsun 澹台 tantai"

// hanFamilyLatin is the reading of those names.
var hanFamilyLatin = newHanFamilies()

func newHanFamilies() map[string]string {
	out := map[string]string{}
	words := strings.Fields(hanFamilies)
	for i := 0; i < len(words); i += 2 {
		out[words[i]] = words[i+1]
	}
	return out
}

// mostHanLetters is how many characters a Chinese name has at most.
const mostHanLetters = 4

// han romanises a word of Chinese characters as pinyin. One that may be a name, by its length and
// since it stands alone, with no other letters at its sides, is parted into family and given name.
func (r *romaniser) han(dst []byte, run string, alone bool) []byte {
	family := len(run)
	if count := utf8.RuneCountInString(run); alone && count > 1 && count <= mostHanLetters {
		family = familyLength(run)
	}
	from := len(dst)
	if latin, ok := hanFamilyLatin[run[:family]]; ok && alone {
		dst = append(dst, latin...)
	} else {
		dst = appendPinyin(dst, run[:family])
	}
	r.capitalise(dst, from)
	if family < len(run) {
		dst = append(dst, ' ')
		from = len(dst)
		dst = appendPinyin(dst, run[family:])
		r.capitalise(dst, from)
	}
	return dst
}

// appendPinyin appends the common readings of characters in small letters, without tones.
func appendPinyin(dst []byte, s string) []byte {
	for _, c := range s {
		for _, b := range []byte(anyascii.TransliterateRune(c)) {
			if b >= 'A' && b <= 'Z' {
				b |= 0x20
			}
			dst = append(dst, b)
		}
	}
	return dst
}
