package onomastics

import "strings"

// readingEndings are endings of letters that tell how those before are read.
var readingEndings = newReadingEndings(`
armenian   ian yan ean jan ians yans jans iants yants jants iantz yantz ianz janz
romanian   escu eanu anu aru ascu aScu uScu iuc ceac ache
turkic     oglu can canli ci ucu oncu uncu urcu umcu opcu zade
ukrainian  enko enka chuk iuk yuk juk tchouk tschuk czuk skyi skyy skyj
georgian   dze dse vili eli ia ua ava ani uri
german     zkyj zkyi zkij
lost-t     uta ita utu canu ucanu
french     ine koff tchenko
bare       vic sic cic nic lic ric tic kic jic zic dic bic
polish     wski wska cki wicz cka
russian    ov ova ev eva ow owa ew ewa
slavic     ov ova ev eva ow owa ew ewa in ina yn yna ko uk yk ik ak ok ets sky ski ska ka ha skyi skyj skiy skaya ich ych yi yy iy an
soft       ovich evich vic sic cic nic lic ric tic kic jic zic dic bic iuk enko juk
`)

var endingWords = map[string]readings{
	"armenian": armenianReading, "romanian": romanianReading, "turkic": turkicReading, "ukrainian": ukrainianReading,
	"georgian": georgianReading, "french": frenchReading, "bare": bareSlavicReading, "polish": polishReading, "soft": softReading,
	"german": germanReading, "lost-t": lostTEnding, "russian": russianEnding, "slavic": slavicEnding,
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
	{"skaia", "ski", 2, ruleSlavicSki}, {"skoi", "ski", 2, ruleSlavicSki}, {"ska", "ski", 2, ruleSlavicSki}, {"skis", "ski", 2, ruleSlavicSki},
	{"taia", "toi", 2, ruleSlavicFeminine},
	{"ova", "ov", 2, ruleSlavicFeminine}, {"eva", "ev", 2, ruleSlavicFeminine}, {"ina", "in", 3, ruleSlavicFeminine},
	{"ine", "in", 1, ruleFrenchEnding}, {"of", "ov", 3, ruleSlavicOv}, {"ef", "ev", 3, ruleSlavicOv},
	{"ovs", "ov", 2, ruleSlavicOv}, {"evs", "ev", 2, ruleSlavicOv}, {"ovi", "ov", 3, ruleGeorgianEnding}, {"evi", "ev", 3, ruleGeorgianEnding}, {"ioni", "ion", 3, ruleGeorgianEnding},
	{"chov", "chev", 1, ruleSlavicOv}, {"shov", "shev", 1, ruleSlavicOv}, {"zhov", "zhev", 1, ruleSlavicOv}, {"iov", "ev", 2, ruleRussianYo},
	{"enka", "enko", 2, ruleBelarusianA},
	{"opulu", "opulos", 1, ruleGreekEnding}, {"idu", "idis", 2, ruleGreekEnding}, {"ides", "idis", 2, ruleGreekEnding},
	{"ogli", "oglu", 2, ruleOglu}, {"zoda", "zade", 2, ruleZade}, {"zada", "zade", 2, ruleZade}, {"zadekh", "zade", 2, ruleZade}, {"zod", "zade", 3, ruleZade},
	{"chvili", "shvili", 1, ruleFrenchCh}, {"dse", "dze", 2, ruleGermanS},
	{"auskene", "auskas", 1, ruleBalticEnding}, {"auskaite", "auskas", 1, ruleBalticEnding}, {"vichius", "vich", 1, ruleBalticEnding},
	{"vichus", "vich", 1, ruleBalticEnding}, {"vichene", "vich", 1, ruleBalticEnding}, {"vichute", "vich", 1, ruleBalticEnding},
	{"iants", "ian", 1, ruleArmenianEnding}, {"ianz", "ian", 1, ruleArmenianEnding}, {"ians", "ian", 1, ruleArmenianEnding}, {"ean", "ian", 1, ruleArmenianEnding},
	{"eanu", "ian", 1, ruleRomanianEnding}, {"ianu", "ian", 1, ruleRomanianEnding}, {"anu", "an", 3, ruleRomanianEnding}, {"ari", "ar", 4, ruleRomanianEnding},
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
