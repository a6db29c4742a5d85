package onomastics

// A knownName is what the lexicon and the table of nicknames say of a key.
type knownName struct {
	hash          uint64 // of the key
	given, family byte
	forms         []nicknameForm
}

// knownNames remembers what was looked up last: names repeat from pair to pair, and a look-up in a
// lexicon of many megabytes waits for memory. A hash of 64 bits stands for the key.
type knownNames struct {
	lexicon *Lexicon
	recent  [recentNames]knownName
}

// recentNames is a power of two.
const recentNames = 4096

// look returns what is known of a key; it must not be changed.
func (k *knownNames) look(key []byte) *knownName {
	hash := hashKey(key)
	known := &k.recent[hash%recentNames]
	if known.hash != hash {
		*known = knownName{hash: hash, given: noShare, family: noShare, forms: nicknames().forms(key)}
		if k.lexicon != nil {
			known.given, known.family = k.lexicon.largestShare(GivenTable, key), k.lexicon.largestShare(FamilyTable, key)
		}
	}
	return known
}

// noShare is the encoded share of a name that is not listed, the smallest there is.
const noShare = 255

// largestShare is the largest share of bearers, encoded, that any country has of the name with this key.
func (l *Lexicon) largestShare(t Table, key []byte) byte {
	postings, _ := l.names(t, key)
	best := byte(noShare)
	for ; len(postings) >= 2; postings = postings[2:] {
		best = min(best, postings[1])
	}
	return best
}
