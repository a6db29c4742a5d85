package onomastics

import (
	"math"

	"diasmap/onomastics/vector"
)

// An opinion is what the lexicons alone say of a name beside the model: a second opinion, which knows of shares and of rare
// endings what training does not weigh. It is the log-probability that a person of each class bears the name, its share of
// bearers where a lexicon lists it, and else what its spelling suggests, times Params.LexiconWeight, in steps.
type opinion struct {
	affixTable
	// endings and beginnings are what the letters on each side are worth before their codes, by letter: see weighedSide.
	endings, beginnings [letterCount + 1]*vector.Shorts
	// endingStep and beginningStep are what a code is worth, in 128ths of a step.
	endingStep, beginningStep int16
	// shares are what codes of shares are worth.
	shares [256]int16
}

// newOpinion lays out the opinion on names of a table.
func (c *Classifier) newOpinion(t Table) *opinion {
	weight := float64(c.params.LexiconWeight)
	ending := weight * float64(c.params.AffixWeight)
	beginning := ending * float64(c.params.PrefixWeight)
	o := &opinion{affixTable: c.affixes[t], endingStep: codeStep(ending), beginningStep: codeStep(beginning)}
	for i := range o.endings {
		o.endings[i], o.beginnings[i] = new(vector.Shorts), new(vector.Shorts)
		for class := range c.classes {
			o.endings[i][class] = steps(weight*float64(c.floors[t][class]) + ending*float64(o.ending.unlisted[i][class]))
			o.beginnings[i][class] = steps(beginning * float64(o.beginning.unlisted[i][class]))
		}
	}
	for code := range o.shares {
		o.shares[code] = steps(weight * float64(logShareOf(byte(code))))
	}
	return o
}

// codeStep is what a code of log-odds is worth that counts weight, in 128ths of a step.
func codeStep(weight float64) int16 {
	return int16(min(math.Round(weight*stepsPerNat*128/oddsStepsPerNat), math.MaxInt16))
}

// fill sets dst to the opinion on the name with a key; w.spell(t, key) is spelt.
func (o *opinion) fill(dst *vector.Shorts, key []byte, spelt *speltWord) {
	piece := [1]*vector.Shorts{o.beginnings[o.beginning.side(key)]}
	vector.SumShorts(dst, o.endings[o.ending.side(key)], piece[:])
	vector.Stretch(dst, o.endingStep, &spelt.ending.codes)
	vector.Stretch(dst, o.beginningStep, &spelt.beginning.codes)
}

// opine sets dst to the opinion of the lexicons on the name with a key.
func (w *Worker) opine(dst *vector.Shorts, t Table, key []byte) {
	c := w.classifier
	o := c.opinions[t]
	if len(c.layers) > 1 {
		w.addedOdds(&w.reading, t, key)
		for i := range dst {
			dst[i] = steps(float64(c.params.LexiconWeight * w.reading[i]))
		}
	} else {
		o.fill(dst, key, w.spell(t, key))
	}
	for i := range c.layers {
		l := &c.layers[i]
		postings, _ := w.names(i, t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			class := l.class[postings[0]]
			dst[class] = max(dst[class], o.shares[postings[1]])
		}
	}
}
