package onomastics

import (
	"strings"
	"unicode/utf8"
)

// Titles that are written together with the name, the longest first: before it in Thai and Burmese, after it in
// Chinese, Japanese and Korean.
const (
	titlesGluedBefore = "นางสาว นาย นาง ดร. ဒေါ် ဦး"
	titlesGluedAfter  = "선생님 先生 女士 小姐 博士 教授 医生 醫生 律师 律師 さん さま 박사 교수 선생 様 씨 님"
)

var (
	gluedBefore = strings.Fields(titlesGluedBefore)
	gluedAfter  = strings.Fields(titlesGluedAfter)
)

// firstGlued is the first letter of Thai, the first script in which titles are glued.
const firstGlued = 0x0e00

// gluedLength is how many bytes of word to cut off as a word of its own where a title is glued to a name: «Dr.Ahmet»,
// «Prof.Dr.Ahmet», นายบุญ, 王小明先生; 0 where none is. Two letters of name must remain.
func gluedLength(word string, before bool) int {
	if at := strings.IndexByte(word, '.') + 1; before && at > 1 && utf8.RuneCountInString(word[at:]) > 2 &&
		titles.has(word[:at]) && !honorifics.has(word) {
		return at
	}
	if r, _ := utf8.DecodeRuneInString(word); r < firstGlued {
		return 0
	}
	for _, title := range gluedBefore {
		if strings.HasPrefix(word, title) && utf8.RuneCountInString(word[len(title):]) >= 2 {
			return len(title)
		}
	}
	for _, title := range gluedAfter {
		if name, ok := strings.CutSuffix(word, title); ok && utf8.RuneCountInString(name) >= 2 {
			return len(name)
		}
	}
	return 0
}
