package onomastics

import "strings"

// readingEndings are endings of letters that tell how those before are read.
var readingEndings = newReadingEndings(`
armenian   ian yan ean jan ians yans jans iants yants jants iantz yantz ianz janz
romanian   escu eanu anu aru ascu aScu uScu iuc ceac ache enco
turkic     oglu can canli ci ucu oncu uncu urcu umcu opcu zade
ukrainian  enko enka chuk iuk yuk juk tchouk tschuk czuk skyi skyy skyj
georgian   dze dse vili eli ia ua ava ani uri
german     zkyj zkyi zkij dse
ts         cov cev cova ceva
lost-t-ending uta ita utu canu ucanu
french     ine koff tchenko
bare       jac vic sic cic nic lic ric tic kic jic zic dic bic
polish     wski wska cki wicz cka
russian-ending ov ova ev eva ow owa ew ewa
slavic-ending ov ova ev eva ow owa ew ewa in ina yn yna ko uk yk ik ak ok ets ka ha or
slavic-ending sky ski ska skyi skyj skiy skaya ich ych yi yy iy ui uy an uh yh ih oh ach uch
soft       ovich evich jac vic sic cic nic lic ric tic kic jic zic dic bic iuk enko juk
`)

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
				all[last] = append(all[last], readingEnding{e, readingNamed(words[0])})
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
