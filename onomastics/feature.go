package onomastics

import (
	"math"
	"math/bits"
	"slices"
)

// A Bag is what the model looks at in the family names, or in the given names, of one person.
type Bag struct {
	// Grams are hashes of letter n-grams, of letters with marks, and of whole words.
	Grams []uint32
	// Listed tells in which countries a lexicon lists a word, and how usual it is there.
	Listed []Listing
}

// A Listing is a country whose lexicon lists a word.
type Listing struct {
	Country uint8 // number of the country in the lexicon
	Rarity  uint8 // log2 of one over the share of bearers, at most mostRarity
}

// A BagKind tells the two bags of a name apart.
type BagKind uint8

// The bags. Particles and patronymics are with the family names, marked as such.
const (
	FamilyBag BagKind = iota
	GivenBag
	bagKinds
)

// evidence is what is told of the names of a bag.
func (k BagKind) evidence() EvidenceKind {
	if k == GivenBag {
		return GivenEvidence
	}
	return FamilyEvidence
}

// table is where the lexicons list the names of a bag.
func (k BagKind) table() Table {
	if k == GivenBag {
		return GivenTable
	}
	return FamilyTable
}

const (
	// shortestGram and longestGram bound the n-grams, in letters with the marks of both ends.
	shortestGram = 2
	longestGram  = 6
	// mostRarity is the rarity of a name of one in 2^27 bearers or fewer.
	mostRarity = 27
	// mostListings: in how many countries a word is listed is told apart up to this number.
	mostListings = 20
	// mostCounted: how many names of a kind there are is told apart up to this number.
	mostCounted = 3
)

// Salts keep the hashes of unlike things apart.
const (
	gramSalt = iota + 1
	besideSalt
	markSalt
	markedSalt
	listedSalt
	shapeSalt
	variantSalt
	listingSalt
)

func (b *Bag) reset() { b.Grams, b.Listed = b.Grams[:0], b.Listed[:0] }

// Empty says whether nothing was seen.
func (b *Bag) Empty() bool { return len(b.Grams) == 0 }

// Bags parses the name of a person as Classify does and returns what the model looks at; nil bags
// for names that cannot be judged. They are valid until the next call.
func (w *Worker) Bags(p Person) *[bagKinds]Bag {
	w.answer = Answer{Residence: p.Residence, policy: &w.policy}
	w.name.Reset()
	if _, bad := invalidUTF8(p); bad {
		return nil
	}
	w.parse(p)
	if w.unanswerable() != NoCause {
		return nil
	}
	w.order()
	for kind := range bagKinds {
		w.fillBag(kind)
	}
	return &w.bags
}

// fillBag looks at every word of w.name that is of a bag.
func (w *Worker) fillBag(kind BagKind) {
	w.bags[kind].reset()
	count := uint32(0)
	for _, part := range w.name.Parts {
		bag, salt := w.bagOf(part.Kind)
		if bag != kind {
			continue
		}
		if salt == gramSalt {
			count++
		}
		w.seeWords(kind, salt, part.Text)
	}
	if count > 0 {
		w.bags[kind].Grams = append(w.bags[kind].Grams, shapeGram(count))
	}
}

// shapeGram is the gram of there being so many names in a bag: two family names are Spanish, two given names are not Icelandic.
func shapeGram(count uint32) uint32 { return mix(shapeSalt, min(count, mostCounted)) }

// seeWords adds the words of a part to a bag.
func (w *Worker) seeWords(kind BagKind, salt uint32, text string) {
	hyphened := hasHyphen(text)
	for word := range words(text) {
		if hyphened && isParticle(word) { // Der-Yeghiayan
			w.see(kind, besideSalt, word)
			continue
		}
		w.see(kind, salt, word)
	}
}

// bagOf says in which bag parts of a kind are, bagKinds for none, and the salt of their grams. A maiden
// name stands for the family name: the married one is the spouse's.
func (w *Worker) bagOf(kind PartKind) (BagKind, uint32) {
	switch kind {
	case GivenName, MiddleName:
		return GivenBag, gramSalt
	case Patronymic, Particle:
		return FamilyBag, besideSalt
	case MaidenName:
		return FamilyBag, gramSalt
	case FamilyName:
		if !w.name.has(MaidenName) {
			return FamilyBag, gramSalt
		}
	}
	return bagKinds, 0
}

// see adds a word to a bag.
func (w *Worker) see(kind BagKind, salt uint32, word string) {
	w.key = AppendKey(w.key[:0], word, w.scheme)
	if len(w.key) == 0 || len(w.key) > maxKeyLength {
		return
	}
	b := &w.bags[kind]
	b.addGrams(salt, w.key)
	if !isASCII(word) && ScriptOf(word) == Latin {
		b.addMarks(word)
	}
	if salt != gramSalt {
		return
	}
	w.variant = AppendVariantKey(w.variant[:0], word, w.scheme)
	b.Grams = append(b.Grams, wholeHash(variantSalt, w.variant))
	postings, _ := w.names(0, kind.table(), w.key)
	if len(postings) == 0 {
		return
	}
	b.Grams = append(b.Grams, mix(listedSalt, uint32(min(len(postings)/2, mostListings))))
	for ; len(postings) >= 2; postings = postings[2:] {
		l := Listing{postings[0], rarityOf(postings[1])}
		b.Listed = append(b.Listed, l)
		b.Grams = append(b.Grams, l.gram())
	}
}

// gram is the gram of being listed in a country, as usual or as rare: each country of a list has something to say of
// the others.
func (l Listing) gram() uint32 {
	return mix(listingSalt, uint32(l.Country)<<2|uint32(l.Rarity/gramRarityStep))
}

// ListingGrams returns the grams that tell where a word is listed, sorted: training hides them to make names that are not.
func ListingGrams() []uint32 {
	var grams []uint32
	for n := range uint32(mostListings + 1) {
		grams = append(grams, mix(listedSalt, n))
	}
	for country := range 256 {
		for r := uint8(0); r <= mostRarity; r += gramRarityStep {
			grams = append(grams, Listing{uint8(country), r}.gram())
		}
	}
	slices.Sort(grams)
	return grams
}

// gramRarityStep: rarities are told apart in steps of so many bits in the grams of listings.
const gramRarityStep = 7

// rarityOf turns an encoded share into whole bits.
func rarityOf(share byte) uint8 { return min(share/shareStepsPerBit, mostRarity) }

// addGrams adds the n-grams of a key, its ends marked, and the key as a whole.
func (b *Bag) addGrams(salt uint32, key []byte) {
	var buf [maxKeyLength + 2]byte
	marked := append(append(append(buf[:0], '^'), key...), '$')
	for i := range marked {
		h := mix(salt, 0)
		for n := 1; n <= longestGram && i+n <= len(marked); n++ {
			h = mix(h, uint32(marked[i+n-1]))
			if n >= shortestGram {
				b.Grams = append(b.Grams, h)
			}
		}
	}
	if len(marked) > longestGram {
		b.Grams = append(b.Grams, wholeHash(salt, marked))
	}
}

// wholeHash is the hash of a whole key.
func wholeHash(salt uint32, key []byte) uint32 {
	h := mix(salt, 0)
	for _, c := range key {
		h = mix(h, uint32(c))
	}
	return h
}

// addMarks adds the letters of a Latin word that ASCII does not have, each by itself and with
// the letter before, and the word as it is written.
func (b *Bag) addMarks(word string) {
	whole, before := mix(markedSalt, 0), uint32('^')
	for _, r := range word {
		r = toLower(r)
		whole = mix(whole, uint32(r))
		if tellingLetter(r) {
			h := mix(markSalt, uint32(r))
			b.Grams = append(b.Grams, h, mix(h, before))
		}
		before = uint32(r)
	}
	b.Grams = append(b.Grams, whole)
}

// mix is one step of a hash: multiply and rotate.
func mix(h, v uint32) uint32 {
	return bits.RotateLeft32((h^v*0x9e3779b1)*0x85ebca77, 13)
}

func log32(x float64) float32 { return float32(math.Log(x)) }
