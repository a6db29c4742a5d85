package onomastics

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"diasmap/envelope"
	"diasmap/onomastics/vector"
)

// A Model holds weights learned from people and lexicons: what family names and given names say
// of the countries they may come from. It keeps the bytes it was opened on and is safe for
// concurrent use.
type Model struct {
	classes  []Country
	anywhere []float32
	bags     [bagKinds]bagModel
	digest   [digestSize]byte
	size     int
}

// A bagModel estimates origins from one bag: the softmax of bias + weights of grams + weights of listings.
type bagModel struct {
	bias   *vector.V // by class
	logPi  *vector.V // log share of each class among the people it was trained on
	rarity []float32 // weight of being listed, by rarity
	grams  gramTable
}

// ModelWeights is what training yields, and a model is made from.
type ModelWeights struct {
	Classes []Country
	// Anywhere is the log prior of each class when no residence is known.
	Anywhere []float32
	Bags     [bagKinds]BagWeights
}

// BagWeights are the weights of one bag, by class but for Rarity and Grams.
type BagWeights struct {
	Bias, LogPi []float32
	Rarity      []float32
	Grams       []GramWeights
}

// GramWeights are the weights of one gram, in nats, for some classes.
type GramWeights struct {
	Gram    uint32
	Classes []uint8
	Weights []float32
}

// RarityCount is how many rarities there are.
const RarityCount = mostRarity + 1

// Build lays a model out. digest is the SHA-256 of what it was trained on. Grams must be sorted,
// each once.
func (m *ModelWeights) Build(digest [digestSize]byte) []byte {
	classes := make([]byte, 0, 2*len(m.Classes))
	for _, c := range m.Classes {
		classes = append(classes, c[:]...)
	}
	sections := []envelope.Section{{ID: sectionClasses, Body: classes}, {ID: sectionAnywhere, Body: appendFloats(nil, m.Anywhere)}}
	for i := range m.Bags {
		b := &m.Bags[i]
		weights := appendFloats(appendFloats(appendFloats(nil, b.Bias), b.LogPi), b.Rarity)
		sections = append(sections,
			envelope.Section{ID: uint32(sectionBags + 2*i), Body: weights},
			envelope.Section{ID: uint32(sectionBags + 2*i + 1), Body: buildGrams(b.Grams)})
	}
	return modelEnvelope.Seal(sections, digest)
}

// OpenModel checks and opens a trained model. It refers to data, which must not change afterwards.
// The error wraps ErrModelMagic, ErrModelVersion, ErrModelChecksum or ErrModelFormat.
func OpenModel(data []byte) (*Model, error) {
	sections, err := modelEnvelope.Open(data)
	if err != nil {
		return nil, err
	}
	m := &Model{size: len(data), digest: envelope.Digest(data)}
	codes := sections[sectionClasses]
	n := len(codes) / 2
	if n == 0 || n > 255 {
		return nil, fmt.Errorf("%w: %d classes", ErrModelFormat, n)
	}
	for i := range n {
		m.classes = append(m.classes, Country(codes[2*i:2*i+2]))
	}
	if m.anywhere, err = readFloats(sections[sectionAnywhere], n); err != nil {
		return nil, err
	}
	for i := range m.bags {
		id := uint32(sectionBags + 2*i)
		if m.bags[i], err = openBag(sections[id], sections[id+1], n); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func openBag(weights, grams []byte, n int) (b bagModel, err error) {
	all, err := readFloats(weights, 2*n+RarityCount)
	if err != nil {
		return b, err
	}
	b.bias, b.logPi, b.rarity = newVector(all[:n], beyond), newVector(all[n:2*n], 0), all[2*n:]
	b.grams, err = openGrams(grams, n)
	return b, err
}

// Classes lists the countries the model can answer. The slice is shared: do not write.
func (m *Model) Classes() []Country { return m.classes }

// Digest is the SHA-256 of what the model was trained on, in hexadecimal.
func (m *Model) Digest() string { return hex.EncodeToString(m.digest[:]) }

// Size is the length of the file in bytes, Grams the number of grams a bag has weights for.
func (m *Model) Size() int { return m.size }

// Grams is the number of grams with weights in a bag.
func (m *Model) Grams(kind BagKind) int {
	n := 0
	for s := m.bags[kind].grams.slots; len(s) > 0; s = s[slotSize:] {
		if binary.LittleEndian.Uint32(s[4:]) != 0 {
			n++
		}
	}
	return n
}

// logits fills dst, by class of the model, with the score of a bag before the softmax. class gives
// the class of a country number of the lexicon, noClass for none. The weights of grams are added up as the whole numbers
// they are stored as.
func (b *bagModel) logits(dst *vector.V, s *gramScratch, bag *Bag, class *[256]uint8) {
	s.refs = b.grams.look(s.refs[:0], bag.Grams)
	s.sums = vector.Wholes{}
	b.grams.add(&s.sums, s.refs)
	*dst = *b.bias
	vector.AddWholes(dst, 1.0/weightStepsPerNat, &s.sums)
	for _, l := range bag.Listed {
		if c := class[l.Country]; c != noClass {
			dst[c] += b.rarity[l.Rarity]
		}
	}
}

// A gramScratch is the space grams are looked up and added in.
type gramScratch struct {
	refs []uint32
	sums vector.Wholes
}

// likelihoodRatios turns logits of n classes into log P(class|bag)/π(class), in place.
func (b *bagModel) likelihoodRatios(logits, spare *vector.V, n int) {
	norm := meanOf(logits, spare, n) + log32(float64(n))
	vector.Ratio(logits, norm, leastLogPosterior, b.logPi)
}

// leastLogPosterior bounds how much one part of a name can speak against a country: log 10^-7.
const leastLogPosterior = -16.1
