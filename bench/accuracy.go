package bench

import (
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// targets are the countries of origin the project is about, in the order of the reports.
const targets = "AM GE MD UA BY RU KZ KG TJ UZ TM AZ TR AL XK MK RS ME BA HR BG RO"

// Targets are the 22 countries of origin that are reported one against the rest.
func Targets() []onomastics.Country {
	var out []onomastics.Country
	for code := range strings.FieldsSeq(targets) {
		out = append(out, onomastics.MustParseCountry(code))
	}
	return out
}

// Options say what is measured, and of whom.
type Options struct {
	// Policy decides the verdicts. Those on negatives are on Targets in any case.
	Policy onomastics.Policy
	// Targets are the countries reported one against the rest; Targets() if there are none.
	Targets []onomastics.Country
	// Negatives are people whose names are of none of the targets, whatever else they are.
	Negatives []corpus.Labelled
	// Misses is how many wrong answers are told, the surest first.
	Misses int
	// Jobs is how many workers classify; 1 if it is less.
	Jobs int
}

func (o Options) withDefaults() Options {
	if len(o.Targets) == 0 {
		o.Targets = Targets()
	}
	if o.Policy.Thresholds == (onomastics.Thresholds{}) {
		o.Policy.Thresholds = onomastics.Balanced.Thresholds()
	}
	o.Jobs = max(o.Jobs, 1)
	return o
}

// Accuracy classifies people and compares the answers with their labels.
func Accuracy(c *onomastics.Classifier, people []corpus.Labelled, options Options) *Report {
	o := options.withDefaults()
	targeted := o.Policy
	targeted.Targets = o.Targets
	r := newReport(o.observe(c, people, o.Policy), o.observe(c, o.Negatives, targeted), o)
	r.Natives = nativePairs(c, people, o)
	r.explainMisses(c, o)
	return r
}

// An Answerer appends the origins of person i to dst, best first, with their probabilities.
type Answerer func(dst []onomastics.Origin, i int) []onomastics.Origin

// Compare measures answers from elsewhere, whose verdicts are by the thresholds of the policy alone.
// Negatives follow the people in the numbering.
func Compare(answer Answerer, people []corpus.Labelled, options Options) *Report {
	o := options.withDefaults()
	var all []onomastics.Origin
	observed := func(list []corpus.Labelled, from int, among []onomastics.Country) []observation {
		out := make([]observation, len(list))
		for i := range list {
			all = answer(all[:0], from+i)
			out[i] = o.compare(&list[i], all)
			out[i].decideBy(o.Policy.Thresholds, all, among)
		}
		return out
	}
	return newReport(observed(people, 0, nil), observed(o.Negatives, len(people), o.Targets), o)
}
