package onomastics

import (
	"unsafe"

	"github.com/cespare/xxhash/v2"

	"diasmap/onomastics/prefetch"
)

// A memory keeps what was computed of texts. It holds a fixed number of them, four to a set that the hash of a text
// chooses; of a full set the one goes that was not asked for the longest. An E begins with its memoryText, so that both come from
// memory at once.
type memory[E any] struct{ memoryIndex }

// newMemory returns a memory of so many bytes, rounded down to whole sets, and at least one set.
func newMemory[E any](size int) memory[E] {
	one := unsafe.Sizeof(*new(E))
	sets := max(size/(memoryWays*int(one)+int(unsafe.Sizeof(memorySet{}))), 1)
	kept := make([]E, sets*memoryWays)
	first := unsafe.Pointer(unsafe.SliceData(kept))
	prefetch.InLargePages(first, uintptr(len(kept))*one)
	return memory[E]{memoryIndex{sets: make([]memorySet, sets), first: first, size: one}}
}

// find returns what is kept of a text with its hash, and whether it is known. What is not is now to be filled in. There
// is nothing, nil, for a text that is too long, and where all that may be had is in use for this name.
func (m *memory[E]) find(h uint64, text []byte) (kept *E, known bool) {
	at, known := m.place(h, text)
	return (*E)(at), known
}

const memoryWays = 4

// A memorySet is a cache line that says what is kept in the places of a set.
type memorySet struct {
	tags  [memoryWays]uint32 // of the hash; 0 for none
	asked [memoryWays]uint32 // when it was asked for
}

// A memoryText is a text as it is kept; it fills a cache line.
type memoryText struct {
	length uint8
	text   [longestKept]byte
}

// longestKept is the longest text that is kept, in bytes.
const longestKept = 63

// A memoryIndex says where what is kept lies: place after place, each of so many bytes, from the first on.
type memoryIndex struct {
	sets  []memorySet
	first unsafe.Pointer
	size  uintptr
	now   uint32
}

// tick begins a name: what was found for those before may go.
func (m *memoryIndex) tick() { m.now++ }

// ask returns the hash of a text and asks for its set.
func (m *memoryIndex) ask(text []byte) uint64 {
	h := xxhash.Sum64(text)
	prefetch.Line(unsafe.Pointer(&m.sets[m.set(h)]))
	return h
}

// askKept asks for what may be kept of the text with a hash.
func (m *memoryIndex) askKept(h uint64) {
	set := m.set(h)
	for way, t := range m.sets[set].tags {
		if t == tagOf(h) {
			prefetch.All(m.at(set, way), m.size)
		}
	}
}

// set is the set of a hash: its lower half as a fraction of all sets.
func (m *memoryIndex) set(h uint64) int { return int(uint64(uint32(h)) * uint64(len(m.sets)) >> 32) }

func tagOf(h uint64) uint32 { return uint32(h>>32) | 1 }

// at is the place of a way of a set.
func (m *memoryIndex) at(set, way int) unsafe.Pointer {
	return unsafe.Add(m.first, uintptr(set*memoryWays+way)*m.size)
}

// place is where what is kept of a text lies: see find.
func (m *memoryIndex) place(h uint64, text []byte) (at unsafe.Pointer, known bool) {
	if len(text) > longestKept {
		return nil, false
	}
	set, tag := m.set(h), tagOf(h)
	s := &m.sets[set]
	for way, t := range s.tags {
		if t == tag {
			at = m.at(set, way)
			if kept := (*memoryText)(at); string(kept.text[:kept.length]) == string(text) {
				s.asked[way] = m.now
				return at, true
			}
		}
	}
	return m.replace(set, tag, text), false
}

// replace gives the place of a set that was not asked for the longest to a text; nil if all are in use for this name.
func (m *memoryIndex) replace(set int, tag uint32, text []byte) unsafe.Pointer {
	s, oldest := &m.sets[set], 0
	for way, asked := range s.asked {
		if m.now-asked > m.now-s.asked[oldest] {
			oldest = way
		}
	}
	if s.asked[oldest] == m.now && s.tags[oldest] != 0 {
		return nil
	}
	s.tags[oldest], s.asked[oldest] = tag, m.now
	at := m.at(set, oldest)
	kept := (*memoryText)(at)
	kept.length = uint8(copy(kept.text[:], text))
	return at
}
