package onomastics

// maxOthers is more readings than one spelling leaves open.
const maxOthers = 24

// others appends to dst the readings beside the main one that the letters leave open.
func (s *spelling) others(dst []readings) []readings {
	met, read := s.met, s.reading
	if read&romanisedReading != 0 {
		return s.romanisedReadings(dst)
	}
	if met&(cueW|cueSch) != 0 && read&armenianReading == 0 {
		dst = germanReadings(dst, read, met)
	}
	if met&cueJ != 0 && read&(slavicReading|bareSlavicReading|czechReading|polishReading) == 0 {
		dst = jReadings(dst, read, met, s.letters[0])
	}
	if met&cueCh != 0 {
		dst = chReadings(dst, read, met)
	}
	if met&cueH != 0 {
		dst = hReadings(dst, read)
	}
	if met&cueC != 0 {
		dst = cReadings(dst, read, met)
	}
	if met&cueZ != 0 && read&(ukrainianReading|georgianReading) != 0 && read&germanReading == 0 {
		dst = append(dst, read|germanReading)
	}
	if read&markedReading == 0 {
		dst = lostReadings(dst, read, met)
	}
	return rareReadings(dst, read, met)
}

// romanisedReadings are those of a name in another script, whose sounds are known but for a few.
func (s *spelling) romanisedReadings(dst []readings) []readings {
	met, read := s.met, s.reading
	if met&cueH != 0 && read&armenianReading != 0 {
		dst = hReadings(dst, read)
	}
	if n := len(s.letters); n > 2 && s.letters[n-1] == 'e' && s.letters[n-2] != 'z' {
		dst = append(dst, read|finalEReading)
	}
	return rareReadings(dst, read, met&(cueO|cueE))
}

// settledC are the readings in which c has one sound by its place.
const settledC = turkicReading | slavicReading | bareSlavicReading | czechReading | polishReading |
	romanianReading | ukrainianReading | armenianReading | frenchReading | germanReading

// germanReadings: German has no letters for z and zh; a s before a vowel is a z, sch stands for both.
func germanReadings(dst []readings, read readings, met letterCues) []readings {
	read = (read | softReading | germanReading) &^ turkmenReading
	dst = append(dst, read, read|germanSReading)
	if met&cueSch != 0 {
		dst = append(dst, read|germanZhReading, read|germanZhReading|germanSReading)
	}
	return dst
}

// jReadings: j is the y of German or the zh of French. The first letter is that of Jelzin too.
func jReadings(dst []readings, read readings, met letterCues, first byte) []readings {
	if met&cueSoftJ != 0 {
		dst = append(dst, read&^softReading|hardJReading)
	} else {
		dst = append(dst, read^softReading)
	}
	if first == 'j' && read&germanReading == 0 {
		dst = append(dst, read|softReading|germanReading)
	}
	return dst
}

// chReadings: ch is English, French, German and Polish, or Romanian. Who writes sh means no sh by it, who
// writes kh no kh.
func chReadings(dst []readings, read readings, met letterCues) []readings {
	const guttural = germanReading | polishReading | slavicReading | czechReading | chKhReading
	switch {
	case read&frenchReading != 0:
		dst = append(dst, read&^frenchReading)
	case read&guttural != 0:
	case met&(cueSh|cueKh) == 0:
		dst = append(dst, read|frenchReading, read|chKhReading)
	case met&cueSh == 0:
		dst = append(dst, read|frenchReading)
	}
	if read&romanianReading != 0 {
		dst = append(dst, read|romanianMarks)
	}
	return dst
}

// hReadings: the h of Ukraine and of Azerbaijan is a Russian г, that of Armenia is one or a х.
func hReadings(dst []readings, read readings) []readings {
	switch {
	case read&armenianReading != 0:
		return append(dst, read|armenianHReading, read|armenianKhReading)
	case read&slavicEnding != 0:
		return append(dst, read^ukrainianReading)
	}
	return dst
}

// cReadings: a c is Turkish, Slavic, or a ç or č that has lost its mark.
func cReadings(dst []readings, read readings, met letterCues) []readings {
	switch {
	case read&tsReading != 0:
		return append(dst, read&^tsReading)
	case read&turkicReading != 0 && read&russianEnding != 0:
		return append(dst, read|cReading, read|tsReading)
	case read&turkicReading != 0:
		return append(dst, read|cReading)
	case read&bareSlavicReading != 0:
		return append(dst, read|tsReading)
	case read&settledC != 0:
		return dst
	case met&cueSh != 0:
		return append(dst, read|cReading, read|tsReading)
	}
	return append(dst, read|turkicReading, read|tsReading)
}

// lostReadings are those of a spelling that may have lost its marks.
func lostReadings(dst []readings, read readings, met letterCues) []readings {
	if mayLackMarks(read, met) {
		dst = append(dst, read|lostReading)
		if met&cueC != 0 {
			dst = append(dst, read|lostReading|cReading)
		}
		if met&cueC != 0 && read&settledC == 0 {
			dst = append(dst, read|lostReading|turkicReading)
		}
	}
	if read&lostTEnding != 0 {
		dst = append(dst, read|lostTReading)
	}
	return dst
}

// mayLackMarks says whether a spelling without marks may be of a name that has them: one that looks
// Serbian, Turkish or Romanian, or like no tradition that spells š and č with several letters.
func mayLackMarks(read readings, met letterCues) bool {
	const spelled = armenianReading | georgianReading | russianEnding | ukrainianReading | frenchReading | germanReading |
		polishReading
	const several = cueSh | cueKh | cueCh | cueTch | cueSch | cueCz | cueW | cueX | cueQ
	if read&(bareSlavicReading|turkicReading|romanianReading) != 0 {
		return true
	}
	return read&spelled == 0 && met&several == 0 && met&(cueC|cueS) != 0
}

// rareReadings are those of q, x, ё, ă, ə, ea and oʻ.
func rareReadings(dst []readings, read readings, met letterCues) []readings {
	if met&cueQ != 0 && read&russianEnding != 0 {
		dst = append(dst, read|qReading)
	} else if met&cueQ != 0 {
		dst = append(dst, read^albanianReading)
	}
	if met&cueX != 0 {
		dst = append(dst, read^khReading)
	}
	if met&cueE != 0 {
		dst = append(dst, read|eOReading)
	}
	if met&cueA != 0 {
		dst = append(dst, read|aEReading)
	}
	if met&cueEa != 0 && read&(romanianMarks|armenianReading) == 0 {
		dst = append(dst, read|romanianReading|romanianMarks)
	}
	if met&cueO != 0 {
		dst = append(dst, read|oReading)
	} else if met&(cueX|cueQ) != 0 && read&russianEnding != 0 {
		dst = append(dst, read|bareOReading)
	}
	return dst
}
