package onomastics

import "strings"

// A sound is one letter of a key, or one of the digraphs that romanisations write for a single
// consonant.
type sound = byte

// The sounds 0 to 25 are the letters a to z.
const (
	soundSh sound = 26 + iota
	soundCh
	soundKh
	soundZh
	soundGh
	soundTs
	soundDz
	soundJ // as in James: dzh, dj
	soundTh
	soundCount
)

// digraphs are the spellings of one sound in several letters, the longer first, each with the name
// of its sound.
const digraphs = "tsch C dsch J tch C hs S sch S dzh J dj J sh S ch C cz C sz S kh X zh Z gh G ts T tz T dz D th H ph f ck k ou u oo u ee i"

// A digraph is one of digraphs.
type digraph struct {
	letters string
	sound   sound
}

// digraphsAt gives the digraphs that begin with each letter.
var digraphsAt = newDigraphs()

func newDigraphs() (at [26][]digraph) {
	words := strings.Fields(digraphs)
	for i := 0; i < len(words); i += 2 {
		first := words[i][0] - 'a'
		at[first] = append(at[first], digraph{words[i], soundNamed(words[i+1][0])})
	}
	return at
}

// appendSounds appends the sounds of a key. A doubled letter is one sound.
func appendSounds(dst []sound, key []byte) []sound {
	from := len(dst)
	for len(key) > 0 {
		s, n := key[0]-'a', 1
		for _, d := range digraphsAt[s] {
			if len(key) >= len(d.letters) && key[1] == d.letters[1] && string(key[:len(d.letters)]) == d.letters {
				s, n = d.sound, len(d.letters)
				break
			}
		}
		if len(dst) == from || dst[len(dst)-1] != s {
			dst = append(dst, s)
		}
		key = key[n:]
	}
	return dst
}

// soundNames write the sounds in the tables below: digraphs as capitals.
const soundNames = "abcdefghijklmnopqrstuvwxyzSCXZGTDJH"

// soundNamed is the sound that a character of soundNames stands for.
func soundNamed(name byte) sound {
	for i := range len(soundNames) {
		if soundNames[i] == name {
			return sound(i)
		}
	}
	panic("onomastics: no sound is named " + string(rune(name)))
}
