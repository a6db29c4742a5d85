package bench

import (
	"cmp"
	"slices"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Miss is a wrong answer, for a reader to learn from.
type Miss struct {
	Name   string             `json:"name"`
	Label  onomastics.Country `json:"label"`
	Host   onomastics.Country `json:"host,omitempty"`
	Answer onomastics.Country `json:"answer"`
	// Probability is that of the answer, Stated that of the label, Rank its place among the
	// first five, 0 beyond.
	Probability float64            `json:"probability"`
	Stated      float64            `json:"stated"`
	Rank        int                `json:"rank"`
	Verdict     onomastics.Verdict `json:"verdict"`
	Evidence    string             `json:"evidence"`
	File        string             `json:"file"`
	Line        int                `json:"line"`

	of *corpus.Labelled
}

// chooseMisses takes the wrong answers outside the group of the label: those on known origins
// before others, the surest first.
func chooseMisses(observations []observation, o Options) []Miss {
	var wrong []*observation
	for i := range observations {
		if b := &observations[i]; !sameGroup(b.first.Country, b.of.Origin) {
			wrong = append(wrong, b)
		}
	}
	slices.SortStableFunc(wrong, func(x, y *observation) int {
		if x.of.Heritage != y.of.Heritage {
			if x.of.Heritage {
				return -1
			}
			return 1
		}
		return cmp.Compare(y.first.Probability, x.first.Probability)
	})
	var out []Miss
	for _, b := range wrong[:min(o.Misses, len(wrong))] {
		out = append(out, Miss{
			Name: b.of.Name(), Label: b.of.Origin, Host: b.of.Host, Answer: b.first.Country, Probability: b.first.Probability,
			Stated: b.stated, Rank: b.rank, Verdict: b.verdict, File: b.of.File, Line: b.of.Line, of: b.of,
		})
	}
	return out
}

// explainMisses adds what spoke for the wrong answers.
func (r *Report) explainMisses(c *onomastics.Classifier, o Options) {
	policy := o.Policy
	policy.Targets = nil // the evidence is to be for the first answer
	w := c.NewWorker(policy)
	for i := range r.Misses {
		r.Misses[i].Evidence = string(w.Classify(r.Misses[i].of.Person()).AppendEvidence(nil, false))
	}
}
