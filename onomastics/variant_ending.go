package onomastics

import "strings"

// readingEndings are endings of letters that tell how those before are read.
var readingEndings = newReadingEndings(`
armenian   ian yan ean jan ians yans jans iants yants jants iantz yantz ianz janz
romanian   escu eanu anu aru ascu iuc
turkic     oglu can canli ci ucu oncu uncu urcu umcu opcu zade
ukrainian  enko enka chuk iuk yuk juk tchouk tschuk czuk skyi skyy skyj
georgian   dze dse vili eli ia ua ava ani
french     ine koff tchenko
bare       vic sic cic nic lic ric tic kic jic zic dic bic
polish     wski wska cki wicz cka
russian    ov ova ev eva ow owa ew ewa
slavic     ov ova ev eva ow owa ew ewa in ina yn yna ko uk yk ik ak ok ets sky ski ska skyi skyj skiy skaya ich ych yi yy iy an
soft       ovich evich vic sic cic nic lic ric tic kic jic zic dic bic iuk enko juk
`)

var endingWords = map[string]readings{
	"armenian": armenianReading, "romanian": romanianReading, "turkic": turkicReading, "ukrainian": ukrainianReading,
	"georgian": georgianReading, "french": frenchReading, "bare": bareSlavicReading, "polish": polishReading, "soft": softReading,
	"russian": russianEnding, "slavic": slavicEnding,
}

// A readingEnding is an ending and what it tells.
type readingEnding struct {
	letters string
	reading readings
}

// newReadingEndings sorts endings by their last letter.
func newReadingEndings(table string) (all [26][]readingEnding) {
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		for i, e := range words {
			if i > 0 {
				last := e[len(e)-1] - 'a'
				all[last] = append(all[last], readingEnding{e, endingWords[words[0]]})
			}
		}
	}
	return all
}

// endingReading is what the end of letters tells beside told.
func endingReading(letters []byte, told readings) readings {
	if len(letters) == 0 {
		return told
	}
	last := letters[len(letters)-1] - 'a'
	if last >= 26 {
		return told
	}
	var found readings
	for i := range readingEndings[last] {
		if e := &readingEndings[last][i]; endsIn(letters, e.letters) {
			found |= e.reading
		}
	}
	switch {
	case found&romanianReading != 0 && found&turkicReading == 0:
		told &^= turkicReading
	case told&(slavicReading|turkicReading|czechReading|romanianReading) != 0:
		found &^= bareSlavicReading
	}
	if told&(slavicReading|czechReading|albanianReading|romanianReading) != 0 {
		found &^= turkicReading
	}
	return told | found
}

// endsIn says whether letters end in ending, whose last letter is known to fit, and have more.
func endsIn(letters []byte, ending string) bool {
	n := len(letters) - len(ending)
	if n <= 0 {
		return false
	}
	for k := len(ending) - 2; k >= 0; k-- {
		if letters[n+k] != ending[k] {
			return false
		}
	}
	return true
}

// A soundEnding rewrites the end of a key.
type soundEnding struct {
	from, to string
	stem     int // letters that must be left before it
	rule     VariantRule
}

// soundEndings holds endings by their last letter; of one letter the first that fits is taken.
var soundEndings = newSoundEndings([]soundEnding{
	{"skaia", "ski", 2, SlavicSki}, {"skoi", "ski", 2, SlavicSki}, {"ska", "ski", 2, SlavicSki}, {"skis", "ski", 2, SlavicSki},
	{"taia", "toi", 2, SlavicFeminine},
	{"ova", "ov", 2, SlavicFeminine}, {"eva", "ev", 2, SlavicFeminine}, {"ina", "in", 3, SlavicFeminine},
	{"ine", "in", 1, FrenchEnding}, {"of", "ov", 3, SlavicOv}, {"ef", "ev", 3, SlavicOv},
	{"ovs", "ov", 2, SlavicOv}, {"evs", "ev", 2, SlavicOv}, {"ovi", "ov", 3, GeorgianEnding}, {"evi", "ev", 3, GeorgianEnding}, {"ioni", "ion", 3, GeorgianEnding},
	{"chov", "chev", 1, SlavicOv}, {"shov", "shev", 1, SlavicOv}, {"zhov", "zhev", 1, SlavicOv}, {"iov", "ev", 2, RussianYo},
	{"enka", "enko", 2, BelarusianA},
	{"opulu", "opulos", 1, GreekEnding}, {"idu", "idis", 2, GreekEnding}, {"ides", "idis", 2, GreekEnding},
	{"ogli", "oglu", 2, Oglu}, {"zoda", "zade", 2, Zade}, {"zada", "zade", 2, Zade}, {"zadekh", "zade", 2, Zade}, {"zod", "zade", 3, Zade},
	{"chvili", "shvili", 1, FrenchCh}, {"dse", "dze", 2, GermanS},
	{"auskene", "auskas", 1, BalticEnding}, {"auskaite", "auskas", 1, BalticEnding}, {"vichius", "vich", 1, BalticEnding},
	{"vichus", "vich", 1, BalticEnding}, {"vichene", "vich", 1, BalticEnding}, {"vichute", "vich", 1, BalticEnding},
	{"iants", "ian", 1, ArmenianEnding}, {"ianz", "ian", 1, ArmenianEnding}, {"ians", "ian", 1, ArmenianEnding}, {"ean", "ian", 1, ArmenianEnding},
	{"eanu", "ian", 1, RomanianEnding}, {"ianu", "ian", 1, RomanianEnding}, {"anu", "an", 3, RomanianEnding}, {"ari", "ar", 4, RomanianEnding},
})

func newSoundEndings(list []soundEnding) (all [26][]soundEnding) {
	for _, e := range list {
		last := e.from[len(e.from)-1] - 'a'
		all[last] = append(all[last], e)
	}
	return all
}

// settleEnding rewrites the end of the key until no rule applies.
func (w *soundWriter) settleEnding() {
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
