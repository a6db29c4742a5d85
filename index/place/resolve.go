package place

import (
	"cmp"
	"math"
	"slices"
)

// A Candidate is a place that a text may mean.
type Candidate struct {
	Place
	// Probability is that of this place among all readings of the text, and places that are not in the gazetteer.
	Probability float64 `json:"probability"`
	// Edits is by how many letters the name in the text differs from the place's, when it is misspelt.
	Edits int `json:"edits,omitempty"`
}

// An Answer is what a text is taken to mean.
type Answer struct {
	Candidate // the most probable, or zero when nothing is found
	// Others are less probable, best first.
	Others []Candidate
}

// Resolve says which place a text means: the most probable first, with others it may mean. A text that
// names nothing has the zero Answer.
func (g *Gazetteer) Resolve(text string, hint Hint) Answer {
	candidates := g.AppendCandidates(nil, text, hint, MostCandidates)
	if len(candidates) == 0 {
		return Answer{}
	}
	return Answer{candidates[0], candidates[1:]}
}

// MostCandidates is how many candidates Resolve returns at most.
const MostCandidates = 8

// leastProbability is that of a candidate that is told of.
const leastProbability = 0.01

// AppendCandidates appends at most n places that a text may mean to dst, the most probable first. It does not allocate when dst
// has room and the text is in normal form (onomastics.AppendNormalised).
func (g *Gazetteer) AppendCandidates(dst []Candidate, text string, hint Hint, n int) []Candidate {
	dst, _ = g.appendCandidates(dst, text, hint, n)
	return dst
}

// appendCandidates is AppendCandidates; whole says that all of the text was read, as it is spelt.
func (g *Gazetteer) appendCandidates(dst []Candidate, text string, hint Hint, n int) (all []Candidate, whole bool) {
	r := g.readers.Get().(*reader)
	defer g.readers.Put(r)
	r.read(text)
	if len(r.spans) == 0 {
		return dst, false
	}
	r.collect()
	r.score(hint)
	total := r.weigh()
	for range n {
		c := r.best()
		if c == nil || c.score/total < leastProbability {
			break
		}
		dst = append(dst, Candidate{Place: g.place(c.entry), Probability: c.score / total, Edits: r.spans[c.span].edits})
		c.score = 0
	}
	return dst, r.readWhole()
}

// readWhole says whether all words were read, as they are spelt.
func (r *reader) readWhole() bool {
	for i := range r.spans {
		if s := &r.spans[i]; s.unread > 0 || s.edits > 0 {
			return false
		}
	}
	return true
}

// weigh turns the scores of the readings into weights, each entry once; it returns their sum with the weight of an unknown place.
func (r *reader) weigh() float64 {
	if len(r.spans) > 1 {
		r.dropDoubles()
	}
	highest := r.unknown()
	for i := range r.readings {
		highest = max(highest, r.readings[i].score)
	}
	total := math.Exp(r.unknown() - highest)
	for i := range r.readings {
		r.readings[i].score = math.Exp(r.readings[i].score - highest)
		total += r.readings[i].score
	}
	return total
}

// dropDoubles keeps the best reading of each entry.
func (r *reader) dropDoubles() {
	slices.SortFunc(r.readings, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), -cmp.Compare(a.score, b.score))
	})
	r.readings = slices.CompactFunc(r.readings, func(a, b reading) bool { return a.entry == b.entry })
}

// best is the reading of the greatest weight, the first entry of equals; nil when none has any.
func (r *reader) best() *reading {
	var best *reading
	for i := range r.readings {
		if c := &r.readings[i]; c.score > 0 && (best == nil || c.score > best.score) {
			best = c
		}
	}
	return best
}

// unknown is the score of a place that is not in the gazetteer.
func (r *reader) unknown() float64 {
	w := weights.unknown
	if len(r.spans) > 0 {
		w += float64(r.spans[0].edits) * weights.editUnknown
	}
	return w
}
