package onomastics

import "strings"

// The beginnings and ends of syllables of Chinese as pinyin writes them; a syllable may lack a beginning.
const (
	pinyinInitials = "b p m f d t n l g k h j q x zh ch sh r z c s y w"
	pinyinFinals   = "a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue"
)

// pinyin holds the syllables, and longestPinyin is the length of the longest.
var pinyin, longestPinyin = newPinyin()

func newPinyin() (syllables map[string]bool, longest int) {
	syllables = map[string]bool{}
	for _, initial := range append(strings.Fields(pinyinInitials), "") {
		for final := range strings.SplitSeq(pinyinFinals, " ") {
			syllables[initial+final] = true
			longest = max(longest, len(initial+final))
		}
	}
	return syllables, longest
}

// chineseDoubles are the keys of the Chinese family names of two syllables that are met.
var chineseDoubles = newWordSet("ouyang situ sima zhuge shangguan huangfu linghu xiahou dongfang murong nangong yuchi gongsun zhangsun dugu yuwen xianyu tuoba baili")

// chineseOfTwo is how much likelier two such syllables are in a given name of China than other letters let expect; 3, 10
// and 30 split as many names of the development split, where a tenth of the Chinese have their columns confused.
const chineseOfTwo = 30

// isChineseGiven says whether a key reads as two syllables of pinyin, not as one, and is no family name: nearly all
// Chinese family names have one syllable, most given names two.
func isChineseGiven(key []byte) bool {
	if len(key) < 2 || len(key) > 2*longestPinyin || pinyin[string(key)] {
		return false
	}
	for cut := 1; cut < len(key) && cut <= longestPinyin; cut++ {
		if pinyin[string(key[:cut])] && pinyin[string(key[cut:])] {
			return !chineseDoubles.has(string(key))
		}
	}
	return false
}
