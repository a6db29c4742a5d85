package onomastics

import (
	"unsafe"

	"github.com/cespare/xxhash/v2"

	"diasmap/onomastics/prefetch"
)

// A memory keeps what was computed of texts. It holds a fixed number of them, four to a set that the hash of a text
// chooses; of a full set the one goes that was not asked for the longest.
type memory[E any, P remembered[E]] struct {
	sets []memorySet
	kept []E
	now  uint32
}

// What is remembered has a text, which it lies with so that both come from memory at once.
type remembered[E any] interface {
	*E
	asked() *memoryText
}

const memoryWays = 4

type memorySet struct {
	tags  [memoryWays]uint32 // of the hash; 0 for none
	asked [memoryWays]uint32 // when it was asked for
}

// A memoryText is a text as it is kept; it fills a cache line.
type memoryText struct {
	length uint8
	text   [longestKept]byte
}

func (t *memoryText) asked() *memoryText { return t }

// longestKept is the longest text that is kept, in bytes.
const longestKept = 63

// newMemory returns a memory of so many bytes, rounded down to whole sets, and at least one set.
func newMemory[E any, P remembered[E]](size int) memory[E, P] {
	var one E
	sets := max(size/(memoryWays*int(unsafe.Sizeof(one))+int(unsafe.Sizeof(memorySet{}))), 1)
	m := memory[E, P]{sets: make([]memorySet, sets), kept: make([]E, sets*memoryWays)}
	prefetch.InLargePages(unsafe.Pointer(unsafe.SliceData(m.kept)), uintptr(len(m.kept))*unsafe.Sizeof(one))
	return m
}

// tick begins a name: what was found for those before may go.
func (m *memory[E, P]) tick() { m.now++ }

// ask returns the hash of a text and asks for its set.
func (m *memory[E, P]) ask(text []byte) uint64 {
	h := xxhash.Sum64(text)
	prefetch.Line(unsafe.Pointer(&m.sets[m.set(h)]))
	return h
}

// askKept asks for what may be kept of the text with a hash.
func (m *memory[E, P]) askKept(h uint64) {
	set := m.set(h)
	for way, t := range m.sets[set].tags {
		if t == tagOf(h) {
			kept := unsafe.Pointer(&m.kept[set*memoryWays+way])
			prefetch.Line(kept)
			prefetch.Line(unsafe.Add(kept, cacheLine))
			prefetch.Line(unsafe.Add(kept, 2*cacheLine))
		}
	}
}

const cacheLine = 64

// set is the set of a hash: its lower half as a fraction of all sets.
func (m *memory[E, P]) set(h uint64) int { return int(uint64(uint32(h)) * uint64(len(m.sets)) >> 32) }

func tagOf(h uint64) uint32 { return uint32(h>>32) | 1 }

// find returns what is kept of a text with its hash, and whether it is known. What is not is now to be filled in. There
// is nothing, nil, for a text that is too long, and where all that may be had is in use for this name.
func (m *memory[E, P]) find(h uint64, text []byte) (kept *E, known bool) {
	if len(text) > longestKept {
		return nil, false
	}
	set, tag := m.set(h), tagOf(h)
	s := &m.sets[set]
	oldest := 0
	for way, t := range s.tags {
		if t == tag {
			kept := &m.kept[set*memoryWays+way]
			if key := P(kept).asked(); string(key.text[:key.length]) == string(text) {
				s.asked[way] = m.now
				return kept, true
			}
		}
		if m.now-s.asked[way] > m.now-s.asked[oldest] {
			oldest = way
		}
	}
	if s.asked[oldest] == m.now && s.tags[oldest] != 0 {
		return nil, false
	}
	s.tags[oldest], s.asked[oldest] = tag, m.now
	kept = &m.kept[set*memoryWays+oldest]
	key := P(kept).asked()
	key.length = uint8(copy(key.text[:], text))
	return kept, false
}
