package onomastics

import (
	"sync/atomic"
	"unsafe"

	"diasmap/onomastics/prefetch"
)

// A Memory is what several Workers of one Classifier remember together, so that each word is worked out once rather than by every
// one of them. It is safe for concurrent use: what it holds is never replaced, so that nobody waits for anybody. When it is full Workers
// go on with what each remembers by itself.
type Memory struct{ facts, words, parts *sharedMemory }

// NewMemory returns a Memory of so many bytes.
func (c *Classifier) NewMemory(size int) *Memory {
	facts, order := size/factsShare, size/orderShare
	return &Memory{
		facts: newSharedMemory[wordFact](facts),
		words: newSharedMemory[keptWord](order),
		parts: newSharedMemory[keptPart](size - facts - order),
	}
}

// Share has the Worker remember names in m, which belongs to the same Classifier, and besides in so many bytes of its own. What it
// remembered is forgotten. Answers do not depend on it.
func (w *Worker) Share(m *Memory, own int) {
	w.Remember(own)
	w.facts.shared, w.ordering.memory.shared, w.parts.shared = m.facts, m.words, m.parts
}

// A sharedMemory keeps what was computed of texts for good. A place is taken by setting its tag from 0 to busyTag; who took it fills it
// in and sets the tag of the hash, from when on others read it.
type sharedMemory struct {
	shelves
	tags []sharedSet
}

type sharedSet [memoryWays]atomic.Uint32

// busyTag is no tag of a hash, which are odd.
const busyTag = 2

func newSharedMemory[E any](size int) *sharedMemory {
	p := newShelves[E](size, unsafe.Sizeof(sharedSet{}))
	return &sharedMemory{p, make([]sharedSet, p.sets)}
}

// look is where what is kept of a text lies, nil if nothing is.
func (m *sharedMemory) look(h uint64, text []byte) unsafe.Pointer {
	set, tag := m.set(h), tagOf(h)
	s := &m.tags[set]
	for way := range s {
		if s[way].Load() == tag {
			if at := m.at(set, way); (*memoryText)(at).is(text) {
				return at
			}
		}
	}
	return nil
}

// reserve takes a place for a text, whose tag is to be set when it is filled in; nil if there is none.
func (m *sharedMemory) reserve(h uint64, text []byte) (at unsafe.Pointer, tag *atomic.Uint32) {
	set := m.set(h)
	s := &m.tags[set]
	for way := range s {
		if s[way].Load() == 0 && s[way].CompareAndSwap(0, busyTag) {
			at = m.at(set, way)
			m.write(at, text)
			return at, &s[way]
		}
	}
	return nil, nil
}

// askKept asks for what may be kept of the text with a hash, and says whether there may be something.
func (m *sharedMemory) askKept(h uint64) (asked bool) {
	set, tag := m.set(h), tagOf(h)
	s := &m.tags[set]
	for way := range s {
		if s[way].Load() == tag {
			prefetch.All(m.at(set, way), m.size)
			asked = true
		}
	}
	return asked
}
