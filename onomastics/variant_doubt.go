package onomastics

// maxOthers bounds the readings beside the main one.
const maxOthers = 12

// others appends to dst the readings beside the main one that the letters leave open.
func (s *spelling) others(dst []readings) []readings {
	met, read := s.met, s.reading
	if read&romanisedReading != 0 {
		met &= cueO
		if read&armenianReading != 0 {
			met |= s.met & cueH
		}
	}
	if met&(cueW|cueSch) != 0 && read&armenianReading == 0 {
		dst = germanReadings(dst, read, met)
	}
	if met&cueJ != 0 {
		if met&cueSoftJ != 0 {
			dst = append(dst, read&^softReading|hardJReading)
		} else {
			dst = append(dst, read^softReading)
		}
		if s.letters[0] == 'j' && read&germanReading == 0 {
			dst = append(dst, read|softReading|germanReading)
		}
	}
	if met&cueCh != 0 && met&(cueSh|cueKh) == 0 {
		dst = chReadings(dst, read)
	}
	if met&cueH != 0 {
		dst = hReadings(dst, read)
	}
	if met&cueC != 0 && read&turkicReading != 0 {
		dst = append(dst, read|cReading)
		if read&russianEnding != 0 {
			dst = append(dst, read|tsReading)
		}
	}
	if met&cueZ != 0 && read&(ukrainianReading|georgianReading) != 0 && read&germanReading == 0 {
		dst = append(dst, read|germanReading)
	}
	if met&cueCh != 0 && read&romanianReading != 0 {
		dst = append(dst, read|romanianMarks)
	}
	if met&cueC != 0 && read&settledC == 0 {
		if met&cueSh != 0 {
			dst = append(dst, read|cReading)
		} else {
			dst = append(dst, read|turkicReading)
		}
	}
	if mayLackMarks(read, met) {
		dst = append(dst, read|lostReading)
	}
	return rareReadings(dst, read, met)
}

// settledC are the readings in which c has one sound by its place.
const settledC = turkicReading | slavicReading | bareSlavicReading | czechReading | polishReading | romanianReading | ukrainianReading |
	armenianReading | frenchReading | germanReading

// germanReadings: German has no letters for z and zh; a s before a vowel is a z, sch stands for both.
func germanReadings(dst []readings, read readings, met letterCues) []readings {
	read = (read | softReading | germanReading) &^ turkmenReading
	dst = append(dst, read, read|germanSReading)
	if met&cueSch != 0 {
		dst = append(dst, read|germanZhReading, read|germanZhReading|germanSReading)
	}
	return dst
}

// chReadings: ch is English, French, or German and Polish.
func chReadings(dst []readings, read readings) []readings {
	if read&frenchReading != 0 {
		return append(dst, read&^frenchReading)
	}
	if read&(germanReading|polishReading|slavicReading|czechReading|chKhReading) != 0 {
		return dst
	}
	return append(dst, read|frenchReading, read|chKhReading)
}

// hReadings: the h of Ukraine, of Azerbaijan and of Armenia is a Russian г.
func hReadings(dst []readings, read readings) []readings {
	switch {
	case read&armenianReading != 0:
		return append(dst, read|armenianHReading)
	case read&slavicEnding != 0:
		return append(dst, read^ukrainianReading)
	}
	return dst
}

// rareReadings are those of q, x and oʻ.
func rareReadings(dst []readings, read readings, met letterCues) []readings {
	if met&cueQ != 0 {
		if read&russianEnding != 0 {
			dst = append(dst, read|qReading)
		} else {
			dst = append(dst, read^albanianReading)
		}
	}
	if met&cueX != 0 {
		dst = append(dst, read^khReading)
	}
	if met&cueO != 0 {
		dst = append(dst, read|oReading)
	}
	return dst
}

// mayLackMarks says whether a spelling without marks may be of a name that has them: one that looks
// Serbian, Turkish or Romanian, or like no tradition that spells š and č with several letters.
func mayLackMarks(read readings, met letterCues) bool {
	const spelled = armenianReading | georgianReading | russianEnding | ukrainianReading | frenchReading | germanReading | polishReading
	const several = cueSh | cueKh | cueCh | cueTch | cueSch | cueCz | cueW | cueX | cueQ
	switch {
	case read&markedReading != 0:
		return false
	case read&(bareSlavicReading|turkicReading|romanianReading) != 0:
		return true
	}
	return read&spelled == 0 && met&several == 0 && met&(cueC|cueS) != 0
}
