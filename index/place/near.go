package place

import (
	"cmp"
	"slices"
)

// Misspelt names: keys that begin with the same letter and differ in one letter, or in two when the name is long. A
// letter too few or too many, another letter, and two letters exchanged count as one.
const (
	shortestMisspelt  = 5 // letters of a name that is searched for so
	shortestTwoEdits  = 9
	longestMisspelt   = 40
	mostMisspeltFound = 16 // keys at the least distance
)

// A nearSearch finds the keys that are few edits from one. It keeps its buffers.
type nearSearch struct {
	key   []byte
	most  int
	at    []byte // the key of the table that is compared
	rows  [longestMisspelt + 4][longestMisspelt + 1]uint8
	found []nearKey
}

type nearKey struct {
	entries []byte
	edits   int
}

// search fills found with the keys at the least distance from key, at most mostMisspeltFound, the first in the order of keys.
func (n *nearSearch) search(t *keyTable, key []byte) {
	n.found = n.found[:0]
	if len(key) < shortestMisspelt || len(key) > longestMisspelt || key[0] >= 0x80 {
		return
	}
	n.key, n.most, n.at = key, 1, n.at[:0]
	if len(key) >= shortestTwoEdits {
		n.most = 2
	}
	for j := range len(key) + 1 {
		n.rows[0][j] = uint8(j)
	}
	dead := len(n.rows) // the length of a beginning that no key of the search goes on from
	for b := int(t.first[int(key[0])<<8]); b < t.blockCount() && t.head(b)[0] <= key[0]; b++ {
		shared := matchLength(n.at, t.head(b))
		if next := b + 1; dead <= len(n.at) && shared >= dead && next < t.blockCount() && matchLength(n.at, t.head(next)) >= dead {
			continue // nothing in the block can be near
		}
		dead = n.walk(t.cursor(b), shared, dead)
	}
}

// walk compares the keys of a block, of which the first shares so many bytes with the key before.
func (n *nearSearch) walk(c keyCursor, same, dead int) int {
	for i := range keysInBlock {
		shared, own, ok := c.step()
		if !ok {
			break
		}
		if i == 0 {
			shared, own = same, own[same:]
		}
		if shared >= dead {
			continue
		}
		n.at = append(n.at[:shared], own...)
		if dead = n.compare(shared); dead > len(n.at) {
			n.keep(c.entries)
		}
	}
	return dead
}

// compare fills the rows from shared+1 on. It returns the length of a beginning that is too far away already, or more
// than the length of the key.
func (n *nearSearch) compare(shared int) int {
	for i := shared + 1; i <= len(n.at); i++ {
		if i >= len(n.rows) || int(n.fill(i)) > n.most {
			return i
		}
	}
	return len(n.at) + 1
}

// fill computes row i, the distances of the first i letters of the one key from all beginnings of the other, and
// returns the least. Exchanged letters count as one edit when nothing is between them (optimal string alignment).
func (n *nearSearch) fill(i int) uint8 {
	row, above := &n.rows[i], &n.rows[i-1]
	row[0] = uint8(i)
	least, b := row[0], n.at[i-1]
	for j := 1; j <= len(n.key); j++ {
		d := above[j-1]
		if n.key[j-1] != b {
			d++
		}
		d = min(d, above[j]+1, row[j-1]+1)
		if i > 1 && j > 1 && n.key[j-2] == b && n.key[j-1] == n.at[i-2] {
			d = min(d, n.rows[i-2][j-2]+1)
		}
		row[j] = d
		least = min(least, d)
	}
	return least
}

// keep takes the key in, if it is near enough.
func (n *nearSearch) keep(entries []byte) {
	edits := int(n.rows[len(n.at)][len(n.key)])
	if edits > n.most || n.at[0] != n.key[0] || onlyCodes(entries) {
		return
	}
	if edits < n.most {
		n.most = edits
		n.found = slices.DeleteFunc(n.found, func(k nearKey) bool { return k.edits > edits })
	}
	if len(n.found) < mostMisspeltFound {
		n.found = append(n.found, nearKey{entries, edits})
	}
}

// readMisspelt looks for the names that the first segment is a misspelling of, when nothing was found in it.
func (r *reader) readMisspelt() {
	if len(r.missed) == 0 {
		return
	}
	r.key = r.key[:0]
	for _, i := range r.missed {
		w := &r.splitter.words[i]
		r.key = append(r.key, r.splitter.keys[w.keyFrom:w.keyTo]...)
	}
	r.near.search(&r.g.keys, r.key)
	first, last := &r.splitter.words[r.missed[0]], &r.splitter.words[r.missed[len(r.missed)-1]]
	for _, k := range r.near.found {
		r.spans = append(r.spans, span{from: first.keyFrom, to: last.keyTo, entries: k.entries, edits: k.edits, native: first.native})
	}
	slices.SortStableFunc(r.spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
}
