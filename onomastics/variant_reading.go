package onomastics

// readings are the traditions in whose manner a spelling is read. Where letters say which, that is
// the main reading; where they leave a doubt, the others are alternatives.
type readings uint32

const (
	frenchReading     readings = 1 << iota // ch is sh
	germanReading                          // ch is kh, z is ts
	germanSReading                         // s before a vowel is z
	germanZhReading                        // sch is zh
	softReading                            // j is y
	hardJReading                           // j is never y
	polishReading                          // ch is kh, c is ts
	slavicReading                          // with š č ž: ch is kh, c is ts
	bareSlavicReading                      // as slavicReading where marks are lost: c before a vowel is ch
	czechReading                           // as slavicReading; -ová is of women
	turkicReading                          // c is dzh, or ch by its place
	turkmenReading                         // w is v, j is dzh
	romanianReading                        // c before e and i is ch
	romanianMarks                          // as romanianReading, and ch before them k
	albanianReading                        // q is ch
	armenianReading                        // stops have changed places, h is lost
	armenianHReading                       // but h is the Russian г
	georgianReading                        // gu before e and i is g
	ukrainianReading                       // h is g
	khReading                              // x is kh
	chKhReading                            // ch is kh
	qReading                               // q is g
	cReading                               // c is ch
	tsReading                              // c is ts
	lostReading                            // marks are lost: s is sh, z is zh, c is ch
	oReading                               // oʻ is u
	belarusianReading                      // -ou, -au are -ov
	russianEnding                          // the name ends as Russian ones do
	slavicEnding                           // the name ends as Slavic ones do
	frontedReading                         // ö or ü: a c beside them is Turkish
	romanisedReading                       // the letters come of another script
	markedReading                          // there are letters with marks
)

// schemeReadings are how romanised text is read, beside the manner of English.
var schemeReadings = [schemeCount]readings{
	Ukrainian: ukrainianReading | khReading, Belarusian: ukrainianReading | belarusianReading, Serbian: slavicReading | softReading,
	Macedonian: softReading, UzbekCyrillic: khReading, AzerbaijaniCyrillic: turkicReading | khReading,
	TurkmenCyrillic: turkmenReading,
}

// letterCues are what is met in the letters of a spelling.
type letterCues uint32

const (
	cueTch letterCues = 1 << iota
	cueSch
	cueCz
	cueOu
	cueCh
	cueH
	cueJ
	cueSoftJ
	cueC
	cueQ
	cueW
	cueX
	cueY
	cueS
	cueO
	cueSh
	cueKh
	cueZ
)

// singleCues are cues that a letter is by itself.
var singleCues = [128]letterCues{'q': cueQ, 'w': cueW, 'x': cueX, 'y': cueY, 'Q': cueO}

// cuesOf scans the letters of a spelling once.
func cuesOf(letters []byte) letterCues {
	var met letterCues
	var before, beforeThat byte
	for i, b := range letters {
		switch b {
		case 'h':
			met |= cueOfH(before, beforeThat, letters[i+1:])
		case 'z':
			if before == 'c' || before == 's' {
				met |= cueCz
			} else if before != 't' && before != 'd' {
				met |= cueZ
			}
		case 'j':
			if before != 'd' {
				met |= cueJ
				if softJ(letters, i) {
					met |= cueSoftJ
				}
			}
		case 'u':
			if before == 'o' && i < len(letters)-1 {
				met |= cueOu
			}
		case 'c', 's':
			if i+1 == len(letters) || letters[i+1] != 'h' && letters[i+1] != 'k' && letters[i+1] != 'z' && letters[i+1] != 'c' {
				met |= loneCue(b)
			}
		default:
			met |= singleCues[b]
		}
		beforeThat, before = before, b
	}
	return met
}

func loneCue(b byte) letterCues {
	if b == 'c' {
		return cueC
	}
	return cueS
}

// cueOfH says what an h tells between two letters and the rest.
func cueOfH(before, beforeThat byte, rest []byte) letterCues {
	switch before {
	case 'c':
		switch beforeThat {
		case 't':
			return cueTch
		case 's':
			if len(rest) == 1 && rest[0] == 'i' { // the Romanian -schi
				return 0
			}
			return cueSch
		}
		return cueCh
	case 's':
		return cueSh
	case 'k', 'z':
		return cueKh
	case 'g', 't', 'p', 'd', 'x':
		return 0
	}
	return cueH
}

// readingOf decides how letters are read, given what their marks and the scheme told.
func readingOf(letters []byte, told readings, met letterCues) readings {
	told |= endingReading(letters, told)
	if met&cueTch != 0 || met&cueOu != 0 && told&armenianReading == 0 {
		told |= frenchReading
	}
	if met&cueSch != 0 && told&armenianReading == 0 {
		told |= germanReading | softReading
	}
	if met&cueCz != 0 {
		told |= polishReading | softReading
	}
	if met&cueW != 0 {
		told |= readingOfW(letters, met)
	}
	if met&cueSoftJ != 0 {
		told |= softReading
	}
	if met&cueC != 0 && told&(russianEnding|frontedReading) != 0 && told&(slavicReading|czechReading|polishReading) == 0 {
		told |= turkicReading
	}
	return told
}

// readingOfW: w is German and Polish, where no y is a consonant, and Turkmen.
func readingOfW(letters []byte, met letterCues) readings {
	switch {
	case met&cueY != 0 && met&(cueSch|cueCz) == 0:
		return turkmenReading
	case letters[0] == 'j':
		return softReading | chKhReading
	}
	return chKhReading
}
