package onomastics

import (
	"encoding/binary"
	"math"

	"diasmap/envelope"
)

// appendCrossScript appends the compiled form of models learnt from pairs of this digest.
func appendCrossScript(dst []byte, models []*crossModel, digest [digestSize]byte) []byte {
	from := len(dst)
	dst = append(dst, crossScriptMagic...)
	dst = appendUint32(dst, CrossScriptVersion)
	dst = appendUint32(dst, uint32(len(models)))
	dst = binary.LittleEndian.AppendUint64(dst, 0)
	for _, m := range models {
		dst = appendCrossModel(dst, m)
	}
	binary.LittleEndian.PutUint64(dst[from+16:], uint64(len(dst)-from+envelope.FooterSize))
	dst = append(dst, digest[:]...)
	return appendUint32(dst, envelope.Checksum(dst[from:]))
}

func appendCrossModel(dst []byte, m *crossModel) []byte {
	dst = append(dst, m.script.String()...)
	for _, set := range []*letterSet{m.native, m.latin} {
		letters := string(set.letters)
		dst = binary.AppendUvarint(dst, uint64(len(letters)))
		dst = append(dst, letters...)
	}
	dst = appendUint32(dst, math.Float32bits(float32(m.midpoint)))
	dst = appendUint32(dst, math.Float32bits(float32(m.slope)))
	for _, costs := range [][]float64{m.nativeCost, m.latinCost} {
		for _, c := range costs[1:] {
			dst = append(dst, encodeCost(c))
		}
	}
	return appendSpelling(appendSpelling(dst, &m.toNative), &m.toLatin)
}

func appendSpelling(dst []byte, m *spellingModel) []byte {
	dst = append(dst, byte(m.longest))
	for n := range m.longest + 1 {
		dst = append(dst, encodeChance(m.unseen[n]))
	}
	dst = binary.AppendUvarint(dst, uint64(len(m.numbers.packed)))
	for _, p := range m.numbers.packed {
		n := chunkLength(p)
		dst = append(dst, byte(n))
		for n--; n >= 0; n-- {
			dst = append(dst, byte(p>>(6*n)&63))
		}
	}
	dst = binary.AppendUvarint(dst, uint64(len(m.nodes)))
	for k := range m.nodes {
		dst = m.appendNode(dst, &m.nodes[k])
	}
	return dst
}

func (m *spellingModel) appendNode(dst []byte, n *contextNode) []byte {
	dst = append(dst, byte(n.children))
	dst = append(dst, m.letters[n.child:n.child+uint32(n.children)]...)
	dst = append(dst, encodeChance(float64(n.backoff)))
	dst = binary.AppendUvarint(dst, uint64(n.chunks))
	before := uint16(0)
	for k := n.chunk; k < n.chunk+uint32(n.chunks); k++ {
		dst = binary.AppendUvarint(dst, uint64(m.chunk[k]-before))
		dst = append(dst, encodeChance(float64(m.chance[k])))
		before = m.chunk[k]
	}
	return dst
}
