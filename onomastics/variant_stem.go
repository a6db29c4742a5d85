package onomastics

import (
	"bytes"
	"slices"
	"strings"
)

// variantStems lists beginnings of keys that stand for one name: the form that is kept, then those it
// replaces. Armenian stems have voiceless stops. A form with $ is a whole key.
const variantStems = `
# Armenian
krikor      kirkor
ovanes      ovanis okanes okanis oanes oanis
mkrtich     mkrch mekertich mekrtich mkertich mikirtich
sarkis      sarks serkis
kalust      kalst
khachatur   khachatr achatur
nerses      nersis
movses      movsis
astvatsatur astvatsatr
# Armenian names in Russian dress
sarkisian    sarkisov$
mkrtichian   mkrtichev$ mkrchev$
karapetian   karapetov$
khachaturian khachaturov$
arutunian    arutunov$ arutinov$
ovanesian    ovanesov$ oganesov$
martirosian  martirosov$
ampartsumian ambartsumov$
petrosian    petrosov$
avetisian    avetisov$
akopian      akopov$
nersesian    nersesov$
# Turkic names with q, in Russian k or g
kuli        guli
kulev       gulev
kurban      gurban
kasim       gasim
kadir       gadir
kambar      gambar
kakhraman   gakhraman kagraman gagraman
karaev      garaev
# Arabic and Persian names: the Azerbaijani ə is a or e, its h a Russian г
akhmad      akhmed
askar       asker asgar
mamad       mamed
samad       samed
vakil       vekil
vazir       vezir
said        seid
valev       velev
vali        veli
karim       kerim
salim       selim
rashid      reshid
sharif      sherif
mazhid      mezhid
nazhaf      nezhef
nazhib      nezhib
zeinal      zainal
novruz      navruz nauruz
rakhim      ragim
ibrakhim    ibragim
makharam    magaram mageram
mukhamad    mukhamed mokhamed mokhamad makhomed
khabib      gabib
khalil      galil
khamid      gamid
khamza      gamza
khasan      gasan
khashim     gashim
khazhev     gazhev
khazhi      gazhi
kheidar     geidar
khusein     gusein
# Russian and Kazakh
fedor       fiodor
aleksandr   oleksandr aleksander
olinik      oleinik
bukeikhan   bokeikhan
zhusup      zhusip
tulegen     tolegen
# Turkmen and Uzbek
iuldash     ioldosh iuldosh
tashmat     toshmat
gulam       gulom guliam
mirziae     mirzioe
# Turkish names whose marks are lost
shakhin     sakhin$
altintash   altintas$
chakir      kakir$
shimshek    simsek$
gunesh      gunes$
aktash      aktas$
shener      sener$
iashar      iasar$
karakash    karakas$
guchlu      guklu$
durmush     durmus$
kochak      kokak$
erbash      erbas$
basharan    basaran$
shenturk    senturk$
chalishkan  kaliskan$
bektash     bektas$
tashkin     taskin$
bilgich     bilgik$
ertash      ertas$
demirtash   demirtas$
karatash    karatas$
akbash      akbas$
kilinch     kilink$
akshener    aksener$
`

// innerStem is replaced wherever it stands: Turkmen myrat, Russian murad, as in Hojamyradow.
const innerStem, innerStemFrom = "murad", "mirad"

// A variantStem replaces a beginning of a key.
type variantStem struct {
	from, to string
	whole    bool
	rule     VariantRule
}

// stemsOf holds the stems by first letter, the longest first.
var stemsOf = newVariantStems(variantStems)

func newVariantStems(table string) (all [26][]variantStem) {
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		for i, from := range f {
			if i > 0 && f[0] != "#" {
				all[from[0]-'a'] = append(all[from[0]-'a'], newVariantStem(from, f[0]))
			}
		}
	}
	for _, stems := range all {
		slices.SortStableFunc(stems, func(a, b variantStem) int { return len(b.from) - len(a.from) })
	}
	return all
}

func newVariantStem(from, to string) variantStem {
	s := variantStem{to: to, rule: ruleStemForms}
	s.from, s.whole = strings.CutSuffix(from, "$")
	if s.whole && strings.HasSuffix(to, "ian") {
		s.rule = ruleArmenianRussified
	}
	return s
}

// settleStem replaces stems in the key by the forms that stand for them.
func (w *soundWriter) settleStem() {
	if i := bytes.Index(w.key[w.from:], []byte(innerStemFrom)); i >= 0 {
		w.rules.add(ruleStemForms)
		copy(w.key[w.from+i:], innerStem)
	}
	for w.settleBeginning() {
	}
}

// settleBeginning replaces the beginning of the key, and says whether there was one to replace.
func (w *soundWriter) settleBeginning() bool {
	key := w.key[w.from:]
	if len(key) == 0 {
		return false
	}
	stems := stemsOf[key[0]-'a']
	for i := range stems {
		s := &stems[i]
		n := len(s.from)
		if len(key) >= n && string(key[:n]) == s.from && (!s.whole || len(key) == n) {
			w.rules.add(s.rule)
			w.replaceBeginning(n, s.to)
			return true
		}
	}
	return false
}

// replaceBeginning puts to in the place of the first n letters of the key.
func (w *soundWriter) replaceBeginning(n int, to string) {
	length := len(w.key) - w.from
	for range len(to) - n {
		w.key = append(w.key, 0)
	}
	copy(w.key[w.from+len(to):], w.key[w.from+n:w.from+length])
	copy(w.key[w.from:], to)
	w.key = w.key[:w.from+length-n+len(to)]
}
