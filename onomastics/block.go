package onomastics

import (
	"cmp"
	"iter"
	"slices"
)

// Blocks find the pairs of a list that are worth matching without comparing all with all. Names that
// share a key stand in one block; a name has a key for each of its words together with the first
// sound of another, so that a pair is found as long as one word is right in its consonants and
// another begins right, in any order. Blocks are not safe for concurrent use.
type Blocks struct {
	names   *knownNames
	name    *matchName
	text    []byte
	entries []blockEntry
	count   int
	among   uint64 // of the name that is added
	codes   [2*codesOfReading + 1]blockCode
	letters []byte
	sounds  []sound
}

// A blockEntry puts a name in a block.
type blockEntry struct {
	hash  uint64 // the key of the block
	order uint64 // the first letters of the other word: neighbours in a large block are alike
	id    uint32
}

// NewBlocks returns empty blocks that know from l which words are rare enough to find a pair by
// themselves. l may be nil.
func NewBlocks(l *Lexicon) *Blocks {
	return &Blocks{names: &knownNames{lexicon: l}, name: newMatchName()}
}

// Add adds a full name and returns its number: 0, 1, 2 ….
func (b *Blocks) Add(name string) int { return b.AddAmong(name, 0) }

// AddAmong is Add of a name that only shares blocks with names added among the same: those of one city, say.
func (b *Blocks) AddAmong(name string, among uint64) int {
	b.among = among
	b.text = AppendNormalised(b.text[:0], name)
	ParseName(&b.name.name, string(b.text))
	b.name.prepare(&b.name.name, b.names)
	id := b.count
	b.count++
	alone := b.name.cores() <= 1 || !b.name.hasCore()
	for i := range b.name.tokens {
		if t := &b.name.tokens[i]; t.isCore() || alone {
			b.addToken(uint32(id), i, alone)
		}
	}
	return id
}

// Kinds of keys, so that one kind is not taken for another.
const (
	blockByInitial = iota + 1
	blockByNickname
	blockByRareWord
	blockByWhole
)

// rareWord is the rarity from which a word finds a pair by itself: one in thirty thousand bears it in
// the country where most do.
const rareWord = 4.5

// hasCore says whether the name has a word that is not an initial, a particle or a nickname.
func (n *matchName) hasCore() bool {
	for i := range n.tokens {
		if n.tokens[i].isCore() {
			return true
		}
	}
	return false
}

// addToken adds the keys of token i; alone says that the name has no other.
func (b *Blocks) addToken(id uint32, i int, alone bool) {
	t := &b.name.tokens[i]
	codes := blockCodes(b.codes[:0], t.sounds)
	if variant := b.name.variantKeys(t); len(variant) > 0 {
		codes = append(codes, blockCode(hashKey(variant)))
	}
	if i > 0 && b.name.tokens[i-1].isParticle() {
		b.sounds = appendTokenSounds(b.sounds[:0], append(append(b.letters[:0], b.name.tokens[i-1].key...), t.key...))
		codes = blockCodes(codes, b.sounds)
	}
	for j := range b.name.tokens {
		if u := &b.name.tokens[j]; i != j && !u.isParticle() {
			b.addWith(id, codes, u)
		}
	}
	switch {
	case alone:
		b.add(blockByWhole, codes[0], 0, PackLetters(t.key), id)
	case t.rarity >= rareWord && len(t.sounds) >= leastRareSounds:
		b.add(blockByWhole, codes[0], 0, PackLetters(t.key), id)
		b.add(blockByRareWord, blockCode(hashKey(t.key)), 0, PackLetters(t.key), id)
	}
}

// addWith adds keys of the codes of one word with another.
func (b *Blocks) addWith(id uint32, codes []blockCode, other *matchToken) {
	order := PackLetters(other.key)
	first, second := classNumbers[0][other.sounds[0]], classNumbers[1][other.sounds[0]]
	for _, code := range codes {
		b.add(blockByInitial, code, uint64(first), order, id)
		if second != first {
			b.add(blockByInitial, code, uint64(second), order, id)
		}
		for _, f := range other.forms {
			b.add(blockByNickname, code, uint64(f.line), order, id)
		}
	}
}

// leastRareSounds is the least length of a word that finds a pair by itself.
const leastRareSounds = 4

func (b *Blocks) add(kind int, code blockCode, other, order uint64, id uint32) {
	const mix = 0x9e3779b97f4a7c15
	h := (uint64(code)*mix ^ other + uint64(kind)) * mix
	h = (h ^ h>>31 ^ b.among) * mix
	b.entries = append(b.entries, blockEntry{h ^ h>>29, order, id})
}

const (
	// largestBlock is the most names that are all compared with one another.
	largestBlock = 48
	// blockWindow is how many neighbours on either side a name has in a larger block, which is
	// sorted by the letters of the other word.
	blockWindow = 16
)

// Candidates yields the pairs of numbers that share a block, each once, the smaller first.
func (b *Blocks) Candidates() iter.Seq2[int, int] {
	slices.SortFunc(b.entries, func(x, y blockEntry) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.order, y.order), cmp.Compare(x.id, y.id))
	})
	blocks := b.bounds()
	places, starts := b.places()
	return func(yield func(int, int) bool) {
		var others []uint32
		for id := range uint32(b.count) {
			others = others[:0]
			for _, at := range places[starts[id]:starts[id+1]] {
				others = b.neighbours(others, int(at), blocks[at], id)
			}
			slices.Sort(others)
			for _, other := range slices.Compact(others) {
				if !yield(int(id), int(other)) {
					return
				}
			}
		}
	}
}

// A blockBound is the extent of the block that an entry is in.
type blockBound struct{ from, to uint32 }

// bounds gives the extent of the block of each entry.
func (b *Blocks) bounds() []blockBound {
	bounds := make([]blockBound, len(b.entries))
	for from := 0; from < len(b.entries); {
		to := from + 1
		for to < len(b.entries) && b.entries[to].hash == b.entries[from].hash {
			to++
		}
		for i := from; i < to; i++ {
			bounds[i] = blockBound{uint32(from), uint32(to)}
		}
		from = to
	}
	return bounds
}

// places lists the entries of each name: those of name id are places[starts[id]:starts[id+1]].
func (b *Blocks) places() (places, starts []uint32) {
	starts = make([]uint32, b.count+2)
	for _, e := range b.entries {
		starts[e.id+2]++
	}
	for i := 2; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	places = make([]uint32, len(b.entries))
	for at, e := range b.entries {
		places[starts[e.id+1]] = uint32(at)
		starts[e.id+1]++
	}
	return places, starts
}

// neighbours appends the names after id that entry at is to be compared with.
func (b *Blocks) neighbours(dst []uint32, at int, block blockBound, id uint32) []uint32 {
	from, to := int(block.from), int(block.to)
	if to-from > largestBlock {
		from, to = max(from, at-blockWindow), min(to, at+blockWindow+1)
	}
	for _, e := range b.entries[from:to] {
		if e.id > id {
			dst = append(dst, e.id)
		}
	}
	return dst
}
