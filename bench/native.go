package bench

import (
	"cmp"
	"slices"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A NativePair is the accuracy on the same people's names in their own script and romanised.
type NativePair struct {
	Script            string   `json:"script"`
	People            int      `json:"people"`
	Native            float64  `json:"native_top1"`
	NativeInterval    Interval `json:"native_top1_interval"`
	NativeGroup       float64  `json:"native_group"`
	Romanised         float64  `json:"romanised_top1"`
	RomanisedInterval Interval `json:"romanised_top1_interval"`
	RomanisedGroup    float64  `json:"romanised_group"`
}

// nativePairs compares people whose table has both forms, as full names.
func nativePairs(c *onomastics.Classifier, people []corpus.Labelled, o Options) []NativePair {
	var native, romanised []corpus.Labelled
	var scripts []onomastics.Script
	for _, p := range people {
		script := onomastics.ScriptOf(p.Native)
		if p.Native == "" || onomastics.ScriptOf(p.Full) != onomastics.Latin || script == onomastics.Latin || script == onomastics.Common {
			continue
		}
		p.Given, p.Family = "", ""
		romanised = append(romanised, p)
		p.Full = p.Native
		native = append(native, p)
		scripts = append(scripts, script)
	}
	type pair struct{ native, romanised tally }
	pairs := map[onomastics.Script]*pair{}
	before, after := o.observe(c, native, o.Policy), o.observe(c, romanised, o.Policy)
	for i, script := range scripts {
		if pairs[script] == nil {
			pairs[script] = &pair{}
		}
		pairs[script].native.add(&before[i])
		pairs[script].romanised.add(&after[i])
	}
	var out []NativePair
	for script, p := range pairs {
		n, r := p.native.scores(), p.romanised.scores()
		out = append(out, NativePair{script.Name(), p.native.people, n.Top1, n.Top1Interval, n.Group, r.Top1, r.Top1Interval, r.Group})
	}
	slices.SortFunc(out, func(x, y NativePair) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Script, y.Script))
	})
	return out
}
