package onomastics

// Arabic names of the kind «servant of the Merciful» are one name, written in one word, in two, or with
// the article apart: Abdulrahman, Abdul Rahman, Abd al-Rahman, Abdurrahman.

// servantWords are the spellings of «servant (of the)» as a word.
var servantWords = newWordSet("abd abdul abdel abdal abdol abdoul abdur abdil abdus abduz abdun abdud عبد")

// joinServants joins «Abdul Rahman» and «Abd al-Rahman» into one token.
func (n *matchName) joinServants() {
	if !n.hasServant() {
		return
	}
	kept := n.tokens[:0]
	for i := 0; i < len(n.tokens); i++ {
		t := n.tokens[i]
		next := i + 1
		if next+1 < len(n.tokens) && n.tokens[next].isArticle() {
			next++
		}
		if t.isServant() && next < len(n.tokens) && !n.tokens[next].isInitial() && !n.tokens[next].isParticle() {
			t = n.joined(&t, &n.tokens[next])
			i = next
		}
		kept = append(kept, t)
	}
	n.tokens = kept
}

func (n *matchName) hasServant() bool {
	for i := range n.tokens {
		if n.tokens[i].isServant() {
			return true
		}
	}
	return false
}

func (t *matchToken) isServant() bool {
	return len(t.key) >= 3 && t.key[0] == 'a' && t.key[1] == 'b' && t.key[2] == 'd' && !t.isInitial() && servantWords.has(string(t.key))
}

// isArticle says whether the token is the Arabic article, assimilated or not.
func (t *matchToken) isArticle() bool {
	return len(t.key) == 2 && (t.key[0] == 'a' || t.key[0] == 'e' || t.key[0] == 'u')
}

// joined returns a token for two words that make up one name; its text is the second's, which tells
// the two apart.
func (n *matchName) joined(a, b *matchToken) matchToken {
	t := *b
	from := len(n.letters)
	n.letters = append(append(n.letters, a.key...), b.key...)
	t.key = n.letters[from:len(n.letters):len(n.letters)]
	from = len(n.letters)
	n.letters = appendTokenSounds(n.letters, t.key)
	t.sounds = n.letters[from:len(n.letters):len(n.letters)]
	t.servant = true
	return t
}

// appendTokenSounds appends the sounds of a key, without the vowel and the article after «abd»:
// abdulrahman, abdurrahman and abdelrahman sound alike.
func appendTokenSounds(dst []sound, key []byte) []sound {
	const shortest = len("abdullah")
	if len(key) < shortest || string(key[:3]) != "abd" {
		return appendSounds(dst, key)
	}
	rest := key[3:]
	for len(rest) > 0 && isVowelSound(rest[0]-'a') {
		rest = rest[1:]
	}
	if len(rest) > 4 && rest[0] == 'l' || len(rest) == 4 && rest[1] == 'l' {
		rest = rest[1:]
	}
	return appendSounds(append(dst, 0, 'b'-'a', 'd'-'a'), rest)
}
