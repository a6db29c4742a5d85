package search

import (
	"context"
	"slices"
)

// A searcher carries out one search.
type searcher struct {
	ctx    context.Context
	index  *Index
	view   *view
	reader *wordReader
	query  *Query
	plan   *plan
	after  *position

	tally   *tally
	leftOut int
	page    []candidate
	ranker  *ranker
	more    bool
}

// byName is how many of the best hits are ranked by how well their names match; those after them keep the order
// of their conditions.
const byName = 256

// find fills the page and counts.
func (s *searcher) find() error {
	s.ranker = newRanker(s.view, s.plan, s.query.Sort)
	s.tally, s.leftOut = newTally(s.view, s.query.Facets), 0
	limit := s.query.limit()
	var err error
	if s.ranksNames() {
		err = s.findByName(limit)
	} else {
		s.page, err = s.best(limit+1, s.after, nil, true)
	}
	if err != nil {
		return err
	}
	if s.more = len(s.page) > limit; s.more {
		s.page = s.page[:limit]
	}
	return nil
}

// ranksNames says whether hits come by relevance, and names have part in it.
func (s *searcher) ranksNames() bool {
	return len(s.plan.names) > 0 && (len(s.query.Sort) == 0 || s.query.Sort[0].By == ByRelevance)
}

// findByName fills the page where the best hits are ranked by name.
func (s *searcher) findByName(limit int) error {
	top, err := s.best(byName, nil, nil, true)
	if err != nil {
		return err
	}
	s.rankNames(top)
	all := len(top) == s.tally.found
	s.page = top
	if s.after != nil {
		s.page = slices.DeleteFunc(slices.Clone(top), func(c candidate) bool { return !s.ranker.after(&c, s.after) })
	}
	if all || len(s.page) > limit {
		return nil
	}
	ranked := make(map[uint32]bool, len(top))
	for _, c := range top {
		ranked[c.row] = true
	}
	rest, err := s.best(limit+1-len(s.page), s.after, ranked, false)
	s.page = append(s.page, rest...)
	return err
}

// best returns the first candidates after a position, in order, but for those in skip; with count it counts.
func (s *searcher) best(size int, after *position, skip map[uint32]bool, count bool) ([]candidate, error) {
	h := &heap{ranker: s.ranker, size: size}
	err := s.each(count, func(rows []uint32) {
		var c candidate
		for _, row := range rows {
			if len(skip) > 0 && skip[row] {
				continue
			}
			c.row, c.score = row, s.plan.score(row)
			if c.keys[0] = s.ranker.keys[0](&c); h.passes(c.keys[0]) {
				s.ranker.rank(&c)
				if after == nil || s.ranker.after(&c, after) {
					h.add(&c)
				}
			}
		}
	})
	return h.sorted(), err
}

// score is how well a row fits what is scored.
func (p *plan) score(row uint32) uint32 {
	score := uint32(0)
	for _, c := range p.scored {
		score += uint32(c.weight(row)) * (scoreScale / fully)
	}
	return score
}

// portion is how many rows are tried at once: few enough to stay in the nearest cache.
const portion = 1024

// each calls take for the rows found, a portion at a time; with count it counts them too.
func (s *searcher) each(count bool, take func(rows []uint32)) error {
	all := slices.Clone(s.plan.all)
	slices.SortStableFunc(all, func(a, b condition) int { return a.estimate() - b.estimate() })
	drive := len(all) > 0 && all[0].estimate() <= s.view.count()/4
	var driven []uint32
	n := s.view.count()
	if drive {
		driven = all[0].rows(make([]uint32, 0, all[0].estimate()))
		n = len(driven)
	}
	var space [portion]uint32
	for from := 0; from < n; from += portion {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		rows := space[:0]
		if drive {
			rows = append(rows, driven[from:min(from+portion, n)]...)
		} else {
			for row := from; row < min(from+portion, n); row++ {
				rows = append(rows, uint32(row))
			}
		}
		take(s.tried(rows, all, count))
	}
	return nil
}

// tried leaves the rows that live, meet all conditions and are not ruled out; with count it counts.
func (s *searcher) tried(rows []uint32, all []condition, count bool) []uint32 {
	rows = s.view.living(rows)
	for _, c := range all {
		rows = c.filter(rows)
	}
	if s.plan.shown != nil {
		met := len(rows)
		rows = s.plan.shown.filter(rows)
		if count {
			s.leftOut += met - len(rows)
		}
	}
	if count {
		s.tally.add(rows)
	}
	return rows
}

// living leaves the rows that are not dead.
func (v *view) living(rows []uint32) []uint32 {
	if len(v.dead) == 0 {
		return rows
	}
	n := 0
	for _, row := range rows {
		if !v.dead.has(row) {
			rows[n] = row
			n++
		}
	}
	return rows[:n]
}
