package words

import (
	"encoding/binary"
)

// A table maps hashes to values. Keys of one hash are told apart by what they stand for (forms, misspellings), or the builder refuses
// them (phrases).
type table struct {
	slots string
	count uint32
}

// start is where the search for a hash begins, and after goes on.
func (t table) start(hash uint32) uint32 { return uint32(uint64(hash) * uint64(t.count) >> 32) }

func (t table) after(i uint32) uint32 {
	if i++; i == t.count {
		return 0
	}
	return i
}

func (t table) get(hash uint32) (uint32, bool) {
	for i := t.start(hash); ; i = t.after(i) {
		switch u32(t.slots, int(i)*slotSize) {
		case hash:
			return u32(t.slots, int(i)*slotSize+4), true
		case 0:
			return 0, false
		}
	}
}

// each hands all values of a hash to yield until it returns false.
func (t table) each(hash uint32, yield func(uint32) bool) {
	for i := t.start(hash); ; i = t.after(i) {
		switch u32(t.slots, int(i)*slotSize) {
		case hash:
			if !yield(u32(t.slots, int(i)*slotSize+4)) {
				return
			}
		case 0:
			return
		}
	}
}

// newTable makes the slots of pairs of hash and value, at most two thirds full.
func newTable(pairs [][2]uint32) []byte {
	t := table{count: uint32(3*len(pairs)/2 + 1)}
	slots := make([]byte, int(t.count)*slotSize)
	for _, p := range pairs {
		i := t.start(p[0])
		for binary.LittleEndian.Uint32(slots[i*slotSize:]) != 0 {
			i = t.after(i)
		}
		binary.LittleEndian.PutUint32(slots[i*slotSize:], p[0])
		binary.LittleEndian.PutUint32(slots[i*slotSize+4:], p[1])
	}
	return slots
}

// FNV-1a, finished so that low bits mix; never 0, which marks an empty slot.
const fnvOffset, fnvPrime = 2166136261, 16777619

func hashForm(kind formKind, letters []byte) uint32 {
	h := beginHash(kind)
	for _, c := range letters {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return finish(h)
}

func beginHash(kind formKind) uint32 { return (fnvOffset ^ uint32(kind)) * fnvPrime }

func hashRow(forms []uint32) uint32 {
	h := uint32(fnvOffset)
	for _, f := range forms {
		h = (h ^ f&0xffff) * fnvPrime
		h = (h ^ f>>16) * fnvPrime
		h ^= h >> 15
	}
	return finish(h)
}

func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return max(h, 1)
}
