package onomastics

// A blockCode is the consonants of a word by class, the first five of them: spellings of one name
// in different traditions mostly have one code.
type blockCode uint64

// classNames number the classes of sounds, in the order of soundNames, once as most traditions read a
// letter and once as others do: j as in James, c as č, ch as in Bach, kh as h. A sound of class - comes
// and goes.
//
//	P b p  F f v w  T d t th  K k c q g x kh gh  S s z sh zh ch ts dz j  L l  R r  M m  N n
const (
	classNames     = "-PFTKSLRMN"
	soundClasses   = "-PKT-FK---KLMN-PKRST-FFK-S" + "SSKSKSSST"
	otherClasses   = "-PST-FK--SKLMN-PKRST-FFK-S" + "SK-SKSSST"
	blockLetters   = 5
	classBits      = 4
	vowelFirst     = 1<<classBits - 1
	codesOfReading = 2
)

// classNumbers give the class of each sound in both readings.
var classNumbers = [codesOfReading][soundCount]uint8{newClassNumbers(soundClasses), newClassNumbers(otherClasses)}

func newClassNumbers(classes string) (numbers [soundCount]uint8) {
	for s := range soundCount {
		for n := range len(classNames) {
			if classes[s] == classNames[n] {
				numbers[s] = uint8(n)
			}
		}
	}
	return numbers
}

// blockCodes appends the code of the sounds of a word, and a second one where the letters may be read
// in another way.
func blockCodes(dst []blockCode, sounds []sound) []blockCode {
	first := codeOf(sounds, &classNumbers[0])
	dst = append(dst, first)
	if second := codeOf(sounds, &classNumbers[1]); second != first {
		dst = append(dst, second)
	}
	return dst
}

func codeOf(sounds []sound, classes *[soundCount]uint8) blockCode {
	code, count, last := blockCode(0), 0, uint8(0)
	for i, s := range sounds {
		class := classes[s]
		switch {
		case class == 0 && i == 0:
			code, count = vowelFirst, 1
		case class != 0 && class != last && count < blockLetters:
			code = code<<classBits | blockCode(class)
			count++
		}
		last = class
	}
	return code
}

// PackLetters packs the first twelve letters of a key so that numbers sort as keys do.
func PackLetters(key []byte) uint64 {
	const letters, bits = 12, 5
	packed := uint64(0)
	for i := range letters {
		packed <<= bits
		if i < len(key) {
			packed |= uint64(key[i]-'a') + 1
		}
	}
	return packed
}
