package onomastics

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// Spellings finds the names of a lexicon that are spellings of one name: those that share a variant key with it. It is safe for
// concurrent use, and takes eight bytes a name and reading.
type Spellings struct {
	lexicon *Lexicon
	// byKey are the names of a table by the hashes of their variant keys.
	byKey [3][]variantName
}

// A variantName is the hash of a variant key, and where in its table the name is.
type variantName struct{ hash, ref uint32 }

// NewSpellings reads the variant keys of all family names, given names and patronymics, which takes a second or two.
func NewSpellings(l *Lexicon) *Spellings {
	s := &Spellings{lexicon: l}
	var keys []byte
	for _, t := range []Table{FamilyTable, GivenTable, PatronymicTable} {
		h := &l.tables[t]
		list := make([]variantName, 0, h.keys)
		for key, ref := range h.all() {
			keys = AppendVariantKeys(keys[:0], string(key), NoScheme)
			for variant := range bytes.SplitSeq(keys, []byte(" ")) {
				list = append(list, variantName{uint32(hashKey(variant) >> 32), ref})
			}
		}
		slices.SortFunc(list, func(a, b variantName) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.ref, b.ref)) })
		s.byKey[t] = slices.Clip(list)
	}
	return s
}

// Of appends to dst the keys (AppendKey) of the names in a table of names that share a variant key with a name, in the order of letters, the
// name itself among them if it is there. A table of affixes or letters has none.
func (s *Spellings) Of(dst []string, t Table, name string, scheme Scheme) []string {
	if int(t) >= len(s.byKey) {
		return dst
	}
	want := AppendVariantKeys(nil, name, scheme)
	list, h := s.byKey[t], &s.lexicon.tables[t]
	from := len(dst)
	for variant := range bytes.SplitSeq(want, []byte(" ")) {
		if len(variant) == 0 {
			continue
		}
		hash := uint32(hashKey(variant) >> 32)
		at, _ := slices.BinarySearchFunc(list, hash, func(e variantName, hash uint32) int { return cmp.Compare(e.hash, hash) })
		for ; at < len(list) && list[at].hash == hash; at++ {
			key := h.keyAt(list[at].ref)
			if ShareVariantKey(want, AppendVariantKeys(nil, string(key), NoScheme)) { // hashes may meet by chance
				dst = append(dst, string(key))
			}
		}
	}
	slices.Sort(dst[from:])
	return dst[:from+len(slices.Compact(dst[from:]))]
}

// all yields the keys of the table and the offsets of their records, in no order.
func (h *hashTable) all() func(yield func([]byte, uint32) bool) {
	return func(yield func([]byte, uint32) bool) {
		for at := 0; at+4 <= len(h.slots); at += 4 {
			ref := binary.LittleEndian.Uint32(h.slots[at:])
			if ref == 0 || uint64(ref) > uint64(len(h.records)) {
				continue
			}
			if !yield(h.keyAt(ref-1), ref-1) {
				return
			}
		}
	}
}

// keyAt is the key of the record at an offset, nothing where it reaches outside of the table.
func (h *hashTable) keyAt(at uint32) []byte {
	record := h.records[at:]
	n := int(record[0])
	if len(record) <= n {
		return nil
	}
	return record[1 : 1+n]
}
