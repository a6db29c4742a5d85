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
	var c candidate
	err := s.each(count, func(row, score uint32) {
		if skip[row] {
			return
		}
		c.row, c.score = row, score
		s.ranker.rank(&c)
		if after == nil || s.ranker.after(&c, after) {
			h.add(&c)
		}
	})
	return h.sorted(), err
}

// each calls take for every row found; with count it counts them too.
func (s *searcher) each(count bool, take func(row, score uint32)) error {
	all := s.plan.all
	try := func(row uint32) {
		if s.view.dead.has(row) {
			return
		}
		for _, c := range all {
			if c.weight(row) == 0 {
				return
			}
		}
		if s.plan.hidden != nil && s.plan.hidden.weight(row) > 0 {
			if count {
				s.leftOut++
			}
			return
		}
		score := uint32(0)
		for _, c := range s.plan.scored {
			score += uint32(c.weight(row)) * (scoreScale / fully)
		}
		if count {
			s.tally.add(row)
		}
		take(row, score)
	}
	rows, some := s.drive(all)
	if some {
		return s.walk(len(rows), func(i int) { try(rows[i]) })
	}
	return s.walk(s.view.count(), func(i int) { try(uint32(i)) })
}

// drive returns rows among which are all that are found, if that is fewer than to try them all.
func (s *searcher) drive(all []condition) ([]uint32, bool) {
	if len(all) == 0 {
		return nil, false
	}
	least, estimate := all[0], all[0].estimate()
	for _, c := range all[1:] {
		if n := c.estimate(); n < estimate {
			least, estimate = c, n
		}
	}
	if estimate > s.view.count()/4 {
		return nil, false
	}
	return least.rows(make([]uint32, 0, estimate)), true
}

// walk calls step for 0 to n-1, and looks now and then whether the search is given up.
func (s *searcher) walk(n int, step func(i int)) error {
	const stride = 1 << 16
	for from := 0; from < n; from += stride {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		for i := from; i < min(from+stride, n); i++ {
			step(i)
		}
	}
	return nil
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
