package onomastics

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"diasmap/envelope"
)

// The weights of a CrossScript, drawn in docs/crossscript.md. Integers are little-endian or, where
// marked v, varints of encoding/binary; a string is its length [v] and its bytes.
//
//	header  magic [8]  version [4]  models [4]  length of the file [8]
//	models  script, ISO 15924 [4]  native letters, Latin letters (strings, ascending)
//	        midpoint, slope (float32)  cost of each native letter, of a–z [1 each]
//	        spelling into native letters, spelling into Latin letters
//	footer  SHA-256 of the pairs learnt from [32]  CRC-32C of everything before it [4]
//
//	spelling  longest chunk [1]  probability unseen by length [1 each]
//	          chunks [v], each: letters [1], their numbers [1 each]
//	          nodes [v], breadth first, each: children [1], their letters [1 each]
//	          backoff [1]  chunks [v], each: number less the one before [v], probability [1]
//
// Versions: 1, the first.
const (
	crossScriptMagic = "DIASCRS\n"
	// CrossScriptVersion is the version of the format of cross-script weights read and written.
	CrossScriptVersion = 1
)

// Probabilities and costs are stored as negative logarithms in sixteenths of a nat: a byte spans
// 1 to 10^-7 in steps of 6 %.
const costStepsPerNat = 16

func encodeCost(nats float64) byte {
	return byte(math.Round(min(max(nats*costStepsPerNat, 0), 255)))
}

func costOfByte(b byte) float64 { return float64(b) / costStepsPerNat }

func encodeChance(p float64) byte { return encodeCost(-math.Log(p)) }

func chanceOfByte(b byte) float64 { return math.Exp(-costOfByte(b)) }

// OpenCrossScript checks and opens compiled weights. The error wraps ErrCrossScriptMagic,
// ErrCrossScriptVersion, ErrCrossScriptChecksum or ErrCrossScriptFormat.
func OpenCrossScript(data []byte) (*CrossScript, error) {
	if err := checkWeights(data); err != nil {
		return nil, err
	}
	x := &CrossScript{size: len(data)}
	x.digest = envelope.Digest(data)
	r := &weightReader{rest: data[envelope.HeaderSize : len(data)-envelope.FooterSize]}
	for range binary.LittleEndian.Uint32(data[12:]) {
		m := r.model()
		if r.failed {
			return nil, fmt.Errorf("%w: %d bytes before its end", ErrCrossScriptFormat, len(r.rest))
		}
		x.models[m.script] = m
	}
	return x, nil
}

// checkWeights verifies magic, version, length and checksum, in this order.
func checkWeights(data []byte) error {
	if len(data) < envelope.HeaderSize+envelope.FooterSize || string(data[:8]) != crossScriptMagic {
		return fmt.Errorf("%w: want it to begin with %q", ErrCrossScriptMagic, crossScriptMagic)
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != CrossScriptVersion {
		return fmt.Errorf("%w: found version %d, this program reads version %d; learn the weights again",
			ErrCrossScriptVersion, v, CrossScriptVersion)
	}
	if n := binary.LittleEndian.Uint64(data[16:]); n != uint64(len(data)) {
		return fmt.Errorf("%w: %d bytes long, its header says %d", ErrCrossScriptChecksum, len(data), n)
	}
	body := data[:len(data)-4]
	want := binary.LittleEndian.Uint32(data[len(body):])
	if got := envelope.Checksum(body); got != want {
		return fmt.Errorf("%w: CRC-32C %08x, want %08x", ErrCrossScriptChecksum, got, want)
	}
	return nil
}

// A weightReader takes the parts of a model off the front of rest. After a fault it gives zeroes.
type weightReader struct {
	rest   []byte
	failed bool
}

func (r *weightReader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.failed, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *weightReader) byte() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *weightReader) varint() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.failed, n = true, len(r.rest)
	}
	r.rest = r.rest[n:]
	return v
}

// count is a varint of things that take a byte each, or more.
func (r *weightReader) count() int {
	n := r.varint()
	if n > uint64(len(r.rest)) {
		r.failed, n = true, 0
	}
	return int(n)
}

func (r *weightReader) float() float64 {
	if b := r.take(4); len(b) == 4 {
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return 0
}

func (r *weightReader) letterSet() *letterSet {
	letters := bytes.Runes(r.take(uint64(r.count())))
	for k, l := range letters {
		r.failed = r.failed || len(letters) > maxLetters || k > 0 && l <= letters[k-1]
	}
	if r.failed {
		letters = nil
	}
	return newLetterSet(letters)
}

// costs reads the costs of n letters; number 0 costs nothing.
func (r *weightReader) costs(n int) []float64 {
	costs := make([]float64, n+1)
	for k, b := range r.take(uint64(n)) {
		costs[k+1] = costOfByte(b)
	}
	return costs
}

func (r *weightReader) model() *crossModel {
	script, err := ParseScript(string(r.take(4)))
	r.failed = r.failed || err != nil
	m := &crossModel{script: script, native: r.letterSet(), latin: r.letterSet(), midpoint: r.float(), slope: r.float()}
	m.nativeCost, m.latinCost = r.costs(len(m.native.letters)), r.costs(keyLetters)
	m.toNative.order, m.toLatin.order = &toNativeOrder, &toLatinOrder
	r.spelling(&m.toNative)
	r.spelling(&m.toLatin)
	return m
}

func (r *weightReader) spelling(m *spellingModel) {
	m.longest = int(r.byte())
	if m.longest > maxChunk {
		r.failed, m.longest = true, 0
	}
	for n, b := range r.take(uint64(m.longest + 1)) {
		m.unseen[n] = chanceOfByte(b)
	}
	packed := make([]uint32, r.count())
	for k := range packed {
		letters := r.take(uint64(r.byte()))
		r.failed = r.failed || len(letters) > m.longest || k >= int(noChunk)
		packed[k] = packChunk(letters)
	}
	if r.failed {
		return
	}
	m.numbers = newChunkTable(packed)
	r.nodes(m, r.count())
	if !r.failed {
		m.index()
	}
}

// nodes reads n nodes; their children follow in the same order.
func (r *weightReader) nodes(m *spellingModel, n int) {
	m.letters = append(m.letters, 0)
	for range n {
		node := contextNode{child: uint32(len(m.letters)), chunk: uint32(len(m.chunk))}
		children := r.take(uint64(r.byte()))
		m.letters = append(m.letters, children...)
		node.children, node.backoff = uint16(len(children)), float32(chanceOfByte(r.byte()))
		number := uint64(0)
		for range r.count() {
			number += r.varint()
			r.failed = r.failed || number >= uint64(len(m.numbers.packed))
			m.chunk = append(m.chunk, uint16(number))
			m.chance = append(m.chance, float32(chanceOfByte(r.byte())))
			node.chunks++
		}
		m.nodes = append(m.nodes, node)
	}
	r.failed = r.failed || len(m.letters) != len(m.nodes)
}
