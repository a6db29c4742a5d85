package onomastics

import "strings"

// readings are the languages in whose manner a spelling is read, and doubts about that.
type readings uint32

const (
	frenchReading     readings = 1 << iota // ch is sh
	germanReading                          // ch is kh, j is y, z is ts
	polishReading                          // ch is kh, c is ts, j is y
	slavicReading                          // with š č ž: ch is kh, c is ts, j is y
	czechReading                           // as slavicReading; -ová is of women
	turkicReading                          // c is dzh
	turkmenReading                         // w is v, j is dzh
	romanianReading                        // c before e and i is ch, ch before them k
	albanianReading                        // c is ts, q is ch
	armenianReading                        // stops have changed places, h is lost
	ukrainianReading                       // h is g
	khReading                              // x is kh
	softReading                            // j is y
	zReading                               // s before a vowel is z, as German has it
	belarusianReading                      // a final u after a vowel is v
	romanianMarks                          // with ț ă ș: ch before e and i is k
	markedReading                          // there are letters with marks
)

// schemeReadings are how romanised text is read, beside the manner of English.
var schemeReadings = [schemeCount]readings{
	Ukrainian: ukrainianReading | khReading, Belarusian: ukrainianReading | belarusianReading, Serbian: slavicReading,
	Macedonian: softReading, UzbekCyrillic: khReading, AzerbaijaniCyrillic: turkicReading | khReading,
	TurkmenCyrillic: turkmenReading,
}

// cues are the pairs of letters that tell how a spelling is read.
func cues(letters []byte) (told, met readings) {
	var before, beforeThat byte
	for _, b := range letters {
		switch b {
		case 'h':
			switch {
			case before == 'c' && beforeThat == 't':
				told |= frenchReading
			case before == 'c' && beforeThat == 's':
				told |= germanReading
			case before == 'c':
				met |= frenchReading
			case before == 'k' || before == 's' || before == 'z' || before == 'g' || before == 't' || before == 'p' || before == 'd':
			default:
				met |= ukrainianReading
			}
		case 'z':
			if before == 'c' || before == 's' {
				told |= polishReading
			}
		case 'j':
			if before == 'd' {
				told |= frenchReading
			} else {
				met |= softReading
			}
		case 'w', 'c', 'x', 'q':
			met |= letterReading[b-'a']
		}
		beforeThat, before = before, b
	}
	return told, met
}

// letterReading are the readings that a letter calls for.
var letterReading = [26]readings{'w' - 'a': germanReading, 'c' - 'a': turkicReading, 'x' - 'a': khReading, 'q' - 'a': albanianReading}

// endings that tell how the letters before are read.
var readingEndings = []struct {
	endings string
	reading readings
}{
	{"ian yan ean ians yans iants yants iantz yantz ianz janz jantz jants ijan rjan kjan sjan tjan ljan mjan pjan bjan vjan gjan", armenianReading},
	{"escu eanu anu aru ascu oiu", romanianReading},
	{"oglu ci cu cioglu cuoglu zade", turkicReading},
	{"enko enka chuk iuk yuk juk tchouk tschuk czuk skyi skyy skyj ytskyi ykha ychenko", ukrainianReading},
	{"ine koff eff tchenko tchouk tchvili", frenchReading},
	{"vic sic cic nic lic ric tic kic jic zic dic", slavicReading},
	{"wski wska cki wicz cka", polishReading},
}

func hasEnding(letters []byte, endings string) bool {
	for endings != "" {
		e, rest, _ := strings.Cut(endings, " ")
		if len(letters) > len(e) && string(letters[len(letters)-len(e):]) == e {
			return true
		}
		endings = rest
	}
	return false
}

// readingOf decides how letters are read, given what their marks told.
func readingOf(letters []byte, told readings) readings {
	said, met := cues(letters)
	told |= said
	for _, e := range readingEndings {
		if told&e.reading == 0 && hasEnding(letters, e.endings) {
			told |= e.reading
		}
	}
	if told&armenianReading != 0 {
		told &^= frenchReading
		if said&frenchReading != 0 && met&frenchReading != 0 {
			told |= frenchReading
		}
	}
	if met&germanReading != 0 && told&(turkmenReading|frenchReading|polishReading) == 0 {
		told |= germanReading
	}
	if told&turkicReading != 0 {
		told &^= slavicReading | czechReading
	}
	if told&(turkicReading|armenianReading) == 0 && told&(germanReading|polishReading|slavicReading|czechReading) != 0 {
		told |= softReading
	}
	return told
}
