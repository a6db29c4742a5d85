package onomastics

import (
	"encoding/binary"
	"fmt"

	"diasmap/onomastics/prefetch"
)

// A hashTable finds the record of a key in one section of a compiled lexicon.
type hashTable struct {
	slots   []byte // 4 bytes a slot
	records []byte
	shift   uint // 64 - log2 of the number of slots
	keys    int
}

func openHashTable(section []byte, t Table) (hashTable, error) {
	if len(section) == 0 {
		return hashTable{}, nil
	}
	if len(section) < tableHeaderSize {
		return hashTable{}, fmt.Errorf("%w: %s table has no header", ErrLexiconFormat, t)
	}
	bits := binary.LittleEndian.Uint32(section)
	if bits == 0 || bits > 30 || uint64(len(section)-tableHeaderSize) < 4<<bits {
		return hashTable{}, fmt.Errorf("%w: %s table of 2^%d slots does not fit", ErrLexiconFormat, t, bits)
	}
	recordsAt := tableHeaderSize + 4<<bits
	return hashTable{
		slots:   section[tableHeaderSize:recordsAt],
		records: section[recordsAt:],
		shift:   uint(64 - bits),
		keys:    int(binary.LittleEndian.Uint32(section[4:])),
	}, nil
}

// find returns what follows the key in its record. It never reads outside the table, whatever
// the bytes are, and stops after every slot was probed once.
func (h *hashTable) find(key []byte) ([]byte, bool) {
	if len(key) > maxKeyLength {
		return nil, false
	}
	ref := h.findHashed(hashKey(key), key)
	if ref == 0 {
		return nil, false
	}
	return h.records[ref+uint32(len(key)):], true
}

// findHashed is find for a key whose hash is known. It returns one more than the offset of its record, 0 for none.
func (h *hashTable) findHashed(hash uint64, key []byte) (ref uint32) {
	if len(h.slots) == 0 || len(key) == 0 {
		return 0
	}
	mask := uint64(len(h.slots)/4 - 1)
	slot := hash >> h.shift
	for range mask + 1 {
		ref := binary.LittleEndian.Uint32(h.slots[4*slot:])
		if ref == 0 || uint64(ref) > uint64(len(h.records)) {
			return 0
		}
		record := h.records[ref-1:]
		if n := int(record[0]); n == len(key) && len(record) > n && string(record[1:1+n]) == string(key) {
			return ref
		}
		slot = (slot + 1) & mask
	}
	return 0
}

// after returns what follows a key of so many letters in the record that ref is of.
func (h *hashTable) after(ref uint32, letters int) []byte { return h.records[int(ref)+letters:] }

// askSlot asks for the slot of a hash before it is looked at.
func (h *hashTable) askSlot(hash uint64) { prefetch.Byte(h.slots, 4*(hash>>h.shift)) }

// askRecord asks for the record that the slot of a hash names.
func (h *hashTable) askRecord(hash uint64) {
	if len(h.slots) > 0 {
		prefetch.Byte(h.records, uint64(binary.LittleEndian.Uint32(h.slots[4*(hash>>h.shift):]))-1)
	}
}

// buildHashTable lays records (by key, in order) out as a section. keys must be sorted.
func buildHashTable(keys []string, record func(dst []byte, key string) []byte) []byte {
	bits := 1
	for len(keys)*10 > 7<<bits { // at most 70 % full
		bits++
	}
	section := appendUint32(nil, uint32(bits))
	section = appendUint32(section, uint32(len(keys)))
	slots := make([]uint32, 1<<bits)
	var records []byte
	for _, key := range keys {
		slot := hashKey([]byte(key)) >> (64 - bits)
		for slots[slot] != 0 {
			slot = (slot + 1) & (1<<bits - 1)
		}
		slots[slot] = uint32(len(records)) + 1
		records = append(append(records, byte(len(key))), key...)
		records = record(records, key)
	}
	for _, s := range slots {
		section = appendUint32(section, s)
	}
	return append(section, records...)
}

// A sectionReader decodes a section front to back; after the first fault it yields zeros.
type sectionReader struct {
	b      []byte
	failed bool
}

func (r *sectionReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *sectionReader) bytes(n int) []byte {
	if n > len(r.b) {
		r.failed, r.b = true, nil
		return make([]byte, min(n, 2))
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *sectionReader) string() string {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.failed, r.b = true, nil
		return ""
	}
	return string(r.bytes(int(n)))
}
