package onomastics

import (
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
	settings [settings]settingModel
	digest   [digestSize]byte
	size     int
}

// A Setting says what is known beside the name, and so what is asked. In a host, everybody is a citizen or might be: the
// question is where the name comes from. Anywhere, the name is all there is, and where its bearers are counts too.
type Setting uint8

// The settings.
const (
	Anywhere Setting = iota
	InHost
	settings
)

// A settingModel estimates origins in a setting: the softmax of bias + what the family names say + what the given
// names say.
type settingModel struct {
	bias  []float32 // by class
	logPi []float32 // log share of each class among the people it was trained on
	bags  [bagKinds]bagModel
}

// A bagModel tells what a bag says of each class: weights of grams + weights of listings.
type bagModel struct {
	rarity []float32 // weight of being listed, by rarity
	grams  gramTable
	spread *spreadGrams
}

// ModelWeights is what training yields, and a model is made from.
type ModelWeights struct {
	Classes  []Country
	Settings [settings]SettingWeights
}

// SettingWeights are the weights in one setting: by class, what is expected without a name, and the log share of each among
// the people learned from; and those of the bags.
type SettingWeights struct {
	Bias, LogPi []float32
	Bags        [bagKinds]BagWeights
}

// BagWeights are the weights of one bag.
type BagWeights struct {
	Rarity []float32
	Grams  []GramWeights
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
	sections := []envelope.Section{{ID: sectionClasses, Body: classes}}
	for i := range m.Settings {
		s, id := &m.Settings[i], settingSection(i)
		sections = append(sections, envelope.Section{ID: id, Body: appendFloats(appendFloats(nil, s.Bias), s.LogPi)})
		for k := range s.Bags {
			sections = append(sections, envelope.Section{ID: raritySection(id, k), Body: appendFloats(nil, s.Bags[k].Rarity)})
		}
	}
	for k := range bagKinds {
		var grams [settings][]GramWeights
		for i := range grams {
			grams[i] = m.Settings[i].Bags[k].Grams
		}
		sections = append(sections, envelope.Section{ID: gramSection(int(k)), Body: buildGrams(&grams)})
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
	for i := range m.settings {
		if m.settings[i], err = openSetting(sections, settingSection(i), n); err != nil {
			return nil, err
		}
	}
	for k := range bagKinds {
		grams, err := openGrams(sections[gramSection(int(k))], n)
		if err != nil {
			return nil, err
		}
		for i := range m.settings {
			m.settings[i].bags[k].grams = grams.of(Setting(i))
			m.settings[i].bags[k].spread = grams.spread(Setting(i))
		}
	}
	return m, nil
}

// openSetting opens the sections of a setting, which begin at id.
func openSetting(sections map[uint32][]byte, id uint32, n int) (s settingModel, err error) {
	all, err := readFloats(sections[id], 2*n)
	if err != nil {
		return s, err
	}
	s.bias, s.logPi = all[:n], all[n:]
	for k := range s.bags {
		if s.bags[k].rarity, err = readFloats(sections[raritySection(id, k)], RarityCount); err != nil {
			return s, err
		}
	}
	return s, nil
}

// Classes lists the countries the model can answer. The slice is shared: do not write.
func (m *Model) Classes() []Country { return m.classes }

// Digest is the SHA-256 of what the model was trained on, in hexadecimal.
func (m *Model) Digest() string { return hex.EncodeToString(m.digest[:]) }

// Size is the length of the file in bytes, Grams the number of grams a bag has weights for.
func (m *Model) Size() int { return m.size }

// Grams is the number of grams with weights in a bag, in a setting.
func (m *Model) Grams(setting Setting, kind BagKind) int {
	n := 0
	for _, ref := range m.settings[setting].bags[kind].grams.all() {
		if m.settings[setting].bags[kind].grams.records[ref-1] > 0 {
			n++
		}
	}
	return n
}

// sums adds up what the grams of a bag say of each class of the model, as the whole numbers their weights are stored as. They
// lie in s, and are valid until it is used again.
func (b *bagModel) sums(s *gramScratch, bag *Bag) *vector.Wholes {
	s.rows, s.rest = b.spread.look(s.rows[:0], s.rest[:0], bag.Grams)
	s.refs = b.grams.look(s.refs[:0], s.rest)
	s.sums = vector.Wholes{}
	vector.AddRows(&s.sums, s.rows)
	b.grams.add(&s.sums, s.refs)
	return &s.sums
}

// A gramScratch is the space grams are looked up and added in.
type gramScratch struct {
	rows []*vector.Codes
	rest []uint32 // grams that have no row
	refs []uint32
	sums vector.Wholes
}
