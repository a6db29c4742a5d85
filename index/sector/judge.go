package sector

import (
	"slices"

	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

// Probabilities that decide how deep a group is told.
const (
	sureEnough  = 0.55 // of a group
	leastMajor  = 0.35 // of a major group, the widest that is told
	alternative = 0.12 // of another unit group
)

// wordsOf are the words of a segment that are of its occupation: all, where they are a title that is known or name a manager, whose
// field is what matters; else those of its core, where they say enough.
func (s *scratch) wordsOf(r *Resolver, seg segment) []words.Word {
	all, core := s.reading.Words[seg.from:seg.to], s.reading.Words[seg.from:seg.core]
	if seg.core == seg.to || r.isTitle(all) {
		return all
	}
	scores, known := r.judge(s, r.occupations, core)
	if isco, _ := descend(scores); known && len(isco) >= 3 && isco[0] != '1' {
		return core
	}
	return all
}

// isTitle: the words are together a title that some source has.
func (r *Resolver) isTitle(ws []words.Word) bool {
	whole := Whole(ws)
	return r.occupations.Knows(Certain(whole)) || r.occupations.Knows(whole)
}

// names: one of the words names people by what they do. Words that only say where or of what kind, such as «United States», are no
// occupation unless they are a title as they stand («cardiology»).
func (r *Resolver) names(ws []words.Word) bool {
	return slices.ContainsFunc(ws, func(w words.Word) bool { return r.lexicon.Headness(w.ID) >= leastHead })
}

// lessSure is what is left of a probability that is of one word of several.
const lessSure = 0.75

// headAlone judges the first of several words that each name a person, where all words together say nothing sure
// («cook-confectioner»). It returns what it was given where that says no more.
func (r *Resolver) headAlone(s *scratch, ws []words.Word, scores []float32, isco string, p float32) ([]words.Word, []float32, string, float32) {
	names := func(w words.Word) bool { return r.lexicon.Headness(w.ID) >= leastHead }
	i := slices.IndexFunc(ws, names)
	if i < 0 || !slices.ContainsFunc(ws[i+1:], names) || !r.isTitle(ws[i:i+1]) {
		return ws, scores, isco, p
	}
	scores, _ = r.judge(s, r.occupations, ws[i:i+1])
	alone, q := descend(scores)
	if len(alone) <= len(isco) {
		scores, _ = r.judge(s, r.occupations, ws)
		return ws, scores, isco, p
	}
	for k := range scores {
		scores[k] *= lessSure
	}
	return ws, scores, alone, q * lessSure
}

// judge finds the probabilities of the classes of words: as a person wrote them down, else as the classifier finds. It is false
// when the classifier knows none of the words.
func (r *Resolver) judge(s *scratch, m *softmax.Model, ws []words.Word) (scores []float32, ok bool) {
	scores = s.scores[:m.Classes()]
	whole := Whole(ws)
	if !m.ScoreAlone(scores, Certain(whole)) {
		s.features = append(AppendFeatures(s.features[:0], r.lexicon, ws), whole)
		if m.Score(scores, s.features) == 0 {
			return scores, false
		}
	}
	softmax.Probabilities(scores)
	return scores, true
}

// descend goes from the widest group to the deepest that has a probability of sureEnough.
func descend(scores []float32) (code string, p float32) {
	groups := iscoGroups()
	from, to := 0, len(groups.units)
	for depth := 1; depth <= 4; depth++ {
		bestFrom, best := from, float32(0)
		for i := from; i < to; {
			end, sum := groups.ends[depth][i], float32(0)
			for _, q := range scores[i:end] {
				sum += q
			}
			if sum > best {
				bestFrom, best = i, sum
			}
			i = end
		}
		if best < sureEnough && (depth > 1 || best < leastMajor) {
			break
		}
		from, to, p = bestFrom, groups.ends[depth][bestFrom], best
		code = groups.units[from][:depth]
	}
	return code, p
}
