package onomastics

import "bytes"

// decodeWidth is how many spellings are followed at a time. With twice as many the best one is the
// same for 99 of 100 names.
const decodeWidth = 8

// decodeFaint: a context of which less than this share is left to its parents ends the search for
// chunks.
const decodeFaint = 0.02

// A latinDraft is the beginning of a Latin spelling, its letters numbered.
type latinDraft struct {
	letters [maxCrossLetters]byte
	length  int
	chance  float64
}

func (d *latinDraft) text() []byte { return d.letters[:d.length] }

// A draftList holds the most likely drafts, best first.
type draftList struct {
	drafts [decodeWidth]latinDraft
	length int
}

// appendLatin appends the most likely Latin spelling, in letters of keys, of a name whose letters
// are numbered. It appends nothing for a name of no letters.
func (m *crossModel) appendLatin(dst, native []byte) []byte {
	native = truncated(native)
	if len(native) == 0 {
		return dst
	}
	var lists [2]draftList
	now, next := &lists[0], &lists[1]
	now.length, now.drafts[0].chance = 1, 1
	for i := -1; i <= len(native); i++ {
		next.length = 0
		for k := range now.drafts[:now.length] {
			m.toLatin.extend(next, &now.drafts[k], native, i)
		}
		if next.length == 0 {
			return dst
		}
		now, next = next, now
		now.rescale()
	}
	for _, c := range now.drafts[0].text() {
		dst = append(dst, c+'a'-1)
	}
	return dst
}

// extend adds to the list each likely spelling of letter i of the source after a draft.
func (m *spellingModel) extend(to *draftList, d *latinDraft, source []byte, i int) {
	var p contextPath
	m.descend(&p, contextDepth, source, i, d.text(), d.length)
	weight := d.chance
	for depth := p.depth; depth > 0 && weight >= decodeFaint*d.chance; depth-- {
		n := &m.nodes[p.node[depth]]
		for k := n.chunk; k < n.chunk+uint32(n.chunks); k++ {
			to.add(d, m.numbers.packed[m.chunk[k]], weight*float64(m.chance[k]))
		}
		weight *= float64(n.backoff)
	}
}

// add adds a draft with a chunk after it, if it is likely enough. A text met twice keeps the
// higher chance.
func (l *draftList) add(d *latinDraft, packed uint32, chance float64) {
	if l.length == decodeWidth && chance <= l.drafts[decodeWidth-1].chance {
		return
	}
	length := chunkLength(packed)
	if d.length+length > maxCrossLetters {
		return
	}
	longer := latinDraft{letters: d.letters, length: d.length + length, chance: chance}
	for k := longer.length - 1; k >= d.length; k-- {
		longer.letters[k] = byte(packed & 63)
		packed >>= 6
	}
	place := l.length
	for k := range l.drafts[:l.length] {
		if bytes.Equal(l.drafts[k].text(), longer.text()) {
			if l.drafts[k].chance >= chance {
				return
			}
			place = k
			break
		}
	}
	if place == l.length {
		place = min(place, decodeWidth-1)
		l.length = min(l.length+1, decodeWidth)
	}
	for ; place > 0 && l.drafts[place-1].chance < chance; place-- {
		l.drafts[place] = l.drafts[place-1]
	}
	l.drafts[place] = longer
}

// rescale makes the best chance 1, so that long names do not run out of numbers.
func (l *draftList) rescale() {
	best := l.drafts[0].chance
	for k := range l.drafts[:l.length] {
		l.drafts[k].chance /= best
	}
}
