package onomastics

import (
	"math/bits"
	"sync/atomic"
	"unsafe"

	"github.com/cespare/xxhash/v2"

	"diasmap/onomastics/prefetch"
)

// A memory keeps what was computed of texts. It holds a fixed number of them, four to a set that the hash of a text
// chooses; of a full set the one goes that was not asked for the longest. An E begins with its memoryText, so that both come from
// memory at once. Before it another memory may stand that several workers share: see sharedMemory.
type memory[E any] struct {
	memoryIndex
	shared *sharedMemory
	// filling is the tag of the shared place that was found last and is to be filled in, fillingTag what it becomes.
	filling    *atomic.Uint32
	fillingTag uint32
}

// newMemory returns a memory of so many bytes, rounded down to whole sets, and at least one set.
func newMemory[E any](size int) memory[E] {
	p := newShelves[E](size, unsafe.Sizeof(memorySet{}))
	return memory[E]{memoryIndex: memoryIndex{shelves: p, asked: make([]memorySet, p.sets)}}
}

// find returns what is kept of a text with its hash, and whether it is known. What is not is now to be filled in, and kept then. There
// is nothing, nil, for a text that is too long, and where all that may be had is in use for this name.
func (m *memory[E]) find(h uint64, text []byte) (kept *E, known bool) {
	if len(text) > longestKept {
		return nil, false
	}
	if m.shared != nil {
		if at := m.shared.look(h, text); at != nil {
			return (*E)(at), true
		}
	}
	if at := m.look(h, text); at != nil {
		return (*E)(at), true
	}
	if m.shared != nil {
		if at, tag := m.shared.reserve(h, text); at != nil {
			m.filling, m.fillingTag = tag, tagOf(h)
			return (*E)(at), false
		}
	}
	return (*E)(m.replace(h, text)), false
}

// keep says that what find gave is filled in.
func (m *memory[E]) keep() {
	if m.filling != nil {
		m.filling.Store(m.fillingTag)
		m.filling = nil
	}
}

// ask asks for the set of a hash.
func (m *memory[E]) ask(h uint64) {
	if m.shared != nil {
		prefetch.Line(unsafe.Pointer(&m.shared.tags[m.shared.set(h)]))
		return
	}
	prefetch.Line(unsafe.Pointer(&m.asked[m.set(h)]))
}

// askKept asks for what may be kept of the text with a hash.
func (m *memory[E]) askKept(h uint64) {
	if m.shared != nil && m.shared.askKept(h) {
		return
	}
	m.memoryIndex.askKept(h)
}

const memoryWays = 4

// A memorySet is half a cache line that says what is kept in the places of a set.
type memorySet struct {
	tags  [memoryWays]uint32 // of the hash; 0 for none
	asked [memoryWays]uint32 // when it was asked for
}

// A memoryText is a text as it is kept; it fills a cache line.
type memoryText struct {
	length uint8
	text   [longestKept]byte
}

func (t *memoryText) is(text []byte) bool { return string(t.text[:t.length]) == string(text) }

// longestKept is the longest text that is kept, in bytes.
const longestKept = 63

// hashWord is the hash that what is kept of a word is found by, and hashIn that of what a word is in a role or another setting, which
// differ in salt.
func hashWord(word []byte) uint64 { return xxhash.Sum64(word) }

func hashIn(word uint64, salt uint32) uint64 {
	return bits.RotateLeft64((word^uint64(salt)*0x9e3779b97f4a7c15)*0xff51afd7ed558ccd, 32)
}

func tagOf(h uint64) uint32 { return uint32(h>>32) | 1 }

// shelves are where what is kept lies: place after place, each of so many bytes, memoryWays to a set, from the first on.
type shelves struct {
	first unsafe.Pointer
	size  uintptr
	sets  int
}

// newShelves returns shelves for Es that take so many bytes, each set with what is written of it.
func newShelves[E any](size int, ofSet uintptr) shelves {
	one := unsafe.Sizeof(*new(E))
	sets := max(size/int(memoryWays*one+ofSet), 1)
	kept := make([]E, sets*memoryWays)
	first := unsafe.Pointer(unsafe.SliceData(kept))
	prefetch.InLargePages(first, uintptr(len(kept))*one)
	return shelves{first, one, sets}
}

// set is the set of a hash: its lower half as a fraction of all sets.
func (p *shelves) set(h uint64) int { return int(uint64(uint32(h)) * uint64(p.sets) >> 32) }

// at is the place of a way of a set.
func (p *shelves) at(set, way int) unsafe.Pointer {
	return unsafe.Add(p.first, uintptr(set*memoryWays+way)*p.size)
}

// write begins a place with a text.
func (p *shelves) write(at unsafe.Pointer, text []byte) {
	kept := (*memoryText)(at)
	kept.length = uint8(copy(kept.text[:], text))
}

// A memoryIndex says what is kept in the places of one worker.
type memoryIndex struct {
	shelves
	asked []memorySet
	now   uint32
}

// tick begins a name: what was found for those before may go.
func (m *memoryIndex) tick() { m.now++ }

func (m *memoryIndex) askKept(h uint64) {
	set := m.set(h)
	for way, t := range m.asked[set].tags {
		if t == tagOf(h) {
			prefetch.All(m.at(set, way), m.size)
		}
	}
}

// look is where what is kept of a text lies, nil if nothing is.
func (m *memoryIndex) look(h uint64, text []byte) unsafe.Pointer {
	set, tag := m.set(h), tagOf(h)
	s := &m.asked[set]
	for way, t := range s.tags {
		if t == tag {
			if at := m.at(set, way); (*memoryText)(at).is(text) {
				s.asked[way] = m.now
				return at
			}
		}
	}
	return nil
}

// replace gives the place of a set that was not asked for the longest to a text; nil if all are in use for this name.
func (m *memoryIndex) replace(h uint64, text []byte) unsafe.Pointer {
	set := m.set(h)
	s, oldest := &m.asked[set], 0
	for way, asked := range s.asked {
		if m.now-asked > m.now-s.asked[oldest] {
			oldest = way
		}
	}
	if s.asked[oldest] == m.now && s.tags[oldest] != 0 {
		return nil
	}
	s.tags[oldest], s.asked[oldest] = tagOf(h), m.now
	at := m.at(set, oldest)
	m.write(at, text)
	return at
}
