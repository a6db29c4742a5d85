package place

import (
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
)

// The table of keys is sorted and front-coded in blocks of keysInBlock: the first key of a block is whole, the others say how
// many bytes they share with the one before.
//
//	keys [4]  blocks [4]  offset of each block [4 each], from the first
//	a key: shared and own bytes, four bits each, of which 15 stands for 15 + the next byte; own bytes; its entries
//	an entry: uvarint of (number - number of the entry before) << 4 | how << 1 | last
//
// Measured on 406 k keys: as a transducer (vellum) they are 25 % larger and take 2.5 times as long to look up.
const (
	keysInBlock = 16
	nibble      = 15
	maxKey      = 100 // bytes of a key; longer names are not looked up
)

// A how says how a key comes to stand for an entry.
type how uint8

const (
	byName    how = iota // its name
	byOther              // another of its names
	byNative             // a name in another script than Latin, romanised
	byVariant            // a spelling made by rule: St for Saint
	byCode               // a code or short form, as TX, NYC, GBR
	byQuarter            // the name of a part of it
	byUnion              // the name of a former union that it was most of
)

// A keyTable finds entries by key.
type keyTable struct {
	blocks []byte // offsets
	body   []byte
	count  int
	// first holds, by the first two bytes of a key, the first block that may hold it.
	first []int32
}

func openKeyTable(section []byte) (keyTable, error) {
	if len(section) < 8 {
		return keyTable{}, fmt.Errorf("%w: the table of keys has no header", ErrFormat)
	}
	n := uint64(binary.LittleEndian.Uint32(section[4:]))
	if n > uint64(len(section)-8)/4 {
		return keyTable{}, fmt.Errorf("%w: %d blocks of keys do not fit", ErrFormat, n)
	}
	t := keyTable{blocks: section[8 : 8+4*n], body: section[8+4*n:], count: int(binary.LittleEndian.Uint32(section))}
	if t.count > 0 && n == 0 {
		return keyTable{}, fmt.Errorf("%w: %d keys are in no block", ErrFormat, t.count)
	}
	for b := range t.blockCount() {
		if uint64(binary.LittleEndian.Uint32(t.blocks[4*b:])) >= uint64(len(t.body)) || len(t.head(b)) == 0 {
			return keyTable{}, fmt.Errorf("%w: block %d of keys has no key within the table", ErrFormat, b)
		}
	}
	t.index()
	return t, nil
}

// index fills first.
func (t *keyTable) index() {
	t.first = make([]int32, 1<<16+1)
	block := 0
	for two := range t.first {
		for block < t.blockCount() && twoBytes(t.head(block)) < two {
			block++
		}
		t.first[two] = int32(max(block-1, 0))
	}
}

// twoBytes is the number of the first two bytes of a key, of which there is at least one.
func twoBytes(key []byte) int {
	if len(key) == 1 {
		return int(key[0]) << 8
	}
	return int(key[0])<<8 | int(key[1])
}

func (t *keyTable) blockCount() int { return len(t.blocks) / 4 }

func (t *keyTable) block(b int) []byte { return t.body[binary.LittleEndian.Uint32(t.blocks[4*b:]):] }

// head is the first key of a block.
func (t *keyTable) head(b int) []byte {
	block := t.block(b)
	n, size := int(block[0]>>4), 1 // a head shares nothing
	if n == nibble && len(block) > 1 {
		n, size = nibble+int(block[1]), 2
	}
	return block[size:min(size+n, len(block))]
}

// blockOf is the last block whose first key is not after key.
func (t *keyTable) blockOf(key []byte) int {
	two := twoBytes(key)
	lo, hi := int(t.first[two]), min(int(t.first[two+1])+1, t.blockCount())
	for lo+1 < hi {
		mid := int(uint(lo+hi) >> 1)
		if slices.Compare(t.head(mid), key) <= 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// find returns the entries of a key, encoded; nothing for one that is not in the table. It does not allocate.
func (t *keyTable) find(key []byte) []byte {
	if len(key) == 0 || len(key) > maxKey || t.count == 0 {
		return nil
	}
	c := t.cursor(t.blockOf(key))
	matched := 0 // bytes of key that the key before shares with it, at least
	for range keysInBlock {
		shared, own, ok := c.step()
		if !ok || shared < matched {
			return nil
		}
		if shared > matched {
			continue
		}
		m := matchLength(own, key[matched:])
		switch {
		case m == len(own) && matched+m == len(key):
			return c.entries
		case m < len(own) && (matched+m == len(key) || own[m] > key[matched+m]):
			return nil
		}
		matched += m
	}
	return nil
}

func matchLength(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// A keyCursor walks through the keys in order.
type keyCursor struct {
	rest    []byte
	entries []byte // of the key last met
}

func (t *keyTable) cursor(block int) keyCursor { return keyCursor{rest: t.block(block)} }

// step goes to the next key: how many bytes it shares with the one before, and its own. The entries are walked over.
func (c *keyCursor) step() (shared int, own []byte, ok bool) {
	b := c.rest
	if len(b) == 0 {
		return 0, nil, false
	}
	n, at := int(b[0]>>4), 1
	shared = int(b[0] & nibble)
	if n == nibble && len(b) > at {
		n, at = n+int(b[at]), at+1
	}
	if shared == nibble && len(b) > at {
		shared, at = shared+int(b[at]), at+1
	}
	if at+n > len(b) {
		return 0, nil, false
	}
	own, b = b[at:at+n], b[at+n:]
	size := entriesSize(b)
	c.entries, c.rest = b[:size], b[size:]
	return shared, own, true
}

// entriesSize is the number of bytes that the entries of a key take.
func entriesSize(b []byte) int {
	first := true // the byte begins a varint
	last := false
	for i, x := range b {
		if first {
			last = x&1 != 0
		}
		if first = x < 0x80; first && last {
			return i + 1
		}
	}
	return len(b)
}

// A posting is an entry that a key stands for.
type posting struct {
	entry uint32
	how   how
}

// postingsOf yields the postings of a key, up to what is none.
func postingsOf(entries []byte) iter.Seq[posting] {
	return func(yield func(posting) bool) {
		entry := uint32(0)
		for len(entries) > 0 {
			v, n := binary.Uvarint(entries)
			if n <= 0 {
				return
			}
			entry += uint32(v >> 4)
			if !yield(posting{entry, how(v >> 1 & 7)}) {
				return
			}
			entries = entries[n:]
		}
	}
}

// buildKeyTable lays out keys, which are sorted, with their postings, sorted by entry.
func buildKeyTable(keys []string, postings func(key string) []posting) []byte {
	var blocks, body []byte
	before := ""
	for i, key := range keys {
		shared := 0
		if i%keysInBlock == 0 {
			blocks = appendUint32(blocks, uint32(len(body)))
		} else {
			shared = matchLength([]byte(before), []byte(key))
		}
		body = appendKeyLengths(body, shared, len(key)-shared)
		body = append(body, key[shared:]...)
		body = appendPostings(body, postings(key))
		before = key
	}
	section := appendUint32(nil, uint32(len(keys)))
	section = appendUint32(section, uint32(len(blocks)/4))
	return append(append(section, blocks...), body...)
}

func appendKeyLengths(dst []byte, shared, own int) []byte {
	dst = append(dst, byte(min(own, nibble)<<4|min(shared, nibble)))
	if own >= nibble {
		dst = append(dst, byte(own-nibble))
	}
	if shared >= nibble {
		dst = append(dst, byte(shared-nibble))
	}
	return dst
}

func appendPostings(dst []byte, postings []posting) []byte {
	before := uint32(0)
	for i, p := range postings {
		last := uint64(0)
		if i == len(postings)-1 {
			last = 1
		}
		dst = binary.AppendUvarint(dst, uint64(p.entry-before)<<4|uint64(p.how)<<1|last)
		before = p.entry
	}
	return dst
}
