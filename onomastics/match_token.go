package onomastics

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// mostTokens bounds the tokens of a name that are matched, and longestToken the letters of one.
	mostTokens   = 12
	longestToken = 40
)

// A matchToken is a word of a name as matching sees it.
type matchToken struct {
	text   string
	kind   PartKind
	script Script
	// optional: a name in brackets or quotes, which nobody misses.
	optional bool
	// servant: two words joined, of which text is the second: Abdul Rahman.
	servant  bool
	key      []byte
	sounds   []sound
	forms    []nicknameForm
	variants []byte // see variantKeys; nil until they are asked for
	// rarity is -log10 of the largest share of bearers in any country, rarestShare if none lists it.
	rarity float32
	// given and family are the largest shares as given and family name, encoded; noShare if not listed.
	given, family byte
}

func (t *matchToken) isInitial() bool  { return t.kind == Initial }
func (t *matchToken) isParticle() bool { return t.kind == Particle }

// isAbjad says whether the token lacks vowels: its script does not write them or, as those of India, has a
// vowel in every consonant that romanisation leaves out.
func (t *matchToken) isAbjad() bool {
	return t.isUnvocalised() || t.script >= Devanagari && t.script <= Khmer
}

// isUnvocalised says whether the script of the token leaves out vowels.
func (t *matchToken) isUnvocalised() bool { return t.script == Arabic || t.script == Hebrew }

// matchName is a name ready to be matched.
type matchName struct {
	name       Name
	tokens     []matchToken
	letters    []byte // what the keys and sounds of tokens refer to
	generation int8   // 1 for Sr, 2 for Jr and II, 3 for III …; 0 when not told
	certain    bool   // the order is
}

// lettersRoom holds the keys, sounds and variant keys of mostTokens tokens, as a rule.
const lettersRoom = 6 * mostTokens * longestToken

func newMatchName() *matchName {
	return &matchName{tokens: make([]matchToken, 0, mostTokens), letters: make([]byte, 0, lettersRoom)}
}

// prepare fills the tokens from the parsed name.
func (n *matchName) prepare(parsed *Name, names *knownNames) {
	n.tokens, n.letters, n.generation = n.tokens[:0], n.letters[:0], 0
	n.certain = parsed.OrderCertain
	for _, p := range parsed.Parts {
		switch p.Kind {
		case Honorific, Label:
		case Suffix:
			n.generation = generationOf(p.Text)
		case Initial:
			n.addInitials(p.Text)
		default:
			n.addWords(p)
		}
	}
	n.joinServants()
	for i := range n.tokens {
		n.tokens[i].look(names)
	}
}

// generationOf numbers the generation a suffix stands for.
func generationOf(suffix string) int8 {
	switch strings.ToLower(strings.Trim(suffix, ".")) {
	case "sr", "père", "pere", "ст":
		return 1
	case "iii":
		return 3
	case "iv":
		return 4
	}
	return 2
}

// addInitials adds each letter of J.R.R. as a token. In Arabic script names are not written with
// initials: a letter alone is a title there, as د. for doctor.
func (n *matchName) addInitials(text string) {
	for i, r := range text {
		if r == '.' || r == '-' || ScriptOfRune(r) == Arabic {
			continue
		}
		if i > 0 && text[i-1] != '.' && unicode.IsLower(r) { // Sh. is one letter
			continue
		}
		end := i + utf8.RuneLen(r)
		for end < len(text) && text[end] >= 'a' && text[end] <= 'z' {
			end++
		}
		n.add(matchToken{text: text[i:end], kind: Initial})
	}
}

// brackets stand around names that nobody misses.
const brackets = `()[]"«»“”„ `

// addWords adds the words of a part: what a hyphen joins is two tokens.
func (n *matchName) addWords(p Part) {
	text := strings.Trim(p.Text, brackets)
	optional := len(text) < len(p.Text) || p.Kind == MaidenName || p.Kind == Nickname
	for text != "" {
		var word string
		at := 0
		for at < len(text) && text[at] != ' ' && text[at] != '-' {
			at++
		}
		if at == len(text) {
			word, text = text, ""
		} else {
			word, text = text[:at], text[at+1:]
		}
		kind := p.Kind
		if text != "" && particles.has(word) { // al-Assad, Ter-Petrosyan
			kind = Particle
		}
		n.add(matchToken{text: word, kind: kind, optional: optional})
	}
}

// add completes a token with its letters and keeps it, if it has any and there is room.
func (n *matchName) add(t matchToken) {
	if len(n.tokens) == mostTokens {
		return
	}
	from := len(n.letters)
	text := t.text
	if len(text) > 4*longestToken {
		text = strings.ToValidUTF8(text[:4*longestToken], "")
	}
	t.script = ScriptOf(text)
	n.letters = AppendKey(n.letters, text, DefaultScheme(text, Country{}))
	if len(n.letters) > from+longestToken {
		n.letters = n.letters[:from+longestToken]
	}
	if len(n.letters) == from {
		return
	}
	t.key = n.letters[from:len(n.letters):len(n.letters)]
	if t.kind == Initial && len(t.key) > 1 && t.script == Latin {
		t.kind = Unplaced
	}
	if initialsInCapitals(&t) {
		for i := range len(t.key) {
			one := t
			one.kind, one.text, one.key = Initial, t.text[i:i+1], t.key[i:i+1]
			n.keep(one)
		}
		return
	}
	n.keep(t)
}

// initialsInCapitals says whether a word is initials without points, as JK: two or three capitals
// without a vowel.
func initialsInCapitals(t *matchToken) bool {
	if t.kind == Initial || len(t.text) > 3 || len(t.text) < 2 || len(t.key) != len(t.text) {
		return false
	}
	for i := range len(t.text) {
		if b := t.text[i]; b < 'A' || b > 'Z' || isVowelSound(b-'A') || b == 'Y' {
			return false
		}
	}
	return true
}

func (n *matchName) keep(t matchToken) {
	if len(n.tokens) == mostTokens {
		return
	}
	from := len(n.letters)
	n.letters = appendTokenSounds(n.letters, t.key)
	t.sounds = n.letters[from:len(n.letters):len(n.letters)]
	n.tokens = append(n.tokens, t)
}

// variantKeys returns the variant keys of a token of n.
func (n *matchName) variantKeys(t *matchToken) []byte {
	if t.variants == nil {
		from := len(n.letters)
		n.letters = AppendVariantKeys(n.letters, t.text[:min(len(t.text), 4*longestToken)], DefaultScheme(t.text, Country{}))
		t.variants = n.letters[from:len(n.letters):len(n.letters)]
	}
	return t.variants
}

// rarestShare is the rarity of a name no lexicon lists: as if one in a million bore it.
const rarestShare = 6

// rarityStep is what one step of an encoded share adds to rarity.
const rarityStep = math.Ln2 / math.Ln10 / shareStepsPerBit

// look learns how common the token is, and what else its bearer is called.
func (t *matchToken) look(names *knownNames) {
	if t.isInitial() {
		t.rarity, t.given, t.family = rarestShare, noShare, noShare
		return
	}
	known := names.look(t.key)
	t.given, t.family, t.forms = known.given, known.family, known.forms
	t.rarity = min(float32(min(t.given, t.family))*rarityStep, rarestShare)
}
