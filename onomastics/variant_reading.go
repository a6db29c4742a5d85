package onomastics

// readings are the traditions in whose manner a spelling is read. Where letters say which, that is
// the main reading; where they leave a doubt, the others are alternatives.
type readings uint64

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
	armenianKhReading                      // or the Russian х
	georgianReading                        // gu before e and i is g
	ukrainianReading                       // h is g
	khReading                              // x is kh
	chKhReading                            // ch is kh
	qReading                               // q is g
	cReading                               // c is ch
	tsReading                              // c is ts
	lostReading                            // marks are lost: s is sh, z is zh
	lostTReading                           // t is ț
	oReading                               // oʻ is u
	eOReading                              // ё is the Turkish ö
	aEReading                              // ă is the Russian э, ə an e
	finalEReading                          // a final э of Cyrillic is ă
	bareOReading                           // so is o, where the mark is lost
	belarusianReading                      // -ou, -au are -ov
	lostTEnding                            // the name ends as Romanian ones with ț do
	russianEnding                          // the name ends as Russian ones do
	slavicEnding                           // the name ends as Slavic ones do
	frontedReading                         // ö or ü: a c beside them is Turkish
	romanisedReading                       // the letters come of another script
	markedReading                          // there are letters with marks
)

// readingWords are the words that the tables use for readings.
var readingWords = map[string]readings{
	"french": frenchReading, "german": germanReading, "german-s": germanSReading,
	"german-zh": germanZhReading, "polish": polishReading, "slavic": slavicReading,
	"bare": bareSlavicReading, "czech": czechReading, "turkic": turkicReading, "turkmen": turkmenReading,
	"romanian": romanianReading, "romanian-marks": romanianMarks, "albanian": albanianReading,
	"armenian": armenianReading, "armenian-h": armenianHReading, "armenian-kh": armenianKhReading,
	"ukrainian": ukrainianReading, "kh": khReading, "ch-kh": chKhReading, "q": qReading, "c": cReading,
	"ts": tsReading, "soft": softReading, "lost": lostReading, "lost-t": lostTReading,
	"hard-j": hardJReading, "u": oReading, "bare-o": bareOReading, "e-o": eOReading, "a-e": aEReading, "final-e": finalEReading,
	"belarusian": belarusianReading, "lost-t-ending": lostTEnding, "russian-ending": russianEnding,
	"slavic-ending": slavicEnding, "georgian": georgianReading,
}

func readingNamed(word string) readings {
	r, known := readingWords[word]
	if !known {
		panic("variant rules: no reading " + word)
	}
	return r
}

// schemeReading is how text romanised by a scheme is read, beside the manner of English.
func schemeReading(s Scheme) readings {
	switch s {
	case Ukrainian:
		return ukrainianReading | khReading
	case Belarusian:
		return ukrainianReading | belarusianReading
	case Serbian:
		return slavicReading | softReading
	case Macedonian:
		return softReading
	case UzbekCyrillic:
		return khReading | hardJReading
	case Tajik, Kyrgyz, MongolianCyrillic:
		return hardJReading
	case AzerbaijaniCyrillic:
		return turkicReading | khReading
	case TurkmenCyrillic:
		return turkmenReading
	}
	return 0
}

// readingOf decides how letters are read, given what their marks and the scheme told.
func readingOf(letters []byte, told readings, met letterCues) readings {
	told |= endingReading(letters, told)
	if told&romanisedReading == 0 {
		told |= spelledReading(letters, told, met)
	}
	if met&cueSoftJ != 0 {
		told |= softReading
	}
	if met&cueH != 0 && told&slavicEnding != 0 && told&(czechReading|slavicReading) == 0 && beginsInHr(letters) {
		told |= ukrainianReading
	}
	if met&cueCio != 0 && told&settledC == 0 {
		told |= romanianReading
	}
	if met&cueC != 0 && told&(russianEnding|frontedReading) != 0 && told&(slavicReading|czechReading|polishReading) == 0 {
		told |= turkicReading
	}
	return told
}

// beginsInHr says whether letters begin in an h that is Ukrainian before r, l and n: Hrushevsky, Hlushko, Hnatyuk.
func beginsInHr(letters []byte) bool {
	return len(letters) > 1 && letters[0] == 'h' && (letters[1] == 'r' || letters[1] == 'l' || letters[1] == 'n')
}

// spelledReading is what groups of letters and w tell, which a romanised name has by chance.
func spelledReading(letters []byte, told readings, met letterCues) readings {
	var also readings
	if met&cueTch != 0 || met&cueOu != 0 && told&armenianReading == 0 {
		also |= frenchReading
	}
	if met&cueSch != 0 && told&armenianReading == 0 {
		also |= germanReading | softReading
	}
	if met&cueCz != 0 {
		also |= polishReading | softReading
	}
	if met&cueW != 0 {
		also |= readingOfW(letters, met)
	}
	return also
}

// readingOfW: w is German and Polish, where no y is a consonant, and Turkmen.
func readingOfW(letters []byte, met letterCues) readings {
	switch {
	case met&cueY != 0 && met&(cueSch|cueCz) == 0:
		return turkmenReading
	case endingReading(letters, 0)&georgianReading != 0:
		return softReading | germanReading
	case letters[0] == 'j':
		return softReading | chKhReading
	}
	return chKhReading
}
