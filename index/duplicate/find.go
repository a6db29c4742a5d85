package duplicate

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/onomastics"
)

// Found counts what Find did.
type Found struct {
	Members  int `json:"members"`
	Compared int `json:"compared"` // pairs whose names were matched
	Merged   int `json:"merged"`
	Doubtful int `json:"doubtful"` // pairs that wait for a person
	Left     int `json:"left"`     // doubtful pairs that speak less for one person, and are not kept since there are so many
}

// Find compares the members whose names are alike, merges those who are surely one person, and keeps doubtful pairs for people to decide.
// With ask set it merges nobody. Pairs that people said are two are left alone.
func (d *Desk) Find(ask bool) (Found, error) {
	var found Found
	all, err := bearersOf(d.Directory.Store())
	if err != nil {
		return found, fmt.Errorf("find duplicates: %w", err)
	}
	found.Members = len(all)
	pairs := d.likely(all, &found.Compared)
	sure, doubtful, err := d.judge(pairs)
	if err != nil {
		return found, fmt.Errorf("find duplicates: %w", err)
	}
	if ask {
		doubtful, sure = append(doubtful, sure...), nil
	}
	for part := range slices.Chunk(sure, findBatch) {
		if err := d.mergeAll(part, &doubtful, &found); err != nil {
			return found, fmt.Errorf("merge: %w", err)
		}
	}
	doubtful, found.Left = mostLikely(doubtful)
	for part := range slices.Chunk(doubtful, findBatch) {
		if err := d.keepAll(part, &found); err != nil {
			return found, fmt.Errorf("keep doubtful pairs: %w", err)
		}
	}
	return found, d.Directory.Update(func(tx index.Tx) error {
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "find duplicates", Count: found.Members,
			About: map[string]string{"merged": fmt.Sprint(found.Merged), "doubtful": fmt.Sprint(found.Doubtful)}})
	})
}

const (
	// findBatch is how many pairs one Update writes.
	findBatch = 200
	// mostDoubtful is how many pairs are kept for people at most: more nobody looks through.
	mostDoubtful = 20_000
)

// mostLikely are the pairs with the most points, mostDoubtful at most, and how many are left.
func mostLikely(pairs []scored) (kept []scored, left int) {
	slices.SortFunc(pairs, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.points, x.points), cmp.Compare(x.a.id, y.a.id), cmp.Compare(x.b.id, y.b.id))
	})
	left = max(len(pairs)-mostDoubtful, 0)
	return pairs[:len(pairs)-left], left
}

// A scored pair is two bearers and how their names match.
type scored struct {
	a, b   *bearer // a has the smaller id
	name   float32
	points float32
}

// likely compares the candidates by what is in memory, and leaves those that come to doubtfulPoints. It counts the names it matched.
func (d *Desk) likely(all []bearer, matched *int) []scored {
	matcher := onomastics.NewMatcher(d.Lexicon)
	var pairs []scored
	for i, j := range candidates(all, d.Lexicon) {
		a, b := &all[i], &all[j]
		beside, bearers := a.beside(b), max(a.bearers, b.bearers)
		if namePoints(1, bearers)+beside < doubtfulPoints {
			continue
		}
		*matched++
		name := score(matcher, a.names, b.names)
		points := namePoints(name, bearers) + beside
		if name < onomastics.SameName || points < doubtfulPoints {
			continue
		}
		if b.id < a.id {
			a, b = b, a
		}
		pairs = append(pairs, scored{a, b, float32(name), float32(points)})
	}
	slices.SortFunc(pairs, func(x, y scored) int { return cmp.Or(cmp.Compare(x.a.id, y.a.id), cmp.Compare(x.b.id, y.b.id)) })
	return slices.CompactFunc(pairs, func(x, y scored) bool { return x.a == y.a && x.b == y.b })
}

// judge parts pairs, in one list never surely one person, and leaves out those of which people said that they are two. Who is surely
// one with two people of the same list is doubtful with both.
func (d *Desk) judge(pairs []scored) (sure, doubtful []scored, err error) {
	apart, err := d.Pairs(true)
	if err != nil {
		return nil, nil, err
	}
	two := map[[2]string]bool{}
	for _, p := range apart {
		two[[2]string{p.A, p.B}] = true
	}
	partners := map[string]int{} // by member and list: with how many of the list it is surely one
	for _, p := range pairs {
		if two[[2]string{p.a.id, p.b.id}] {
			continue
		}
		if p.points < surePoints {
			doubtful = append(doubtful, p)
			continue
		}
		a, b, err := d.read(p)
		if err != nil {
			return nil, nil, err
		}
		c := p.compare(a, b)
		if _, err := together(a.Review, b.Review); err != nil || !c.Sure() || shareList(a, b) {
			doubtful = append(doubtful, p)
			continue
		}
		sure = append(sure, p)
		count(partners, a, b)
		count(partners, b, a)
	}
	sure = slices.DeleteFunc(sure, func(p scored) bool {
		ambiguous := partners[p.a.id] > 1 || partners[p.b.id] > 1
		if ambiguous {
			doubtful = append(doubtful, p)
		}
		return ambiguous
	})
	return sure, doubtful, nil
}

func (d *Desk) read(p scored) (a, b *member.Member, err error) {
	if a, err = d.Directory.Store().Member(p.a.id); err == nil {
		b, err = d.Directory.Store().Member(p.b.id)
	}
	return a, b, err
}

// compare is compare of the pair, whose members are a and b.
func (p *scored) compare(a, b *member.Member) Comparison {
	return compare(a, b, float64(p.name), max(p.a.bearers, p.b.bearers))
}

// count notes that a is one with b, by each list of b; in partners[a] stands the most of one list.
func count(partners map[string]int, a, b *member.Member) {
	for _, s := range b.Sources {
		key := a.ID + " " + s.Source
		partners[key]++
		partners[a.ID] = max(partners[a.ID], partners[key])
	}
}

// shareList says whether two members stand in one list: that knows them as two.
func shareList(a, b *member.Member) bool {
	return slices.ContainsFunc(a.Sources, func(s member.SourceRef) bool {
		return slices.ContainsFunc(b.Sources, func(t member.SourceRef) bool { return s.Source == t.Source })
	})
}

// mergeAll merges pairs. Those that stand in one list now, by a merge before, are no longer sure.
func (d *Desk) mergeAll(pairs []scored, doubtful *[]scored, found *Found) error {
	merged, asked := 0, *doubtful
	err := d.eachPair(pairs, func(tx index.Tx, p scored, a, b *member.Member) error {
		if shareList(a, b) {
			asked = append(asked, p)
			return nil
		}
		merged++
		_, err := d.merge(tx, a.ID, b.ID)
		return err
	}, func(tx index.Tx) error {
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "merge", Count: merged})
	})
	if err == nil {
		found.Merged, *doubtful = found.Merged+merged, asked
	}
	return err
}

// keepAll keeps pairs to be decided.
func (d *Desk) keepAll(pairs []scored, found *Found) error {
	kept := 0
	err := d.eachPair(pairs, func(tx index.Tx, p scored, a, b *member.Member) error {
		kept++
		return setPair(tx, Pair{A: a.ID, B: b.ID, Comparison: p.compare(a, b)})
	}, func(index.Tx) error { return nil })
	if err == nil {
		found.Doubtful += kept
	}
	return err
}

// eachPair does something with each pair that is two members still, and then something more, in one step.
func (d *Desk) eachPair(pairs []scored, do func(tx index.Tx, p scored, a, b *member.Member) error, then func(index.Tx) error) error {
	return d.Directory.Later(func(tx index.Tx) error {
		for _, p := range pairs {
			a, b, err := both(tx, p.a.id, p.b.id)
			if errors.Is(err, ErrSame) {
				continue
			}
			if err != nil {
				return err
			}
			if err := do(tx, p, a, b); err != nil {
				return err
			}
		}
		return then(tx)
	})
}
