package onomastics

import "strings"

// confusions are pairs of sounds that spell one another, with the cost in hundredths of an edit
// and why. All others cost a whole edit between consonants.
const confusions = `
	kc10 kq10 cq20 xX20 ck10 # one consonant in French, Arabic, Azerbaijani spelling
	vw15 wu35 uv45 # Slavic and German v, Arabic w
	vb40 vf40 fp40 wb60 # Greek beta, German v, Arabic p
	iy10 yj15 ij25 ey40 # the glide, by language
	hX15 hg35 gG15 Gh40 Gq40 Xk30 XG40 xh30 xk40 # the velars, Ukrainian and Russian г, Arabic kh and gh
	XC50 Ck45 Cc25 cs30 cT15 Ts35 Tz35 TC40 Dz25 DT40 DJ40 dJ40 # sibilants and affricates, with lost haceks
	sS30 zZ30 sz35 ZS50 SC40 xS40 xs40 # the same
	Jj15 JC40 jC40 Jg35 JZ25 Zj30 Zg45 jg45 jh40 xj40 yJ40 yZ50 # French, Spanish, Slavic j
	Ht10 Hd45 Hs45 Hf50 # Greek and Arabic th
	gk45 bp45 dt45 # Western Armenian, Wade-Giles, Estonian stops
	lr70 mn60 # liquids and nasals, in Japanese and in bad copies
	ei30 ea40 ao40 ou30 eo50 ai60 au50 iu60 oi70 eu60 # vowels
`

// abjadConfusions are what one letter of Arabic or Hebrew may be in Latin.
const abjadConfusions = `
	wu15 wo15 vu15 vo15 vw15 yi15 ye15 # و ו, ي י
	vb15 fp15 sS15 kX15 kq15 Tz15 Ts15 # ב פ ש כ ק צ
`

const (
	// edit is the cost of a change that no confusion explains.
	edit = 1
	// A vowel is left out or put in more cheaply than a consonant; h, which many languages do not
	// sound, and the glides more cheaply still.
	vowelEdit, silentEdit, glideEdit = 0.5, 0.35, 0.35
	// swapEdit is the cost of two neighbouring sounds in the other order, a slip of the hand.
	swapEdit = 0.8
	// firstFactor raises what a change of the first sound costs: it is misheard and mistyped least.
	firstFactor = 1.4
	// unwrittenVowel is the cost of a vowel that Arabic and Hebrew do not write.
	unwrittenVowel = 0.06
)

// soundCosts say what a change from one spelling to another costs.
type soundCosts struct {
	change [soundCount][soundCount]float32
	lose   [soundCount]float32
}

var (
	// spelledCosts compare names that are written with their vowels.
	spelledCosts = newSoundCosts()
	// abjadCosts compare a name in Arabic or Hebrew script with one that has its vowels.
	abjadCosts = newAbjadCosts()
)

func isVowelSound(s sound) bool {
	switch s {
	case 0, 'e' - 'a', 'i' - 'a', 'o' - 'a', 'u' - 'a':
		return true
	}
	return false
}

func newSoundCosts() *soundCosts {
	c := &soundCosts{}
	for a := range soundCount {
		c.lose[a] = edit
		if isVowelSound(a) {
			c.lose[a] = vowelEdit
		}
		for b := range soundCount {
			switch {
			case a == b:
			case isVowelSound(a) && isVowelSound(b):
				c.change[a][b] = vowelEdit
			default:
				c.change[a][b] = edit
			}
		}
	}
	c.lose['h'-'a'] = silentEdit
	c.lose['y'-'a'], c.lose['j'-'a'], c.lose['i'-'a'], c.lose['w'-'a'] = glideEdit, glideEdit, glideEdit, vowelEdit
	c.confuse(confusions)
	return c
}

// newAbjadCosts lets vowels come and go, since one of the two names does not write them, and
// lets the letters that stand for long vowels and glides alike (و ي ו י) be either.
func newAbjadCosts() *soundCosts {
	c := newSoundCosts()
	for a := range soundCount {
		if !isVowelSound(a) {
			continue
		}
		c.lose[a] = unwrittenVowel
		for b := range soundCount {
			if isVowelSound(b) && a != b {
				c.change[a][b] = unwrittenVowel
			}
		}
	}
	c.confuse(abjadConfusions)
	c.lose['h'-'a'], c.lose['y'-'a'], c.lose['w'-'a'] = 0.2, 0.2, 0.3
	return c
}

// confuse sets the costs of a table of confusions, both ways.
func (c *soundCosts) confuse(table string) {
	for line := range strings.Lines(table) {
		pairs, _, _ := strings.Cut(line, "#")
		for pair := range strings.FieldsSeq(pairs) {
			a, b := soundNamed(pair[0]), soundNamed(pair[1])
			cost := float32(10*(pair[2]-'0')+pair[3]-'0') / 100
			c.change[a][b], c.change[b][a] = cost, cost
		}
	}
}
