package onomastics

import (
	"fmt"
	"sort"
	"strings"
)

// A grapheme is letters that are read as one sound, or as a few.
type grapheme struct {
	letters string
	sounds  string
	rule    VariantRule
	reading readings // the languages it is read so in; 0 for all
	place   byte     // where: ^ at the start, $ at the end, ~ before e i y, : before a vowel, ; before a consonant
}

// graphemeTable lists letters, sounds (- for none), the rule, and what it depends on: a place or
// readings. Of graphemes of one length the first that holds is taken.
const graphemeTable = `
# Sounds of several letters in all spellings
shch     sh    shch
schtsch  sh    german
stsch    sh    german
chtch    sh    french
chtch    sh    tch
szcz     sh    polish-cz
SC       sh    shch
sch      sh    german
tsch     ch    german
tch      ch    tch
tsh      ch    tch
cz       ch    polish-cz
dsch     dzh   german
dzh      dzh   dj
dsh      dzh   dj
dj       dzh   dj
dZ       dzh   dj
xh       dzh   albanian
gj       dzh   albanian
sz       sh    polish-cz
sh       sh    plain
zh       zh    plain
kh       kh    kh
gh       g     gh
ph       f     letter-h
th       t     letter-h
dh       d     letter-h
ck       k     letter-c
cq       k     letter-c
tz       ts    letter-c
ts       ts    plain
dz       dz    plain
# Letters with marks
S        sh    marks
Z        zh    marks
C        ch    marks
J        dzh   marks
T        ts    marks
# ch
chs      ks    german-ch    german ;
ch       sh    french-ch    french
ch       k     romanian     romanian-marks ~
ch       kh    german-ch    german
ch       kh    german-ch    polish
ch       kh    german-ch    slavic
ch       kh    german-ch    czech
ch       ch    plain
# c
cc       ch    letter-c     ~
c        ch    serbian      slavic $
c        ts    letter-c     slavic
c        ts    letter-c     czech
c        ts    letter-c     polish
c        ts    albanian     albanian
c        ch    romanian     romanian ~
c        k     romanian     romanian
c        dzh   turkish-c    turkic
c        ch    letter-c     ~
c        k     letter-c
# j
j        dzh   dj           turkmen
j        i     german-j     soft
j        i     german-j     $
j        dzh   dj
# h
h        -     armenian-h   armenian
h        g     ukrainian-h  ukrainian
h        kh    kh
# q, x, w
qu       k     letter-q     ~
q        ch    albanian     albanian
q        k     letter-q
x        kh    letter-x     kh
x        kh    letter-x     ;
x        kh    letter-x     ^
x        ks    letter-x
w        v     german-w
y        i     letter-y
# German z and s
z        ts    german-z     german
z        z     plain
s        z     german-s     z :
# Belarusian
ou       ov    belarusian   belarusian $
au       ov    belarusian   belarusian $
`

// ruleWords and readingWords are the words of graphemeTable.
var ruleWords = map[string]VariantRule{
	"plain": variantRuleCount, "marks": Marks, "shch": Shch, "german": GermanSch, "french": FrenchTch, "tch": FrenchTch,
	"polish-cz": PolishCz, "dj": FrenchDj, "albanian": AlbanianLetters, "kh": GutturalKh, "gh": LetterH, "letter-h": LetterH,
	"letter-c": LetterC, "french-ch": FrenchCh, "romanian": RomanianC, "german-ch": GermanCh, "serbian": SerbianEnding,
	"turkish-c": TurkishC, "german-j": GermanJ, "armenian-h": ArmenianH, "ukrainian-h": UkrainianH, "letter-q": LetterQ,
	"letter-x": LetterX, "german-w": GermanW, "letter-y": LetterY, "german-z": GermanZ, "german-s": GermanS,
	"belarusian": BelarusianA,
}

var readingWords = map[string]readings{
	"french": frenchReading, "german": germanReading, "polish": polishReading, "slavic": slavicReading, "czech": czechReading,
	"turkic": turkicReading, "turkmen": turkmenReading, "romanian": romanianReading, "romanian-marks": romanianMarks, "albanian": albanianReading,
	"armenian": armenianReading, "ukrainian": ukrainianReading, "kh": khReading, "soft": softReading,
	"z": zReading, "belarusian": belarusianReading,
}

// graphemesOf holds the graphemes by first letter, the longest first.
var graphemesOf = newGraphemes(graphemeTable)

func newGraphemes(table string) *[128][]grapheme {
	var all [128][]grapheme
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		g := grapheme{letters: f[0], sounds: strings.TrimPrefix(f[1], "-")}
		var known bool
		if g.rule, known = ruleWords[f[2]]; !known {
			panic(fmt.Sprintf("graphemes: %q: no rule %q", line, f[2]))
		}
		for _, w := range f[3:] {
			if r, is := readingWords[w]; is {
				g.reading |= r
			} else {
				g.place = w[0]
			}
		}
		all[f[0][0]] = append(all[f[0][0]], g)
	}
	for _, gs := range all {
		sort.SliceStable(gs, func(i, j int) bool { return len(gs[i].letters) > len(gs[j].letters) })
	}
	return &all
}

// holds says whether the grapheme stands at letters[i:], read so.
func (g *grapheme) holds(letters []byte, i int, read readings) bool {
	n := i + len(g.letters)
	if n > len(letters) || g.reading != 0 && g.reading&read == 0 {
		return false
	}
	for k := 1; k < len(g.letters); k++ {
		if letters[i+k] != g.letters[k] {
			return false
		}
	}
	next := byte(0)
	if n < len(letters) {
		next = letters[n]
	}
	switch g.place {
	case '^':
		return i == 0
	case '$':
		return next == 0
	case '~':
		return next == 'e' || next == 'i' || next == 'y'
	case ':':
		return isVowel(next) || next == 'y'
	case ';':
		return next != 0 && !isVowel(next) && next != 'y'
	}
	return true
}

// read appends the sounds of letters in the manner of read.
func (w *soundWriter) read(letters []byte, read readings) {
	for i := 0; i < len(letters); {
		i += w.readOne(letters, i, read)
	}
}

// readOne appends the sounds of the grapheme at letters[i] and returns its length.
func (w *soundWriter) readOne(letters []byte, i int, read readings) int {
	for k := range graphemesOf[letters[i]] {
		g := &graphemesOf[letters[i]][k]
		if !g.holds(letters, i, read) {
			continue
		}
		w.rules.add(g.rule)
		if letters[i] == 'j' && len(g.letters) == 1 && g.sounds != "i" && softJ(letters, i) {
			w.rules.add(GermanJ)
			w.sound("i")
			return 1
		}
		w.sounds(g.sounds)
		return len(g.letters)
	}
	w.sound(oneLetter[letters[i]])
	return 1
}

// softJ says whether the j at letters[i] is a y by its place, whatever the language: between a vowel and
// a consonant, after consonants that dzh does not follow, in -jan, -jev, -juk.
func softJ(letters []byte, i int) bool {
	if i == 0 {
		return false
	}
	before, rest := letters[i-1], string(letters[i+1:])
	switch rest {
	case "":
		return true
	case "an", "ans", "antz", "anz", "ev", "eva", "ew", "uk", "ov", "ova":
		return before != 'r' && before != 'n' || rest != "ov"
	}
	if isVowel(before) {
		return !isVowel(rest[0]) && rest[0] != 'y'
	}
	switch before {
	case 'l', 't', 's', 'v', 'k', 'm', 'b', 'p':
		return true
	}
	return false
}

// oneLetter holds the letters a to z as strings.
var oneLetter = func() (letters [128]string) {
	for b := range letters {
		letters[b] = string(rune(b))
	}
	return letters
}()
