package onomastics

import "bytes"

// maxChunk is the most letters that one letter is spelt with.
const maxChunk = 4

// A spellingModel gives the probability that a letter of the source is spelt as a chunk, none to
// four letters of the target, in its context. Contexts form a tree: the root knows nothing, its
// children the letter itself, theirs the letter after it as well, and so on in its order. A node
// lists the chunks it has seen; for others it backs off to its parent.
type spellingModel struct {
	order   *contextOrder
	longest int // letters of the longest chunk
	// unseen is the probability of a chunk by its length where no context lists it.
	unseen  [maxChunk + 1]float64
	nodes   []contextNode // breadth first
	letters []byte        // letters[k] is what tells node k from its siblings, in ascending order
	chunk   []uint16      // of all nodes, each node's ascending
	chance  []float32     // of the chunk at the same place
	numbers chunkTable
	lists   []uint64 // bits by child of the root and number: which chunks a letter has at all
}

// A contextNode holds ranges of the slices of its model.
type contextNode struct {
	child, chunk     uint32 // the first
	children, chunks uint16
	backoff          float32 // factor of the parent's probability for chunks not listed
}

// A contextOrder says what each level of a tree looks at.
type contextOrder [contextDepth]struct {
	written bool // a letter of the target already written, else one of the source
	at      int  // relative to the letter that is being spelt, or to the place being written at
}

const contextDepth = 7

// The orders of the two directions. What a letter of Latin is spelt with hangs most on its
// neighbours; Latin vowels that the source does not write hang on what has been written before.
var (
	toNativeOrder = contextOrder{{false, 0}, {false, 1}, {false, -1}, {true, -1}, {false, 2}, {false, -2}, {true, -2}}
	toLatinOrder  = contextOrder{{false, 0}, {false, 1}, {true, -1}, {false, -1}, {true, -2}, {false, 2}, {false, -2}}
)

// sourceDepth is how many levels look at the source only, before one that looks at the target.
func (o *contextOrder) sourceDepth() int {
	for k := range o {
		if o[k].written {
			return k
		}
	}
	return len(o)
}

// A contextPath is the nodes from the root to the deepest that knows the context.
type contextPath struct {
	node  [contextDepth + 1]uint32
	depth int
	// weight is what a node's probabilities count for, after the nodes below it have backed off.
	weight [contextDepth + 1]float64
}

// descend extends p down to level depth, as far as the tree goes.
func (m *spellingModel) descend(p *contextPath, depth int, source []byte, i int, target []byte, j int) {
	for p.depth < depth {
		o := m.order[p.depth]
		var letter byte
		if o.written {
			letter = letterAt(target, j+o.at)
		} else {
			letter = letterAt(source, i+o.at)
		}
		n := &m.nodes[p.node[p.depth]]
		k := bytes.IndexByte(m.letters[n.child:n.child+uint32(n.children)], letter)
		if k < 0 {
			return
		}
		p.depth++
		p.node[p.depth] = n.child + uint32(k)
	}
}

// letterAt is the letter at i, or the edge of the word.
func letterAt(s []byte, i int) byte {
	if uint(i) < uint(len(s)) {
		return s[i]
	}
	return 0
}

// chanceOf is the probability of a chunk of a length, by number, at the end of a path that has been
// weighed. A chunk that a node lists is listed by all its ancestors but the root, so that one look
// at the letter tells those never seen.
func (m *spellingModel) chanceOf(p *contextPath, number uint16, length int) float64 {
	if p.depth > 0 && m.listed(p.node[1], number) {
		for d := p.depth; d > 0; d-- {
			if k, ok := m.find(&m.nodes[p.node[d]], number); ok {
				return p.weight[d] * float64(m.chance[k])
			}
		}
	}
	return p.weight[0] * m.unseen[length]
}

// weigh fills the weights of a path.
func (m *spellingModel) weigh(p *contextPath) {
	weight := 1.0
	for d := p.depth; d > 0; d-- {
		p.weight[d] = weight
		weight *= float64(m.nodes[p.node[d]].backoff)
	}
	p.weight[0] = weight
}

// listed says whether node k, a child of the root, lists a chunk.
func (m *spellingModel) listed(k uint32, number uint16) bool {
	if number == noChunk {
		return false
	}
	bit := int(k)*len(m.numbers.packed) + int(number)
	return m.lists[bit/64]>>(bit%64)&1 != 0
}

// index makes lists from the nodes.
func (m *spellingModel) index() {
	if len(m.nodes) == 0 {
		return
	}
	kinds := len(m.numbers.packed)
	root := m.nodes[0]
	m.lists = make([]uint64, ((int(root.child)+int(root.children))*kinds+63)/64)
	for k := root.child; k < root.child+uint32(root.children); k++ {
		n := m.nodes[k]
		for _, number := range m.chunk[n.chunk : n.chunk+uint32(n.chunks)] {
			bit := int(k)*kinds + int(number)
			m.lists[bit/64] |= 1 << (bit % 64)
		}
	}
}

// find returns the place of a chunk among those of a node.
func (m *spellingModel) find(n *contextNode, number uint16) (uint32, bool) {
	low, high := n.chunk, n.chunk+uint32(n.chunks)
	for low < high {
		mid := (low + high) / 2
		switch c := m.chunk[mid]; {
		case c == number:
			return mid, true
		case c < number:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// A chunkTable numbers chunks.
type chunkTable struct {
	packed []uint32 // by number
	slots  []uint16 // open addressing: 1 + number, 0 when empty
	shift  uint
}

// noChunk stands for chunks that have no number.
const noChunk = ^uint16(0)

// packChunk packs up to four letters below a marker bit.
func packChunk(letters []byte) uint32 {
	p := uint32(1)
	for _, c := range letters {
		p = p<<6 | uint32(c)
	}
	return p
}

// chunkLength is the number of letters packed.
func chunkLength(packed uint32) int {
	n := 0
	for ; packed >= 1<<6; packed >>= 6 {
		n++
	}
	return n
}

func newChunkTable(packed []uint32) chunkTable {
	t := chunkTable{packed: packed, shift: 32 - 4}
	for 1<<(32-t.shift) < 2*len(packed) {
		t.shift--
	}
	t.slots = make([]uint16, 1<<(32-t.shift))
	for k, p := range packed {
		s := t.slot(p)
		for t.slots[s] != 0 {
			s = (s + 1) & uint32(len(t.slots)-1)
		}
		t.slots[s] = uint16(k + 1)
	}
	return t
}

func (t *chunkTable) slot(packed uint32) uint32 { return packed * 0x9e3779b1 >> t.shift }

func (t *chunkTable) numberOf(packed uint32) uint16 {
	if len(t.slots) == 0 {
		return noChunk
	}
	for s := t.slot(packed); t.slots[s] != 0; s = (s + 1) & uint32(len(t.slots)-1) {
		if k := t.slots[s] - 1; t.packed[k] == packed {
			return k
		}
	}
	return noChunk
}
