package onomastics

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"diasmap/onomastics/prefetch"
	"diasmap/onomastics/vector"
)

// The trained model, in the same envelope as the compiled lexicon (lexicon_format.go):
//
//	header, directory, sections, SHA-256 of what it was trained on, CRC-32C
//
// Sections: the classes; for each setting its class weights and, for each bag (family names, given
// names), its weights by rarity; and for each bag its grams. docs/model-format.md draws them.
const (
	modelMagic = "DIASMOD\n"
	// ModelVersion is the version of the format of trained models that is read and written.
	ModelVersion = 2

	sectionClasses = 1
)

// settingSection is the section of what a setting expects without a name, by class.
func settingSection(setting int) uint32 { return 16 + 8*uint32(setting) }

// raritySection is the section of the weights by rarity of a bag in the setting whose own section is id, and gramSection
// that of the grams of a bag.
func raritySection(id uint32, bag int) uint32 { return id + 1 + uint32(bag) }
func gramSection(bag int) uint32              { return 64 + uint32(bag) }

// A weight is stored as signed 20ths of a nat, within ±6.3.
const weightStepsPerNat = 20

// slotSize: a slot of the table of grams is the hash [4] and 1 + the offset of the record [4],
// which is 0 when the slot is empty. A record is, for each setting, the number of classes [1], the classes [1 each],
// and their weights [1 each].
const slotSize = 8

// A gramTable finds the weights of a gram in a section of a model.
type gramTable struct {
	slots, records []byte
	mask           uint32
	setting        Setting
}

// of is the table as it speaks in a setting.
func (t gramTable) of(s Setting) gramTable {
	t.setting = s
	return t
}

func openGrams(section []byte, classes int) (gramTable, error) {
	if len(section) < 4 {
		return gramTable{}, fmt.Errorf("%w: no table of grams", ErrModelFormat)
	}
	bits := binary.LittleEndian.Uint32(section)
	if bits > 28 || len(section)-4 < slotSize<<bits {
		return gramTable{}, fmt.Errorf("%w: %d-bit table of grams does not fit", ErrModelFormat, bits)
	}
	end := 4 + slotSize<<bits
	t := gramTable{slots: section[4:end], records: section[end:], mask: 1<<bits - 1}
	return t, t.check(classes)
}

// check verifies that every record lies within the table and names classes there are, and that a
// slot is empty, so that look-ups need not.
func (t *gramTable) check(classes int) error {
	full := true
	for i := 0; i < len(t.slots); i += slotSize {
		ref := binary.LittleEndian.Uint32(t.slots[i+4:])
		if ref == 0 {
			full = false
			continue
		}
		if err := t.checkRecord(int(ref), classes); err != nil {
			return err
		}
	}
	if full {
		return fmt.Errorf("%w: the table of grams has no empty slot", ErrModelFormat)
	}
	return nil
}

// checkRecord verifies a record, in all settings.
func (t *gramTable) checkRecord(ref, classes int) error {
	for range settings {
		if ref > len(t.records) || len(t.records)-ref < 2*int(t.records[ref-1]) {
			return fmt.Errorf("%w: a gram's record lies outside the table", ErrModelFormat)
		}
		n := int(t.records[ref-1])
		for _, c := range t.records[ref : ref+n] {
			if int(c) >= classes {
				return fmt.Errorf("%w: a gram speaks of class %d of %d", ErrModelFormat, c, classes)
			}
		}
		ref += 1 + 2*n
	}
	return nil
}

// all returns the references of all grams.
func (t *gramTable) all() []uint32 {
	var refs []uint32
	for s := t.slots; len(s) > 0; s = s[slotSize:] {
		if ref := binary.LittleEndian.Uint32(s[4:]); ref != 0 {
			refs = append(refs, ref)
		}
	}
	return t.speak(refs)
}

// speak turns references of records into those of what they say in the setting.
func (t *gramTable) speak(refs []uint32) []uint32 {
	for range t.setting {
		for i, ref := range refs {
			refs[i] = ref + 1 + 2*uint32(t.records[ref-1])
		}
	}
	return refs
}

// look appends the references of the grams the model knows to refs, each one more than the offset of a record. Slots, then
// records, are asked for all at once before they are looked at.
func (t *gramTable) look(refs, grams []uint32) []uint32 {
	prefetch.Slots(t.slots, grams, t.mask)
	from := len(refs)
	for _, gram := range grams {
		for slot := gram & t.mask; ; slot = (slot + 1) & t.mask {
			s := binary.LittleEndian.Uint64(t.slots[uint64(slot)*slotSize:])
			ref := uint32(s >> 32)
			if ref == 0 {
				break
			}
			if uint32(s) == gram {
				refs = append(refs, ref)
				break
			}
		}
	}
	prefetch.Refs(t.records, refs[from:])
	t.speak(refs[from:])
	return refs
}

// add adds the weights of the grams that refs are of to sums, by class.
func (t *gramTable) add(sums *vector.Wholes, refs []uint32) { vector.AddWeights(sums, t.records, refs) }

// buildGrams lays out the weights of grams in each setting, which are sorted by hash, each hash once.
func buildGrams(weights *[settings][]GramWeights) []byte {
	var grams []uint32
	for _, of := range weights {
		for i := range of {
			grams = append(grams, of[i].Gram)
		}
	}
	slices.Sort(grams)
	grams = slices.Compact(grams)
	bits := 1
	for len(grams)*10 > 6<<bits { // at most 60 % full
		bits++
	}
	slots := make([]byte, slotSize<<bits)
	mask := uint32(1)<<bits - 1
	var records []byte
	left := *weights
	for _, gram := range grams {
		slot := gram & mask
		for binary.LittleEndian.Uint32(slots[slot*slotSize+4:]) != 0 {
			slot = (slot + 1) & mask
		}
		binary.LittleEndian.PutUint32(slots[slot*slotSize:], gram)
		binary.LittleEndian.PutUint32(slots[slot*slotSize+4:], uint32(len(records))+1)
		for i, of := range left {
			var g GramWeights
			if len(of) > 0 && of[0].Gram == gram {
				g, left[i] = of[0], of[1:]
			}
			records = g.appendRecord(records)
		}
	}
	return append(append(appendUint32(nil, uint32(bits)), slots...), records...)
}

func (g *GramWeights) appendRecord(dst []byte) []byte {
	dst = append(append(dst, byte(len(g.Classes))), g.Classes...)
	for _, w := range g.Weights {
		dst = append(dst, encodeWeight(w))
	}
	return dst
}

func encodeWeight(w float32) byte {
	return byte(int8(math.Round(float64(min(max(w*weightStepsPerNat, -127), 127)))))
}

func weightOf(b byte) float32 { return float32(int8(b)) * (1.0 / weightStepsPerNat) }

func appendFloats(dst []byte, values []float32) []byte {
	for _, v := range values {
		dst = appendUint32(dst, math.Float32bits(v))
	}
	return dst
}

func readFloats(section []byte, n int) ([]float32, error) {
	if len(section) < 4*n {
		return nil, fmt.Errorf("%w: want %d numbers in %d bytes", ErrModelFormat, n, len(section))
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(section[4*i:]))
		if out[i] != out[i] {
			return nil, fmt.Errorf("%w: number %d is none", ErrModelFormat, i)
		}
	}
	return out, nil
}
