package duplicate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/onomastics"
)

// Found counts what Find did.
type Found struct {
	Members  int `json:"members"`
	Compared int `json:"compared"` // pairs whose names share a block
	Merged   int `json:"merged"`
	Doubtful int `json:"doubtful"` // pairs that wait for a person
}

// Find compares the members whose names are alike, merges those who are surely one person, and keeps doubtful pairs for people to decide.
// With ask set it merges nobody. Pairs that people said are two are left alone.
func (d *Desk) Find(ask bool) (Found, error) {
	var found Found
	ids, pairs, err := d.candidates()
	if err != nil {
		return found, fmt.Errorf("find duplicates: %w", err)
	}
	found.Members, found.Compared = ids, len(pairs)
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
	for part := range slices.Chunk(doubtful, findBatch) {
		if err := d.keepAll(part, &found); err != nil {
			return found, fmt.Errorf("keep doubtful pairs: %w", err)
		}
	}
	return found, d.Directory.Update(func(tx index.Tx) error {
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "merge", Count: found.Merged, About: map[string]string{"doubtful": fmt.Sprint(found.Doubtful)}})
	})
}

// findBatch is how many pairs one Update writes.
const findBatch = 200

// candidates are the pairs of members whose names share a block, and how many members there are.
func (d *Desk) candidates() (members int, pairs [][2]string, err error) {
	blocks := onomastics.NewBlocks(d.Lexicon)
	var owner []string // of each name
	err = d.Directory.Store().Each(func(m *member.Member) error {
		members++
		for _, name := range names(m) {
			blocks.Add(name)
			owner = append(owner, m.ID)
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	seen := map[[2]string]bool{}
	for i, j := range blocks.Candidates() {
		pair := [2]string{owner[i], owner[j]}
		if pair[1] < pair[0] {
			pair[0], pair[1] = pair[1], pair[0]
		}
		if pair[0] != pair[1] && !seen[pair] {
			seen[pair] = true
			pairs = append(pairs, pair)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	return members, pairs, nil
}

// judge compares pairs, in one list never surely one person, and leaves out those of which people said that they are two. Who is surely
// one with two people of the same list is doubtful with both.
func (d *Desk) judge(pairs [][2]string) (sure, doubtful []Pair, err error) {
	apart, err := d.Pairs(true)
	if err != nil {
		return nil, nil, err
	}
	two := map[[2]string]bool{}
	for _, p := range apart {
		two[[2]string{p.A, p.B}] = true
	}
	matcher := onomastics.NewMatcher(d.Lexicon)
	partners := map[string]int{} // by member and list: with how many of the list it is surely one
	var a *member.Member         // pairs of one member stand together
	for _, pair := range pairs {
		if two[pair] {
			continue
		}
		if a == nil || a.ID != pair[0] {
			if a, err = d.Directory.Store().Member(pair[0]); err != nil {
				return nil, nil, err
			}
		}
		b, err := d.Directory.Store().Member(pair[1])
		if err != nil {
			return nil, nil, err
		}
		c := compare(matcher, a, b)
		if !c.Doubtful() {
			continue
		}
		p := Pair{A: pair[0], B: pair[1], Comparison: c}
		if _, err := together(a.Review, b.Review); err != nil || !c.Sure() || shareList(a, b) {
			doubtful = append(doubtful, p)
			continue
		}
		sure = append(sure, p)
		count(partners, a, b)
		count(partners, b, a)
	}
	sure = slices.DeleteFunc(sure, func(p Pair) bool {
		ambiguous := partners[p.A] > 1 || partners[p.B] > 1
		if ambiguous {
			doubtful = append(doubtful, p)
		}
		return ambiguous
	})
	return sure, doubtful, nil
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
func (d *Desk) mergeAll(pairs []Pair, doubtful *[]Pair, found *Found) error {
	merged, asked := 0, *doubtful
	err := d.eachPair(pairs, func(tx index.Tx, p Pair, a, b *member.Member) error {
		if shareList(a, b) {
			asked = append(asked, p)
			return nil
		}
		merged++
		_, err := d.merge(tx, a.ID, b.ID)
		return err
	})
	if err == nil {
		found.Merged, *doubtful = found.Merged+merged, asked
	}
	return err
}

// keepAll keeps pairs to be decided.
func (d *Desk) keepAll(pairs []Pair, found *Found) error {
	kept := 0
	err := d.eachPair(pairs, func(tx index.Tx, p Pair, a, b *member.Member) error {
		kept++
		p.A, p.B = a.ID, b.ID
		return setPair(tx, p)
	})
	if err == nil {
		found.Doubtful += kept
	}
	return err
}

// eachPair does something with each pair that is two members still, in one Update.
func (d *Desk) eachPair(pairs []Pair, do func(tx index.Tx, p Pair, a, b *member.Member) error) error {
	return d.Directory.Update(func(tx index.Tx) error {
		for _, p := range pairs {
			a, b, err := both(tx, p.A, p.B)
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
		return nil
	})
}
