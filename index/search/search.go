package search

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// Search answers a query. The error wraps ErrQuery (and tells where, for a query that was parsed), ErrUnknownSort,
// ErrUnknownFacet, ErrCursor, or is that of the context.
func (x *Index) Search(ctx context.Context, q Query) (*Result, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	after, err := q.position()
	if err != nil {
		return nil, err
	}
	v := x.view.Load()
	reader, err := x.words.reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	p, err := x.newPlan(ctx, &q, v, reader)
	if err != nil {
		return nil, err
	}
	s := &searcher{ctx: ctx, index: x, view: v, reader: reader, query: &q, plan: p, after: after}
	if err := s.find(); err != nil {
		return nil, err
	}
	if err := s.relax(); err != nil {
		return nil, err
	}
	if err := s.suggest(); err != nil {
		return nil, err
	}
	return s.result(), nil
}

// check finds mistakes that need no index.
func (q *Query) check() error {
	for _, o := range q.Sort {
		if !slices.Contains(SortKeys(), o.By) {
			return fmt.Errorf("sort by %q: %w: want one of %v", o.By, ErrUnknownSort, SortKeys())
		}
	}
	if len(q.Sort) > mostKeys {
		return fmt.Errorf("sort by %d keys: %w: at most %d", len(q.Sort), ErrUnknownSort, mostKeys)
	}
	for i := range q.Facets {
		if err := q.Facets[i].check(); err != nil {
			return err
		}
	}
	return nil
}

// limit is the hits of a page.
func (q *Query) limit() int {
	switch {
	case q.Limit < 0:
		return 0
	case q.Limit == 0:
		return DefaultLimit
	}
	return min(q.Limit, MostLimit)
}

// All yields the hits of a query, all pages of it, and how many there are in total. The query's limit and facets
// do not count.
func (x *Index) All(ctx context.Context, q Query) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		q.Limit, q.Facets, q.Cursor = MostLimit, nil, ""
		for {
			r, err := x.Search(ctx, q)
			if err != nil {
				yield(Hit{}, err)
				return
			}
			for _, h := range r.Hits {
				if !yield(h, nil) {
					return
				}
			}
			if q.Cursor = r.Next; r.Next == "" {
				return
			}
		}
	}
}

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

// result makes the answer of what was found.
func (s *searcher) result() *Result {
	r := &Result{Total: s.tally.found, LeftOut: s.leftOut, Hits: make([]Hit, 0, len(s.page)), Told: s.plan.told}
	for i := range s.page {
		r.Hits = append(r.Hits, s.hit(&s.page[i]))
	}
	if s.more && len(s.page) > 0 {
		p := s.ranker.positionOf(&s.page[len(s.page)-1])
		r.Next = s.query.cursor(&p)
	}
	for _, f := range s.query.Facets {
		r.Facets = append(r.Facets, s.tally.facet(f, s.index.know))
	}
	return r
}

func (s *searcher) hit(c *candidate) Hit {
	h := Hit{ID: string(s.view.id[c.row][:]), Score: float64(c.score) / scoreScale, Km: -1}
	if s.plan.near != nil {
		if m := s.plan.near.metres[s.view.columns[placeColumn].codes[c.row]]; m != unknownDistance {
			h.Km = float64(m) / 1000
		}
	}
	return h
}
