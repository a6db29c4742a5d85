package onomastics

// maxOthers bounds the readings beside the main one.
const maxOthers = 12

// others appends to dst the readings beside the main one that the letters leave open.
func (r *variantReader) others(dst []readings) []readings {
	met, read := r.met, r.reading
	if met&(cueW|cueSch) != 0 && read&armenianReading == 0 {
		dst = germanReadings(dst, read, met)
	}
	if met&cueJ != 0 {
		dst = append(dst, read^softReading)
		if r.letters[0] == 'j' && read&germanReading == 0 {
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
	if read&(bareSlavicReading|turkicReading|romanianReading) != 0 && read&markedReading == 0 {
		dst = append(dst, read|lostReading)
	}
	return rareReadings(dst, read, met)
}

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
