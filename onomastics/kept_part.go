package onomastics

import (
	"math"
	"strings"
	"sync/atomic"

	"diasmap/onomastics/vector"
)

// A partRole is what a part of a name is for the model, and so what its evidence is. The evidence of a bag is the sum of that of its
// parts, since the model adds up what their letters are worth.
type partRole uint8

// The roles. The lexicons are asked of one name of a bag, its main one.
const (
	mainFamily partRole = iota
	moreFamily
	// besideFamily are particles and patronymics.
	besideFamily
	mainGiven
	moreGiven
	// onlyName is a family name without anything beside, which may be a given name.
	onlyName
)

// bag is the bag of a role.
func (r partRole) bag() BagKind {
	if r == mainGiven || r == moreGiven {
		return GivenBag
	}
	return FamilyBag
}

// asksLexicons says whether the opinion of the lexicons is part of the evidence.
func (r partRole) asksLexicons() bool { return r == mainFamily || r == mainGiven || r == onlyName }

// A keptPart is the evidence of a part of a name as it is remembered: what it is worth does not depend on who else bears it, nor
// on where they live.
type keptPart struct {
	memoryText //nolint:unused // a memory reads it
	// odds are log-odds by class, the largest 0, and mean is the log of the mean of e^odds.
	odds vector.Shorts
	mean float32
	kind EvidenceKind
	// listed: a lexicon lists a word of it.
	listed bool
	// The part is known by the key of its word [from, to), which has so many letters, begins with head and ends with tail.
	from, to   uint16
	letters    uint8
	head, tail [MaxSuffix]byte
	// endings and beginnings are the records of the affixes of that key, by letters.
	endings, beginnings [MaxSuffix + 1]uint32
	// worth keeps what the part is worth to an origin, a worth: see nameWorth.
	worth [keptWorths]atomic.Uint32
}

// know keeps what is asked of the key that a part is known by.
func (k *keptPart) know(key []byte, spelt *speltWord) {
	k.letters = uint8(min(len(key), math.MaxUint8))
	copy(k.head[:], key)
	n := min(len(key), MaxSuffix)
	copy(k.tail[MaxSuffix-n:], key[len(key)-n:])
	k.endings, k.beginnings = spelt.ending.refs, spelt.beginning.refs
}

// weighPart fills in the evidence of a part in a role.
func (w *Worker) weighPart(k *keptPart, role partRole, text string) {
	if role == onlyName {
		role = mainFamily
		if w.isRatherGiven(w.knownBy(FamilyTable, text)) {
			role = mainGiven
		}
	}
	kind, n := role.bag(), len(w.classifier.classes)
	t := kind.table()
	k.kind, k.listed, k.letters = kind.evidence(), false, 0
	for i := range k.worth {
		k.worth[i].Store(0)
	}
	w.seePart(role, text)
	sums := w.modelSums(kind)
	w.opinion = vector.Shorts{}
	if role.asksLexicons() {
		w.raiseAdded(sums, t, text)
		key := w.knownBy(t, text)
		w.opine(&w.opinion, t, key)
		k.know(key, w.spell(t, key))
		k.from, k.to = uint16(w.knownFrom), uint16(w.knownTo)
		k.listed = w.listedShare(t, key) > 0
	}
	w.addListings(&w.opinion, kind)
	vector.Pack(&k.odds, sums, stepsPerNat/weightStepsPerNat, &w.opinion)
	emptyRest(&k.odds, n)
	k.mean = meanOfSteps(&k.odds, 0, &w.spare, n)
}

// knownBy is the key of a part that the lexicons are asked for: of the first word that is listed, else of the first that has letters.
// It is valid until it is asked for again; the word stands at [w.knownFrom, w.knownTo), which is nowhere in a part without words.
func (w *Worker) knownBy(t Table, text string) []byte {
	w.known, w.knownFrom, w.knownTo = w.known[:0], 0, 0
	at := 0
	for word := range words(text) {
		at += strings.Index(text[at:], word)
		w.key = AppendKey(w.key[:0], word, w.scheme)
		listed := w.listedShare(t, w.key) > 0
		if listed || len(w.known) == 0 {
			w.known = append(w.known[:0], w.key...)
			w.knownFrom, w.knownTo = at, at+len(word)
		}
		if listed {
			break
		}
	}
	return w.known
}

// isRatherGiven says of a single name that lexicons list it as a given name far more than as a family name.
func (w *Worker) isRatherGiven(key []byte) bool {
	given := w.listedShare(GivenTable, key)
	return given > 0 && given >= mononymGivenTimes*w.listedShare(FamilyTable, key)
}

// seePart fills the bag of a role with what the model looks at in one part.
func (w *Worker) seePart(role partRole, text string) {
	kind, salt := role.bag(), uint32(gramSalt)
	if role == besideFamily {
		salt = besideSalt
	}
	b := &w.bags[kind]
	b.reset()
	w.seeWords(kind, salt, text)
	if role == mainFamily || role == mainGiven {
		b.Grams = append(b.Grams, shapeGram(1))
	}
}

// raiseAdded raises sums where a lexicon of the user lists a word of a part: by how much more usual it is
// there than a name of no list.
func (w *Worker) raiseAdded(sums *vector.Wholes, t Table, text string) {
	if len(w.classifier.layers) == 1 {
		return
	}
	for word := range words(text) {
		w.key = AppendKey(w.key[:0], word, w.scheme)
		for i := range w.classifier.layers[1:] {
			l := &w.classifier.layers[i+1]
			postings, _ := l.lexicon.names(t, w.key)
			for ; len(postings) >= 2; postings = postings[2:] {
				class := l.class[postings[0]]
				sums[class] = max(sums[class], int32(weightStepsPerNat*(logShareOf(postings[1])-w.classifier.params.FamilyFloor)))
			}
		}
	}
}
