package onomastics

import "strings"

// soundEndingTable lists ends of keys, what they become, how many letters must be left before them, and the rule.
const soundEndingTable = `
skaia    ski      2 slavic-ski
skoi     ski      2 slavic-ski
ska      ski      2 slavic-ski
skis     ski      2 slavic-ski
taia     toi      2 slavic-feminine
ova      ov       2 slavic-feminine
eva      ev       2 slavic-feminine
ina      in       3 slavic-feminine
ine      in       1 french-ending
of       ov       3 slavic-ov
ef       ev       3 slavic-ov
ovs      ov       2 slavic-ov
evs      ev       2 slavic-ov
ovi      ov       3 georgian-ending
evi      ev       3 georgian-ending
ioni     ion      3 georgian-ending
chov     chev     1 slavic-ov
shov     shev     1 slavic-ov
zhov     zhev     1 slavic-ov
iov      ev       2 russian-yo
boev     baev     2 stem-forms
enka     enko     2 belarusian-a
opulu    opulos   1 greek-ending
idu      idis     2 greek-ending
ides     idis     2 greek-ending
ue       u        2 german-umlaut
ogli     oglu     2 oglu
zoda     zade     2 zade
zada     zade     2 zade
zadekh   zade     2 zade
zod      zade     3 zade
chvili   shvili   1 french-ch
dse      dze      1 german-s
auskene  auskas   1 baltic-ending
auskaite auskas   1 baltic-ending
vichius  vich     1 baltic-ending
vichus   vich     1 baltic-ending
vichene  vich     1 baltic-ending
vichute  vich     1 baltic-ending
iants    ian      1 armenian-ending
ianz     ian      1 armenian-ending
ians     ian      1 armenian-ending
ean      ian      1 armenian-ending
eanu     ian      1 romanian-ending
ianu     ian      1 romanian-ending
anu      an       3 romanian-ending
ari      ar       4 romanian-ending
`

// A soundEnding rewrites the end of a key.
type soundEnding struct {
	from, to string
	stem     int // letters that must be left before it
	rule     VariantRule
}

// soundEndings holds endings by their last letter; of one letter the first that fits is taken.
var soundEndings = newSoundEndings(soundEndingTable)

func newSoundEndings(table string) (all [26][]soundEnding) {
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		last := f[0][len(f[0])-1] - 'a'
		all[last] = append(all[last], soundEnding{f[0], f[1], int(f[2][0] - '0'), ruleNamed(f[3])})
	}
	return all
}

// settleEnding rewrites the end of the key until no rule applies. The Czech and Slovak -ová is that of the wives and
// daughters of a man without it: Nováková, Novák.
func (w *soundWriter) settleEnding() {
	if w.reading&czechReading != 0 && w.endsWith("ova") && len(w.key)-w.from >= len("ova")+3 {
		w.drop(len("ova"))
		w.rules.add(ruleSlavicFeminine)
	}
	for w.settleEndingOnce() {
	}
}

func (w *soundWriter) settleEndingOnce() bool {
	b := w.last(1)
	if b == 0 {
		return false
	}
	key := w.key[w.from:]
	for i := range soundEndings[b-'a'] {
		e := &soundEndings[b-'a'][i]
		if len(key) >= len(e.from)+e.stem && endsIn(key, e.from) {
			w.drop(len(e.from))
			w.sounds(e.to)
			w.rules.add(e.rule)
			return true
		}
	}
	return false
}
