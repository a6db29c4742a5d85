package duplicate

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"
	"strings"

	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/onomastics"
)

// Comparing a million members with one another is out of reach, so pairs are found by blocks: members who share something beside the
// name, and of those the ones whose names are alike (onomastics.Blocks). Only pairs that could come to doubtfulPoints need to be found, and
// what they share is an identifier, the year of birth, the city, the employer, or a name that few bear.

// A bearer is what is kept in memory of a member while pairs are looked for: about 200 bytes.
type bearer struct {
	id      string
	names   []string
	name    uint64 // of the variant keys of the words of the full name, in any order
	bearers int    // how many members have that name, this one too
	born    int
	city    int
	country onomastics.Country
	// employer and work are hashes of what comparing folds, 0 if there is none; groups are the ISCO-08 groups.
	employer, work uint64
	groups         []string
	ids            []uint64
}

var seed = maphash.MakeSeed()

// hash is 0 for nothing.
func hash(text string) uint64 {
	if text == "" {
		return 0
	}
	return maphash.String(seed, text)
}

func newBearer(m *member.Member) bearer {
	b := bearer{
		id: m.ID, names: names(m), name: hash(strings.Join(member.KeysOf(m.Name.Full), " ")), born: m.BirthYear, city: m.Place.GeoNamesID,
		country: m.Country(), employer: hash(fold(m.Employer)), work: hash(fold(m.OccupationText)), groups: m.Occupations,
	}
	for _, id := range identifiers(m) {
		b.ids = append(b.ids, hash(id))
	}
	return b
}

// bearersOf reads all members.
func bearersOf(s *store.Store) ([]bearer, error) {
	all := make([]bearer, 0, s.Count())
	count := map[uint64]int{}
	err := s.Each(func(m *member.Member) error {
		b := newBearer(m)
		count[b.name]++
		all = append(all, b)
		return nil
	})
	for i := range all {
		all[i].bearers = count[all[i].name]
	}
	return all, err
}

// beside is what two members have in points beside their names.
func (b *bearer) beside(o *bearer) float64 {
	points := birthPoints(b.born, o.born) + placePoints(b.city, o.city, b.country, o.country) + workPoints(b.work != 0 && b.work == o.work, b.groups, o.groups)
	if b.employer != 0 && b.employer == o.employer {
		points += employerSame
	}
	if slices.ContainsFunc(b.ids, func(id uint64) bool { return slices.Contains(o.ids, id) }) {
		points += identifier
	}
	return points
}

const (
	// passMembers is about how many members are put into blocks at once: it bounds the memory.
	passMembers = 100_000
	// fewBearers is how many members may have one name for the name alone to be worth a look.
	fewBearers = 4
	// mostSharing is how many members may have an identifier: one that more have identifies nobody.
	mostSharing = 50
)

// candidates yields the pairs of bearers that are worth comparing, some more than once.
func candidates(all []bearer, lexicon *onomastics.Lexicon) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		ok := true
		pass := func(pairs iter.Seq2[int, int]) {
			for i, j := range pairs {
				if !ok {
					return
				}
				ok = yield(i, j)
			}
		}
		pass(sharing(all, mostSharing, func(b *bearer) []uint64 { return b.ids }))
		pass(sharing(all, fewBearers, func(b *bearer) []uint64 { return []uint64{b.name} }))
		for _, of := range []func(*bearer) uint64{
			func(b *bearer) uint64 { return uint64(b.born) },
			func(b *bearer) uint64 { return uint64(b.city) },
			func(b *bearer) uint64 { return b.employer },
		} {
			pass(alike(all, lexicon, of))
		}
	}
}

// sharing yields the pairs of bearers that have a value in common, which no more than most have.
func sharing(all []bearer, most int, of func(*bearer) []uint64) iter.Seq2[int, int] {
	type entry struct {
		value  uint64
		bearer int32
	}
	var entries []entry
	for i := range all {
		for _, value := range of(&all[i]) {
			entries = append(entries, entry{value, int32(i)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.bearer, b.bearer)) })
	return func(yield func(int, int) bool) {
		for len(entries) > 0 {
			n := 1
			for n < len(entries) && entries[n].value == entries[0].value {
				n++
			}
			block := entries[:n]
			entries = entries[n:]
			if n > most {
				continue
			}
			for i, a := range block {
				for _, b := range block[i+1:] {
					if a.bearer != b.bearer && !yield(int(a.bearer), int(b.bearer)) {
						return
					}
				}
			}
		}
	}
}

// alike yields the pairs of bearers that have the same value, zero aside, and names that share a block. It takes so many values at once
// that about passMembers have one of them.
func alike(all []bearer, lexicon *onomastics.Lexicon, of func(*bearer) uint64) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		passes := uint64(len(all)/passMembers + 1)
		for p := range passes {
			blocks := onomastics.NewBlocks(lexicon)
			var owner []int
			for i := range all {
				value := of(&all[i])
				if value == 0 || mixed(value)%passes != p {
					continue
				}
				for _, name := range all[i].names {
					blocks.AddAmong(name, value)
					owner = append(owner, i)
				}
			}
			for i, j := range blocks.Candidates() {
				if owner[i] != owner[j] && !yield(owner[i], owner[j]) {
					return
				}
			}
		}
	}
}

// mixed spreads small numbers.
func mixed(value uint64) uint64 {
	const mix = 0x9e3779b97f4a7c15
	return value * mix >> 20
}
