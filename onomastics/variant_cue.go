package onomastics

// letterCues are what is met in the letters of a spelling: groups that one tradition has, and letters
// by themselves that are read in several ways.
type letterCues uint32

const (
	cueTch   letterCues = 1 << iota // French
	cueSch                          // German
	cueCz                           // cz or sz: Polish
	cueOu                           // ou within the name: French
	cueSh                           // who writes it does not mean it by ch
	cueKh                           // kh or zh, likewise
	cueCh                           // ch by itself
	cueH                            // h by itself
	cueJ                            // j, but for dj
	cueSoftJ                        // a j that is a y by its place
	cueC                            // c by itself
	cueS                            // s by itself
	cueZ                            // z by itself
	cueQ                            // q
	cueW                            // w
	cueX                            // x
	cueY                            // y
	cueEa                           // ea: Romanian я
	cueCio                          // cio, ciu: Romanian and Italian
	cueO                            // the Uzbek oʻ
	cueE                            // ё or ë
	cueA                            // ă or ə
)

// singleCues are cues that a letter is wherever it stands.
var singleCues = [128]letterCues{'q': cueQ, 'w': cueW, 'x': cueX, 'y': cueY, 'Q': cueO, 'E': cueE, 'A': cueA}

// cuesOf scans the letters of a spelling once.
func cuesOf(letters []byte) letterCues {
	var met letterCues
	var before, beforeThat byte
	for i, b := range letters {
		switch b {
		case 'h':
			met |= cueOfH(before, beforeThat, letters[i+1:])
		case 'j':
			if before != 'd' {
				met |= cueOfJ(letters, i)
			}
		case 'a', 'o', 'u':
			met |= cueOfVowel(b, before, beforeThat, i+1 == len(letters))
		case 'c', 's', 'z':
			next := byte(0)
			if i+1 < len(letters) {
				next = letters[i+1]
			}
			met |= cueOfSibilant(b, before, next)
		default:
			met |= singleCues[b]
		}
		beforeThat, before = before, b
	}
	return met
}

// cueOfH says what an h tells between two letters and the rest.
func cueOfH(before, beforeThat byte, rest []byte) letterCues {
	switch before {
	case 'c':
		switch {
		case beforeThat == 't':
			return cueTch
		case beforeThat == 's' && string(rest) == "i": // the Romanian -schi
			return 0
		case beforeThat == 's':
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

func cueOfJ(letters []byte, i int) letterCues {
	if softJ(letters, i) {
		return cueJ | cueSoftJ
	}
	return cueJ
}

// cueOfVowel says what a vowel tells after two letters.
func cueOfVowel(b, before, beforeThat byte, last bool) letterCues {
	switch {
	case b == 'a' && before == 'e':
		return cueEa
	case b != 'a' && before == 'i' && beforeThat == 'c':
		return cueCio
	case b == 'u' && before == 'o' && !last:
		return cueOu
	}
	return 0
}

// cueOfSibilant says what c, s or z tells between two letters.
func cueOfSibilant(b, before, next byte) letterCues {
	switch {
	case b == 'z' && (before == 'c' || before == 's' && next != 'h'):
		return cueCz
	case b == 'z' && before != 't' && before != 'd':
		return cueZ
	case next == 'h' || next == 'z':
		return 0
	case b == 's':
		return cueS
	case b == 'c' && next != 'k' && next != 'c':
		return cueC
	}
	return 0
}
