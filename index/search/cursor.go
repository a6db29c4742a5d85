package search

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
)

// A position is where in the order of a query a hit stands: what a cursor says. It is made of the values of
// the member, not of row numbers, so that it holds when members come and go.
type position struct {
	top         bool
	keys        [mostKeys]uint64
	given       uint64
	probability uint16
	id          id
}

// positionOf is the position of a ranked candidate.
func (r *ranker) positionOf(c *candidate) position {
	return position{c.top, c.keys, r.view.given[c.row], r.view.probability[c.row], r.view.id[c.row]}
}

// after says whether a ranked candidate comes after a position.
func (r *ranker) after(c *candidate, p *position) bool {
	if c.top != p.top {
		return p.top
	}
	for i := range r.keys {
		if c.keys[i] != p.keys[i] {
			return c.keys[i] > p.keys[i]
		}
	}
	return cmp.Or(cmp.Compare(r.view.given[c.row], p.given), cmp.Compare(p.probability, r.view.probability[c.row]), compareIDs(&r.view.id[c.row], &p.id)) > 0
}

// cursorSize is the bytes of a cursor: version, hash of the query, position.
const cursorSize = 1 + 8 + 1 + 8*mostKeys + 8 + 2 + idLength

const cursorVersion = 1

// cursor writes a position in a query as text.
func (q *Query) cursor(p *position) string {
	b := binary.LittleEndian.AppendUint64([]byte{cursorVersion}, q.hash())
	top := byte(0)
	if p.top {
		top = 1
	}
	b = append(b, top)
	for _, k := range p.keys {
		b = binary.LittleEndian.AppendUint64(b, k)
	}
	b = binary.LittleEndian.AppendUint64(b, p.given)
	b = binary.LittleEndian.AppendUint16(b, p.probability)
	return base64.RawURLEncoding.EncodeToString(append(b, p.id[:]...))
}

// position reads the cursor of a query, nil if it has none.
func (q *Query) position() (*position, error) {
	if q.Cursor == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err != nil || len(b) != cursorSize || b[0] != cursorVersion || binary.LittleEndian.Uint64(b[1:]) != q.hash() {
		return nil, fmt.Errorf("go on after %.20q: %w", q.Cursor, ErrCursor)
	}
	p := &position{top: b[9] == 1}
	b = b[10:]
	for i := range p.keys {
		p.keys[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	b = b[8*mostKeys:]
	p.given, p.probability, p.id = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint16(b[8:]), id(b[10:])
	return p, nil
}

// hash tells queries apart that find other members or in another order.
func (q *Query) hash() uint64 {
	text, _ := json.Marshal(Query{Clauses: q.Clauses, Sort: q.Sort}) // of strings and numbers
	h := fnv.New64a()
	h.Write(text)
	return h.Sum64()
}
