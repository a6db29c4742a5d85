package onomastics

import "github.com/cespare/xxhash/v2"

// A memory finds what was computed of a text before, if that is still kept. It holds a fixed number of texts, four to
// a set that the hash of a text chooses; of a full set the one goes that was not asked for the longest.
// What is kept of a text lies with whoever asks, under the place that find returns.
type memory struct {
	sets []memorySet
	keys []memoryKey
	now  uint32
}

const memoryWays = 4

type memorySet struct {
	tags  [memoryWays]uint32 // of the hash; 0 for none
	asked [memoryWays]uint32 // when it was asked for
}

// A memoryKey is a text as it is kept; it fills a cache line.
type memoryKey struct {
	length uint8
	text   [longestKept]byte
}

// longestKept is the longest text that is kept, in bytes.
const longestKept = 63

// newMemory returns a memory for so many texts, rounded down to a power of 2, and at least for one set.
func newMemory(texts int) memory {
	sets := 1
	for sets*2*memoryWays <= texts {
		sets *= 2
	}
	return memory{sets: make([]memorySet, sets), keys: make([]memoryKey, sets*memoryWays)}
}

// places is how many texts are kept.
func (m *memory) places() int { return len(m.keys) }

// tick begins a name: what was found for those before may go.
func (m *memory) tick() { m.now++ }

// find returns the place of a text and whether it is known. Of one that is not, the place is now its own. There is
// no place, -1, for a text that is too long, and where all those it may have are in use for this name.
func (m *memory) find(text []byte) (place int, known bool) {
	if len(text) > longestKept {
		return -1, false
	}
	h := xxhash.Sum64(text)
	at := int(h) & (len(m.sets) - 1)
	s := &m.sets[at]
	tag := uint32(h>>32) | 1
	oldest := 0
	for way, t := range s.tags {
		if t == tag {
			if key := &m.keys[at*memoryWays+way]; string(key.text[:key.length]) == string(text) {
				s.asked[way] = m.now
				return at*memoryWays + way, true
			}
		}
		if m.now-s.asked[way] > m.now-s.asked[oldest] {
			oldest = way
		}
	}
	if s.asked[oldest] == m.now && s.tags[oldest] != 0 {
		return -1, false
	}
	s.tags[oldest], s.asked[oldest] = tag, m.now
	key := &m.keys[at*memoryWays+oldest]
	key.length = uint8(copy(key.text[:], text))
	return at*memoryWays + oldest, false
}
