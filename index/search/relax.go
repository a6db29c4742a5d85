package search

import (
	"fmt"
	"slices"
)

// relax leaves out a word of several when nobody fits all: the one without which most are found.
func (s *searcher) relax() error {
	if s.tally.found > 0 || s.leftOut > 0 || len(s.plan.words) < 2 || s.after != nil {
		return nil
	}
	whole := s.plan
	var best *plan
	most := 0
	for _, w := range whole.words {
		fewer := whole.without(w)
		s.plan = fewer
		if n, err := s.count(); err != nil {
			return err
		} else if n > most {
			most, best = n, fewer
		}
	}
	if s.plan = whole; best == nil {
		return nil
	}
	s.plan = best
	return s.find()
}

// count is how many rows the plan finds.
func (s *searcher) count() (n int, err error) {
	err = s.each(false, func(rows []uint32) { n += len(rows) })
	return n, err
}

// without is the plan without a word.
func (p *plan) without(w wordUse) *plan {
	fewer := *p
	fewer.all = slices.Delete(slices.Clone(p.all), w.all, w.all+1)
	fewer.scored = slices.Delete(slices.Clone(p.scored), w.scored, w.scored+1)
	fewer.names = nil
	for _, n := range p.names {
		switch {
		case n.scored < w.scored:
			fewer.names = append(fewer.names, n)
		case n.scored > w.scored:
			n.scored--
			fewer.names = append(fewer.names, n)
		}
	}
	fewer.told.Dropped = append(slices.Clone(p.told.Dropped), w.text)
	return &fewer
}

// fewHits is up to how many hits another spelling is suggested.
const fewHits = 3

// muchMore is how many times more frequent a word must be to be suggested for another.
const muchMore = 20

// suggest suggests for a word that few have one that many more have.
func (s *searcher) suggest() error {
	if s.tally.found > fewHits || s.after != nil {
		return nil
	}
	p := &planner{ctx: s.ctx, index: s.index, view: s.view, reader: s.reader, know: newRemembering(s.index.know)}
	for _, w := range s.plan.words {
		n := w.of.estimate()
		if n == 0 && s.tally.found == 0 {
			s.plan.told.Notes = append(s.plan.told.Notes, fmt.Sprintf("nobody has %q", w.text))
		}
		if n == 0 || n > fewHits {
			continue
		}
		better, err := p.correct(w.text, spellingFields)
		if err != nil {
			return err
		}
		if better == "" || fold(better) == fold(w.text) {
			continue
		}
		if c, _, err := p.written(better); err != nil {
			return err
		} else if c.estimate() >= muchMore*n {
			s.plan.told.Suggestions = append(s.plan.told.Suggestions, Correction{w.text, better})
		}
	}
	return nil
}
