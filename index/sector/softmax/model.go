package softmax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrFormat: a compiled model cannot be read.
var ErrFormat = errors.New("softmax: not a compiled model of this version")

// A Model is compiled weights, used as they lie:
//
//	slots  feature u32 (0: empty), offset of the row u32; linear probing from feature · slots / 2³²
//	rows   count u16, then for each class: class u16, weight i8 in steps of scale; classes ascend
//	head   classes u32, scale f32
//
// all little-endian. It is safe for use by many goroutines.
type Model struct {
	slots, rows string
	classes     int
	scale       float32
	count       uint32
}

// Sections is how many sections a compiled model takes.
const Sections = 3

// Open reads a model of its sections, without copying them.
func Open(sections []string) (*Model, error) {
	if len(sections) != Sections || len(sections[2]) != 8 {
		return nil, ErrFormat
	}
	slots := len(sections[0]) / 8
	if slots == 0 || len(sections[0])%8 != 0 {
		return nil, fmt.Errorf("%w: a table of %d bytes", ErrFormat, len(sections[0]))
	}
	head := []byte(sections[2])
	return &Model{
		slots: sections[0], rows: sections[1], count: uint32(slots),
		classes: int(binary.LittleEndian.Uint32(head)),
		scale:   math.Float32frombits(binary.LittleEndian.Uint32(head[4:])),
	}, nil
}

// Classes is how many classes there are.
func (m *Model) Classes() int { return m.classes }

// slotOf is where the search for a feature begins, and slotAfter goes on.
func slotOf(f Feature, slots uint32) uint32 { return uint32(uint64(f) * uint64(slots) >> 32) }

func slotAfter(i, slots uint32) uint32 {
	if i++; i == slots {
		return 0
	}
	return i
}

// Score sets scores, of Classes entries, to the log-odds of the classes, and returns how many of the features are known.
func (m *Model) Score(scores []float32, features []Feature) (known int) {
	clear(scores)
	m.add(scores, Bias)
	for _, f := range features {
		if m.add(scores, f) {
			known++
		}
	}
	return known
}

// ScoreAlone sets scores to what one feature says, and nothing else, if it is known.
func (m *Model) ScoreAlone(scores []float32, f Feature) bool {
	clear(scores)
	return m.add(scores, f)
}

// Knows tells whether a feature has weights.
func (m *Model) Knows(f Feature) bool {
	_, ok := m.rowOf(f)
	return ok
}

func (m *Model) rowOf(f Feature) (at uint32, ok bool) {
	for i := slotOf(f, m.count); ; i = slotAfter(i, m.count) {
		switch u32(m.slots, int(i)*8) {
		case uint32(f):
			return u32(m.slots, int(i)*8+4), true
		case 0:
			return 0, false
		}
	}
}

func (m *Model) add(scores []float32, f Feature) bool {
	at, ok := m.rowOf(f)
	if !ok {
		return false
	}
	n := int(m.rows[at]) | int(m.rows[at+1])<<8
	row := m.rows[at+2:][:3*n]
	for ; len(row) >= 3; row = row[3:] {
		if class := int(row[0]) | int(row[1])<<8; class < len(scores) {
			scores[class] += float32(int8(row[2])) * m.scale
		}
	}
	return true
}

func u32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// Compile makes the sections of a model, without weights nearer to 0 than least.
func (w *Weights) Compile(least float32) [][]byte {
	const steps = 127
	var most float32
	for _, v := range w.rows {
		most = max(most, v, -v)
	}
	scale := max(most/steps, 1e-6)
	var rows []byte
	order := make([]int, len(w.features))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(int64(w.features[a]) - int64(w.features[b])) })
	var pairs [][2]uint32
	for _, i := range order {
		row, n := w.appendRow(nil, i, scale, least)
		if n == 0 {
			continue
		}
		pairs = append(pairs, [2]uint32{uint32(w.features[i]), uint32(len(rows))})
		rows = binary.LittleEndian.AppendUint16(rows, uint16(n))
		rows = append(rows, row...)
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(w.classes))
	head = binary.LittleEndian.AppendUint32(head, math.Float32bits(scale))
	return [][]byte{newSlots(pairs), rows, head}
}

func (w *Weights) appendRow(dst []byte, i int, scale, least float32) ([]byte, int) {
	n := 0
	for c, v := range w.row(i) {
		step := int(math.Round(float64(v / scale)))
		if step == 0 || v < least && v > -least {
			continue
		}
		dst = binary.LittleEndian.AppendUint16(dst, uint16(c))
		dst = append(dst, byte(int8(step)))
		n++
	}
	return dst, n
}

// newSlots makes a table of pairs of feature and offset, at most two thirds full.
func newSlots(pairs [][2]uint32) []byte {
	n := uint32(3*len(pairs)/2 + 1)
	slots := make([]byte, 8*n)
	for _, p := range pairs {
		i := slotOf(Feature(p[0]), n)
		for binary.LittleEndian.Uint32(slots[8*i:]) != 0 {
			i = slotAfter(i, n)
		}
		binary.LittleEndian.PutUint32(slots[8*i:], p[0])
		binary.LittleEndian.PutUint32(slots[8*i+4:], p[1])
	}
	return slots
}

// AddWhole adds a feature after training, of examples that are the same as a whole: its weights say what share of mass each class
// has, and odds how much a class that has all of it is likelier than one that has none. Nothing is learned from it, so that the
// other features explain those examples as if it were not there.
func (w *Weights) AddWhole(f Feature, mass []float32, odds float64) {
	var sum float32
	for _, m := range mass {
		sum += m
	}
	row := make([]float32, w.classes)
	for c, m := range mass {
		row[c] = float32(math.Log1p(odds * float64(m/sum)))
	}
	w.features = append(w.features, f)
	w.rows = append(w.rows, row...)
}

// Probabilities turns scores into probabilities as Normalise does; those below one in ten thousand of the best become 0.
func Probabilities(scores []float32) {
	const least = -9.2
	best := scores[0]
	for _, s := range scores[1:] {
		best = max(best, s)
	}
	var sum float32
	for i, s := range scores {
		if s -= best; s < least {
			scores[i] = 0
			continue
		}
		e := exp(s)
		scores[i] = e
		sum += e
	}
	for i, e := range scores {
		if e != 0 {
			scores[i] = e / sum
		}
	}
}
