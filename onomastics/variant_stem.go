package onomastics

import (
	"bytes"
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
sarkisian   sarkisov$
mkrtichian  mkrtichev$ mkrchev$
# Turkic names with q, in Russian k or g
kuli        guli
kurban      gurban
kasim       gasim
karaev      garaev
# Arabic names, in Persian, Turkic and Russian dress
akhmad      akhmed
mamad       mamed
valev       velev
khusein     gusein khiusein
khasan      gasan
kheidar     geidar
ibrakhim    ibragim
makharam    magaram mageram
karim       kerim
mazhid      mezhid
nazhaf      nezhef
rakhim      ragim
khazh       gazh
# Russian and Kazakh
fedor       fiodor
olinik      oleinik
bukeikhan   bokeikhan
# Turkmen and Uzbek
iuldash     ioldosh iuldosh
tashmat     toshmat
gulam       gulom guliam
mirziae     mirzioe
`

// innerStem is replaced wherever it stands: Turkmen myrat, Russian murad, as in Hojamyradow.
const innerStem, innerStemFrom = "murad", "mirad"

// A variantStem replaces a beginning of a key.
type variantStem struct {
	from, to string
	whole    bool
}

// stemsOf holds the stems by first letter.
var stemsOf = newVariantStems(variantStems)

func newVariantStems(table string) (all [26][]variantStem) {
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		for i, from := range f {
			if i > 0 && f[0] != "#" {
				s, whole := strings.CutSuffix(from, "$")
				all[s[0]-'a'] = append(all[s[0]-'a'], variantStem{s, f[0], whole})
			}
		}
	}
	return all
}

// settleStem replaces the beginning of the key by the form that stands for its stem.
func (w *soundWriter) settleStem() {
	key := w.key[w.from:]
	if len(key) == 0 {
		return
	}
	if i := bytes.Index(key, []byte(innerStemFrom)); i >= 0 {
		w.rules.add(StemForms)
		copy(key[i:], innerStem)
	}
	for i := range stemsOf[key[0]-'a'] {
		s := &stemsOf[key[0]-'a'][i]
		n := len(s.from)
		if len(key) < n || string(key[:n]) != s.from || s.whole && len(key) > n {
			continue
		}
		w.rules.add(StemForms)
		w.replaceBeginning(n, s.to)
		return
	}
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
