package onomastics

import (
	"strings"
	"unicode/utf8"
)

// patronymicEndings end patronymics of East Slavic names, in Latin and Cyrillic, three letters
// or more into the word. The Latin -ovic and -evic are not among them: so the family names of
// Serbia and Croatia are written where marks are lost.
var patronymicEndings = []string{
	"ovich", "evich", "ovych", "evych", "yovych", "iovych", "ovitch", "evitch", "avich", "yevich",
	"ovna", "evna", "ivna", "yivna", "ichna", "inichna", "auna", "euna", "yevna", "avna",
	"ович", "евич", "йович", "ьич", "ич", "овна", "евна", "івна", "ївна", "ична", "інічна", "евіч", "авіч", "овіч", "аўна", "еўна",
}

// turkicEndings end patronymics that are written in one word, of Kazakhs, Kyrgyz, Turkmens and Uzbeks: Әбішұлы, Serikqyzy. Three letters come
// before them, and a consonant before the Latin -uly, which ends French names (Chambouly).
var turkicEndings = []string{"ұлы", "қызы", "уулу", "кызы", "qyzy", "kyzy", "uulu", "uly", "owiç", "ewiç"}

// longBeforeUly is how many letters come before -uly at least: Ganguly is a name of Bengal.
const longBeforeUly = 5

// looksTurkicPatronymic says whether word ends as one of those.
func looksTurkicPatronymic(word string) bool {
	for _, e := range turkicEndings {
		if !hasSuffixFold(word, e) {
			continue
		}
		before := word[:len(word)-len(e)]
		last, _ := utf8.DecodeLastRuneInString(before)
		if letters := utf8.RuneCountInString(before); letters < 3 || e == "uly" && letters < longBeforeUly {
			return false
		}
		return e != "uly" || !strings.ContainsRune("aeiouyAEIOUY-", last)
	}
	return false
}

// isArmenianFather says whether last is the father's name of «Գևորգյան Գևորգ Արամի», in the genitive, behind a family name in -յան.
func isArmenianFather(first, last string) bool {
	for _, e := range [...]string{"յան", "եան", "յանց"} {
		if hasSuffixFold(first, e) {
			return hasSuffixFold(last, "ի")
		}
	}
	return false
}

// shortPatronymics are too short for the endings, or end as German names do: Heinrich.
var shortPatronymics = newWordSet("lvovich lvovna lvovych ilyich ilich ilyitch illich kuzmich lukich fomich nikitich savvich")

// looksPatronymic says whether word has the shape of an East Slavic patronymic. Family names
// of Serbia and Belarus have it too (Петрович, Abramovich): the place in the name decides.
func looksPatronymic(word string) bool {
	for _, e := range patronymicEndings {
		if hasSuffixFold(word, e) && utf8.RuneCountInString(word[:len(word)-len(e)]) >= 3 {
			return true
		}
	}
	return shortPatronymics.has(word) || looksTurkicPatronymic(word)
}

// hasSuffixFold is strings.HasSuffix in any case; ending is in lower case, and upper and lower
// case of its letters have the same length.
func hasSuffixFold(word, ending string) bool {
	return len(word) >= len(ending) && strings.EqualFold(word[len(word)-len(ending):], ending)
}

// Words that follow or precede the father's name: Turkic sons and daughters after it, Semitic
// ones before it.
var (
	afterFather  = newWordSet("oğlu oglu ogly oghlu ugli o'g'li og'li uulu uly ұлы ulı qızı qizi kızı kizi gizi gyzy kyzy qyzy қызы ძე ასული оглы оглу улы уулу угли ўғли ўгли қизи кызы кизи гызы")
	beforeFather = newWordSet("bin bint binti ibn bn ben بن ابن بنت бин ибн bte binte s/o d/o a/l a/p w/o")
	// kyrgyzChildren end names that stand in the place of a family name.
	kyrgyzChildren = newWordSet("uulu kyzy уулу кызы")
)
