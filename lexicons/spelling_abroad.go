package lexicons

import (
	"bytes"
	"strings"

	"diasmap/onomastics"
)

// How often a form that a name took abroad is met for one of the home country. They are guesses: enough to make the form
// known, too little to win a name from the country whose own it is.
const (
	russifiedShare = 0.1
	turkishShare   = 0.05
	respeltShare   = 0.1
	pluralShare    = 0.02
)

// armenianAbroad adds the forms that Armenian names took in Russia (Karapetov, Kazaryants), in Türkiye (Demirciyan) and with
// the s of English and Latvian (Kazarians).
func armenianAbroad(all []Spelling, key []byte) []Spelling {
	stem, ok := bytes.CutSuffix(key, []byte("yan"))
	if !ok || len(stem) < shortestStem {
		return all
	}
	for _, s := range stemsInRussia(string(stem)) {
		all = addSpelling(all, Spelling{Key: []byte(s + ovEnding(s)), Share: russifiedShare})
	}
	all = addSpelling(all, Spelling{Key: []byte(string(stem) + "yants"), Share: russifiedShare})
	all = addSpelling(all, Spelling{Key: []byte(string(stem) + "ians"), Share: pluralShare})
	written := turkishSpelling(string(stem))
	return addSpelling(all, Spelling{Key: onomastics.AppendKey(nil, written, onomastics.DefaultScheme(written, armenia)), Written: written, Share: turkishShare, Respelt: true})
}

// shortestStem: shorter stems are those of too many names.
const shortestStem = 4

// stemsInRussia are the forms of an Armenian stem that Russian names are made of: without h, with the vowel that the
// Armenian name has lost, and with the voiceless consonants of the western dialects (Hakob: Akop).
func stemsInRussia(stem string) []string {
	stem = hInRussia.Replace(strings.TrimPrefix(stem, "h"))
	stems := []string{stem}
	if n := len(stem); n > 2 && isConsonant(stem[n-1]) && isConsonant(stem[n-2]) && stem[n-1] != 'h' {
		stems = []string{stem[:n-1] + "u" + stem[n-1:], stem[:n-1] + "i" + stem[n-1:]}
	}
	for _, s := range stems {
		stems = append(stems, voiceless.Replace(s))
	}
	return stems
}

var (
	hInRussia = strings.NewReplacer("vh", "v", "gh", "g", "kh", "kh", "ch", "ch", "sh", "sh", "zh", "zh", "h", "g", "j", "dzh")
	voiceless = strings.NewReplacer("dzh", "dzh", "dz", "ts", "b", "p", "g", "k", "d", "t")
)

// ovEnding is the ending a Russian name gets after a stem.
func ovEnding(stem string) string {
	for _, soft := range []string{"ch", "sh", "zh", "ts", "i", "y"} {
		if strings.HasSuffix(stem, soft) {
			return "ev"
		}
	}
	return "ov"
}

func isConsonant(c byte) bool { return !strings.ContainsRune("aeiouy", rune(c)) }

func isVowel(c byte) bool { return strings.ContainsRune("aeiou", rune(c)) }

// turkishSpelling writes a stem with -yan as in Türkiye: with Turkish letters, and a vowel before the ending that goes with the last
// of the stem.
func turkishSpelling(stem string) string {
	last := byte('e')
	for i := range len(stem) {
		if isVowel(stem[i]) {
			last = stem[i]
		}
	}
	back := strings.ContainsRune("aou", rune(last))
	if back {
		stem = strings.ReplaceAll(stem, "i", "ı")
	}
	if isVowel(stem[len(stem)-1]) || strings.HasSuffix(stem, "ı") {
		return turkishLetters.Replace(stem) + "yan"
	}
	return turkishLetters.Replace(stem) + map[byte]string{'a': "ı", 'e': "i", 'i': "i", 'o': "u", 'u': "u"}[last] + "yan"
}

var turkishLetters = strings.NewReplacer("dj", "c", "j", "c", "ch", "ç", "sh", "ş", "gh", "ğ", "kh", "h", "ou", "u", "zh", "j")

// georgianAbroad adds the forms that Georgian names took in Russia (Tsitsishvili: Tsitsishvilov; Machabeli: Machabelov), and
// the spellings of German (Dschaparidse), of Russian (Dzhanashiya) and of French.
func georgianAbroad(all []Spelling, key []byte) []Spelling {
	name := string(key)
	all = addSpelling(all, Spelling{Key: frenchSpelling(key), Share: respeltShare, Respelt: true})
	all = addSpelling(all, Spelling{Key: []byte(germanLetters.Replace(name)), Share: respeltShare, Respelt: true})
	russian := strings.ReplaceAll(name, "j", "dzh")
	if strings.HasSuffix(russian, "ia") {
		russian = strings.TrimSuffix(russian, "a") + "ya"
	}
	all = addSpelling(all, Spelling{Key: []byte(russian), Share: respeltShare, Respelt: true})
	for _, e := range [...]struct{ georgian, russian string }{
		{"ishvili", "ov"}, {"ashvili", "ov"}, {"shvili", "ov"}, {"eli", "elov"}, {"adze", "adzev"}, {"idze", "idzev"}, {"vari", "varov"}, {"tavi", "tov"},
	} {
		if stem, ok := strings.CutSuffix(russian, e.georgian); ok && len(stem) >= shortestStem {
			return addSpelling(all, Spelling{Key: []byte(stem + e.russian), Share: russifiedShare})
		}
	}
	return all
}

var germanLetters = strings.NewReplacer("dze", "dse", "j", "dsch", "ch", "tsch", "sh", "sch", "kh", "ch", "zh", "sch", "z", "s", "v", "w")
