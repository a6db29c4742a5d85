package onomastics

import (
	"encoding/binary"

	"diasmap/onomastics/vector"
)

// A spreadGrams holds the weights that grams of many classes have in one setting, laid out for all classes when a model is opened: so
// they are added up 16 at a time. They are few, one in three hundred, but every word has some, and of the weights that the grams of words
// of lists have, four in five are theirs.
type spreadGrams struct {
	slots []spreadSlot // the place of a gram is in its lower bits; a taken slot sends on to the next
	rows  []vector.Codes
}

// A spreadSlot is a gram and 1 + the place of its row; 0 for an empty slot.
type spreadSlot struct{ gram, row uint32 }

const (
	// leastSpread is in how many classes a gram has weights that are laid out.
	leastSpread = 64
	// spreadSlots: of so many slots one is taken at most, so that most grams that have no row meet an empty one.
	spreadSlots = 3
)

// spread lays out the grams of many classes in a setting.
func (t *gramTable) spread(in Setting) *spreadGrams {
	var grams, refs []uint32
	for s := t.slots; len(s) > 0; s = s[slotSize:] {
		ref := [1]uint32{binary.LittleEndian.Uint32(s[4:])}
		if ref[0] == 0 {
			continue
		}
		of := t.of(in)
		if of.speak(ref[:]); t.records[ref[0]-1] >= leastSpread {
			grams, refs = append(grams, binary.LittleEndian.Uint32(s)), append(refs, ref[0])
		}
	}
	bits := 0
	for len(grams)*spreadSlots >= 1<<bits {
		bits++
	}
	g := &spreadGrams{slots: make([]spreadSlot, 1<<bits), rows: make([]vector.Codes, len(grams))}
	for i, gram := range grams {
		slot := g.slot(gram)
		for g.slots[slot].row != 0 {
			slot = g.slot(slot + 1)
		}
		g.slots[slot] = spreadSlot{gram, uint32(i) + 1}
		n := uint32(t.records[refs[i]-1])
		for k := range n {
			g.rows[i][t.records[refs[i]+k]] = int8(t.records[refs[i]+n+k])
		}
	}
	return g
}

// slot is the slot that a number sends to.
func (g *spreadGrams) slot(n uint32) uint32 { return n & uint32(len(g.slots)-1) }

// look appends the rows of the grams that have one to rows, and the other grams to rest.
func (g *spreadGrams) look(rows []*vector.Codes, rest, grams []uint32) ([]*vector.Codes, []uint32) {
	for _, gram := range grams {
		slot := g.slot(gram)
		for g.slots[slot].row != 0 && g.slots[slot].gram != gram {
			slot = g.slot(slot + 1)
		}
		if row := g.slots[slot].row; row != 0 {
			rows = append(rows, &g.rows[row-1])
		} else {
			rest = append(rest, gram)
		}
	}
	return rows, rest
}
