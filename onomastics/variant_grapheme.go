package onomastics

import (
	"slices"
	"strings"
)

// A grapheme is letters that are read as one sound, or as a few.
type grapheme struct {
	letters string
	sounds  string
	rule    VariantRule
	reading readings // the traditions it is read so in; 0 for all
	place   byte     // where: see graphemeTable
}

// graphemeTable lists letters, their sounds (- for none), the rule, and what it depends on: readings, of which
// one must be told, and a place:
//
//	^ at the start             $ at the end
//	~ before e i y             : before a vowel
//	; before a consonant or at the end
//	= before a vowel or a voiced consonant
//	! after f s t k p h
//
// Of graphemes at one place the longest is taken, of one length the first that holds.
const graphemeTable = `
# Sounds of several letters
shch     sh    shch
schtsch  sh    german-sch
stsch    sh    german-sch
chtch    sh    french-tch
szcz     sh    polish-cz
SC       sh    shch
schi     ski   romanian-c       $
sch      zh    german-s         german-zh
sch      sh    german-sch
vich     vich  plain            $
sevic    shevich serbian-ending $
zevic    zhevich serbian-ending $
off      ov    french-ending    $
eff      ev    french-ending    $
tsch     ch    german-sch
tch      ch    french-tch
tsh      ch    french-tch
cz       ch    polish-cz
dsch     ch    german-sch       armenian
dsch     zh    german-sch
dzh      ch    french-dj        armenian
dzh      zh    french-dj
dsh      zh    french-dj
dj       ch    french-dj        armenian
dj       di    german-j         german
dj       zh    french-dj
dZ       zh    french-dj
xh       zh    albanian-letters
gj       zh    albanian-letters
szh      szh   plain
sz       sh    polish-cz
sc       shk   lost-marks       lost
sh       sh    plain
zh       zh    plain
kh       kh    guttural-kh
gh       g     letter-h
ph       p     letter-h         armenian ^
ph       f     letter-h
th       t     letter-h
dh       d     letter-h
ck       k     letter-c
cq       k     letter-c
tz       ts    letter-c
ts       ts    plain
dz       zh    lost-marks       lost
dz       dz    plain
# Letters with marks
S        sh    marks
Z        zh    marks
C        ch    marks
J        zh    marks
T        ts    marks
E        o     marks            e-o
E        e     marks
A        e     marks            a-e
A        a     marks
Q        u     uzbek-o          u
Q        o     uzbek-o
o        u     uzbek-o          bare-o
Y        i     romanian-c       romanian
Y        a     marks
gE       go    marks
kE       ko    marks
# ch
chr      khr   german-ch
ch       k     romanian-c       romanian-marks ~
ch       kh    german-ch        german polish slavic czech ch-kh
ch       sh    french-ch        french
ch       ch    plain
# c
cea      cha   romanian-c       romanian
cio      cho   romanian-c       romanian
cia      cha   romanian-c       romanian
ciu      chu   romanian-c       romanian
cc       ch    letter-c         ~
c        ts    letter-c         ts
c        ch    serbian-ending   bare slavic $
c        ch    serbian-ending   bare :
c        ts    letter-c         slavic bare czech polish
c        ts    letter-c         ukrainian
c        ch    romanian-c       romanian ~
c        k     romanian-c       romanian
c        ch    lost-marks       c
c        ch    turkish-c        turkic ;
c        ch    turkish-c        turkic !
c        zh    turkish-c        turkic
c        ch    letter-c         ~
c        k     letter-c
ea       ia    romanian-c       romanian-marks
escu     esku  plain            $
e        a     romanian-c       final-e $
# g, j
g        zh    romanian-c       romanian-marks ~
j        zh    french-dj        turkmen hard-j
j        i     german-j         soft
j        i     german-j         $
j        ch    french-dj        armenian
j        zh    french-dj
# h
h        -     armenian-h       armenian ^
h        g     armenian-h       armenian-h
h        kh    armenian-h       armenian-kh
h        -     armenian-h       armenian
h        g     ukrainian-h      ukrainian
h        kh    guttural-kh
# q, x, w, y
qu       k     letter-q         ~
q        ch    albanian-letters albanian
q        g     letter-q         q
q        k     letter-q
x        kh    letter-x         kh turkic
x        kh    letter-x         ;
x        kh    letter-x         ^
x        ks    letter-x
w        v     german-w
y        i     letter-y
# s and z
z        ts    german-z         german
z        zh    lost-marks       lost
s        sh    lost-marks       lost
s        z     german-s         german-s =
t        ts    lost-marks       lost-t
# Belarusian
ou       ov    belarusian-a     belarusian $
au       ov    belarusian-a     belarusian $
`

// A graphemeList holds the graphemes that begin with one letter, the longest first.
type graphemeList struct {
	all     []grapheme
	seconds uint32 // bits of b&31 for each second letter b
	singles int    // where those of one letter begin in all
}

// places are the marks of places in graphemeTable.
const places = "^$~:;=!"

// graphemesOf holds the graphemes by their first letter.
var graphemesOf = newGraphemes(graphemeTable)

func newGraphemes(table string) *[128]graphemeList {
	var lists [128]graphemeList
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		g := newGrapheme(f)
		l := &lists[g.letters[0]]
		l.all = append(l.all, g)
		if len(g.letters) > 1 {
			l.seconds |= 1 << (g.letters[1] & 31)
			l.singles++
		}
	}
	for i := range lists {
		slices.SortStableFunc(lists[i].all, func(a, b grapheme) int { return len(b.letters) - len(a.letters) })
	}
	return &lists
}

func newGrapheme(f []string) grapheme {
	g := grapheme{letters: f[0], sounds: strings.TrimPrefix(f[1], "-"), rule: ruleNamed(f[2])}
	for _, w := range f[3:] {
		if strings.Contains(places, w) {
			g.place = w[0]
		} else {
			g.reading |= readingNamed(w)
		}
	}
	return g
}

// holds says whether the grapheme, which begins as letters[i:] does, stands there when read so.
func (g *grapheme) holds(letters []byte, i int, read readings) bool {
	n := i + len(g.letters)
	if g.reading != 0 && g.reading&read == 0 || n > len(letters) {
		return false
	}
	for k := 1; k < len(g.letters); k++ {
		if letters[i+k] != g.letters[k] {
			return false
		}
	}
	if g.place == 0 {
		return true
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
		return vowelLetter(next) || next == 'y'
	case '=':
		return next != 0 && strings.IndexByte("stpkcfh", next) < 0
	case ';':
		return !vowelLetter(next) && next != 'y'
	}
	return i > 0 && strings.IndexByte("fstkphCS", letters[i-1]) >= 0
}

// read appends the sounds of letters in the manner of read.
func (w *soundWriter) read(letters []byte, read readings) {
	for i := 0; i < len(letters); {
		i += w.readOne(letters, i, read)
	}
}

// readOne appends the sounds of the grapheme at letters[i] and returns its length.
func (w *soundWriter) readOne(letters []byte, i int, read readings) int {
	b := letters[i]
	l := &graphemesOf[b]
	k := 0
	if i+1 == len(letters) || l.seconds&(1<<(letters[i+1]&31)) == 0 {
		k = l.singles
	}
	for ; k < len(l.all); k++ {
		g := &l.all[k]
		if !g.holds(letters, i, read) {
			continue
		}
		w.rules.add(g.rule)
		switch {
		case b == 'j' && g.sounds != "i" && read&(hardJReading|frenchReading) == 0 && softJ(letters, i):
			w.rules.add(ruleGermanJ)
			return w.glide(letters, i)
		case b == 'y' || g.sounds == "i":
			return w.glide(letters, i)
		}
		w.sounds(g.sounds)
		return len(g.letters)
	}
	w.letter(b)
	return 1
}

// glide appends the y or j at letters[i]. With an o between consonants it is the Russian ё: Fyodorov,
// Kovalyov; but the Turkish Akyol has an o.
func (w *soundWriter) glide(letters []byte, i int) int {
	b := w.last(1)
	if i+2 < len(letters) && letters[i+1] == 'o' && consonantLetter(b) && b != 'k' && !vowelLetter(letters[i+2]) {
		w.rules.add(ruleRussianYo)
		w.vowel('e')
		return 2
	}
	w.vowel('i')
	return 1
}

// softJ says whether the j at letters[i] is a y by its place, whatever the language: between a vowel and
// a consonant, after consonants that dzh does not follow, in -jan, -jev, -juk.
func softJ(letters []byte, i int) bool {
	if i == 0 {
		return false
	}
	before, rest := letters[i-1], letters[i+1:]
	switch string(rest) {
	case "", "an", "ans", "anz", "ev", "eva", "ew", "ewa":
		return true
	case "uk", "ov", "ova", "ow", "owa":
		return !vowelLetter(before) && before != 'y'
	}
	if len(rest) > 1 && rest[0] == 'e' && rest[1] == 'w' {
		return true
	}
	if vowelLetter(before) {
		return !vowelLetter(rest[0]) && rest[0] != 'y'
	}
	switch before {
	case 'l', 't', 's', 'v', 'k', 'm', 'b', 'p', 'f':
		return rest[0] != 'i' && rest[0] != 'y'
	case 'n':
		return i == 1
	}
	return false
}
