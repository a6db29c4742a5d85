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
const leastProbability = 0.005

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
	total := r.probabilities()
	for i := range r.readings {
		c := &r.readings[i]
		p := c.score / total
		if i >= n || i > 0 && p < leastProbability {
			break
		}
		dst = append(dst, Candidate{Place: g.place(c.entry), Probability: p, Edits: r.spans[c.span].edits})
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

// probabilities sorts the readings, the best first, each entry once, and turns their scores into weights; it returns
// the sum of the weights, with that of an unknown place.
func (r *reader) probabilities() float64 {
	slices.SortFunc(r.readings, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), -cmp.Compare(a.score, b.score))
	})
	r.readings = slices.CompactFunc(r.readings, func(a, b reading) bool { return a.entry == b.entry })
	slices.SortFunc(r.readings, func(a, b reading) int {
		return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(a.entry, b.entry))
	})
	highest := r.readings[0].score
	unknown := r.unknown()
	total := math.Exp(unknown - highest)
	for i := range r.readings {
		r.readings[i].score = math.Exp(r.readings[i].score - highest)
		total += r.readings[i].score
	}
	return total
}

// unknown is the score of a place that is not in the gazetteer.
func (r *reader) unknown() float64 {
	w := float64(weightUnknown)
	for i := range r.spans {
		if r.spans[i].edits > 0 {
			return w + float64(r.spans[i].edits)*weightEditUnknown
		}
	}
	return w
}
