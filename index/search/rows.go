package search

import (
	"math"
	"slices"
	"strings"

	"diasmap/index/member"
)

// idLength is the length of the id of a member (member.ValidID).
const idLength = 16

// An id is the id of a member. Ids break ties of order.
type id [idLength]byte

// An entry is what the columns hold of one member.
type entry struct {
	id          id
	stamp       uint64 // of the member as it is in the store
	values      [columnCount]string
	probability uint16 // in 1/probabilityScale
	born        uint16 // 0 if not known
	imported    uint32 // Unix time
	updated     uint32
	family      uint64 // packed letters of the family name, then those of the given name
	given       uint64
	names       string // full name first, others after it, parted by lines
}

const probabilityScale = 10_000

// newEntry takes from a member what the columns hold.
func newEntry(m *member.Member, stamp uint64) entry {
	e := entry{
		stamp: stamp, probability: uint16(math.Round(min(max(m.Probability, 0), 1) * probabilityScale)),
		born: uint16(min(max(m.BirthYear, 0), math.MaxUint16)), imported: unixOf(m.Imported.Unix()), updated: unixOf(m.Updated.Unix()),
	}
	copy(e.id[:], m.ID) // whose length was checked
	e.values = [columnCount]string{
		originColumn: m.Origin.String(), countryColumn: m.Country().String(), placeColumn: placeOf(m).value(),
		occupationColumn: setOf(m.Occupations), industryColumn: m.Industry, sectorColumn: setOf(m.Sectors), roleColumn: m.Role,
		languageColumn: setOf(m.Languages), statusColumn: string(m.Review.Status), contactColumn: string(m.Contact), verdictColumn: m.Verdict.String(),
	}
	var sources, imports []string
	for _, s := range m.Sources {
		sources = append(sources, s.Source)
		imports = append(imports, s.Import, s.First)
	}
	e.values[sourceColumn], e.values[importColumn] = setOf(sources), setOf(without(imports, ""))
	e.family, e.given = packedName(m)
	e.names = strings.Join(append([]string{m.Name.Full}, m.Name.Others...), "\n")
	return e
}

// without returns the values that are not v.
func without(values []string, v string) []string {
	return slices.DeleteFunc(values, func(s string) bool { return s == v })
}

// unixOf is a time that 32 bits hold; times before 1970 are none.
func unixOf(seconds int64) uint32 { return uint32(min(max(seconds, 0), math.MaxUint32)) }

// rows are the columns of all members, a number (row) for each. Rows are only added: a member that changes
// gets a new row and its old one is dead. So a copy of rows stays true while more are added.
type rows struct {
	columns     [columnCount]column
	id          []id
	stamp       []uint64
	probability []uint16
	born        []uint16
	imported    []uint32
	updated     []uint32
	family      []uint64
	given       []uint64
	nameEnds    []uint32
	names       []byte
}

func (r *rows) count() int { return len(r.id) }

// name is the names of a row: the full name and, after it, others, parted by lines.
func (r *rows) name(row uint32) string {
	from := uint32(0)
	if row > 0 {
		from = r.nameEnds[row-1]
	}
	return string(r.names[from:r.nameEnds[row]])
}

// value is the value of a row in a column.
func (r *rows) value(c columnKey, row uint32) string {
	return r.columns[c].values[r.columns[c].codes[row]]
}

// add adds a row; codes are the numbers of its values.
func (r *rows) add(e *entry, codes *[columnCount]uint32) {
	for c := range columnCount {
		r.columns[c].codes = append(r.columns[c].codes, codes[c])
	}
	r.id = append(r.id, e.id)
	r.stamp = append(r.stamp, e.stamp)
	r.probability = append(r.probability, e.probability)
	r.born = append(r.born, e.born)
	r.imported = append(r.imported, e.imported)
	r.updated = append(r.updated, e.updated)
	r.family = append(r.family, e.family)
	r.given = append(r.given, e.given)
	r.names = append(r.names, e.names...)
	r.nameEnds = append(r.nameEnds, uint32(len(r.names)))
}

// since returns the rows from row on, as a part of r.
func (r *rows) since(row int) rows {
	part := rows{
		id: r.id[row:], stamp: r.stamp[row:], probability: r.probability[row:], born: r.born[row:], imported: r.imported[row:],
		updated: r.updated[row:], family: r.family[row:], given: r.given[row:], nameEnds: r.nameEnds[row:], names: r.names,
	}
	for c := range columnCount {
		part.columns[c] = column{codes: r.columns[c].codes[row:], values: r.columns[c].values}
	}
	if row > 0 {
		part.names = r.names[r.nameEnds[row-1]:]
	}
	return part
}
