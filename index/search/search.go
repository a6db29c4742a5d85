package search

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// Search answers a query. The error wraps ErrQuery (and tells where, for a query that was parsed), ErrUnknownSort,
// ErrUnknownFacet, ErrCursor, or is that of the context.
//
// As many searches are carried out at once as there are processors; others wait for their turn, and come in the order they were asked.
func (x *Index) Search(ctx context.Context, q Query) (*Result, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	after, err := q.position()
	if err != nil {
		return nil, err
	}
	select {
	case x.turns <- struct{}{}:
		defer func() { <-x.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
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

// mostTerms bounds the terms of a query: no person types more, and each takes memory.
const mostTerms = 100

// check finds mistakes that need no index.
func (q *Query) check() error {
	terms := 0
	for _, c := range q.Clauses {
		terms += len(c.Any)
	}
	if terms > mostTerms {
		return &QueryError{Mistake: TooLong, Message: fmt.Sprintf("the query has %d terms", terms), Hint: fmt.Sprintf("at most %d are answered", mostTerms)}
	}
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
