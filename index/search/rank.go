package search

import (
	"slices"
	"strings"

	"diasmap/onomastics"
)

// rankNames gives candidates whose names have words of the query the score of how well they match, and sorts them.
func (s *searcher) rankNames(top []candidate) {
	m := s.index.matchers.Get().(*onomastics.Matcher)
	defer s.index.matchers.Put(m)
	for i := range top {
		s.rankName(m, &top[i])
	}
	slices.SortFunc(top, func(a, b candidate) int { return s.ranker.compare(&a, &b) })
}

// nameShare is how much the match of the whole name counts beside its words: it orders hits whose words match
// equally well.
const nameShare = 0.1

// rankName gives one candidate its score.
func (s *searcher) rankName(m *onomastics.Matcher, c *candidate) {
	c.top = true
	var sought []string
	score := int(c.score)
	for _, n := range s.plan.names {
		if n.of.weight(c.row) == 0 {
			continue
		}
		sought = append(sought, n.word)
		score -= int(s.plan.scored[n.scored].weight(c.row)) * (scoreScale / fully)
	}
	if len(sought) > 0 {
		text, best := strings.Join(sought, " "), 0.0
		for name := range strings.SplitSeq(s.view.name(c.row), "\n") {
			best = max(best, matchedWords(m, text, name))
		}
		score += int(best * scoreScale)
	}
	c.score = uint32(max(score, 0))
	s.ranker.rank(c)
}

// matchedWords is how many words of a text match a name, each by its similarity, and a little for how well the whole does.
func matchedWords(m *onomastics.Matcher, text, name string) float64 {
	match := m.Match(text, name)
	words := 0.0
	for _, t := range match.Tokens {
		if t.A != "" {
			words += t.Similarity
		}
	}
	return words + nameShare*match.Score
}
