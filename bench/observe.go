package bench

import (
	"slices"
	"sync"
	"unicode"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// An observation is what is kept of one answer.
type observation struct {
	of     *corpus.Labelled
	first  onomastics.Origin // zero where there is no answer
	rank   int               // of the label among the first five, 0 beyond
	stated float64           // probability of the label
	// targets are the posteriors of Options.Targets.
	targets []float32

	answer  onomastics.Origin // what the verdict is about
	verdict onomastics.Verdict
	cause   onomastics.Cause
	script  onomastics.Script
	letters int
	listed  listing
}

// ranks is how many answers count as near: top-5.
const ranks = 5

// A listing says which parts of a name the lexicon of the answer lists.
type listing uint8

const (
	familyListed listing = 1 << iota
	givenListed
	unknownListing
)

// block is how many people a worker takes at a time.
const block = 512

// observe classifies people on Options.Jobs workers. The result does not depend on their number.
func (o Options) observe(c *onomastics.Classifier, people []corpus.Labelled, policy onomastics.Policy) []observation {
	out := make([]observation, len(people))
	blocks := make(chan int)
	var workers sync.WaitGroup
	for range o.Jobs {
		workers.Go(func() {
			w := c.NewWorker(policy)
			var all []onomastics.Origin
			for from := range blocks {
				for i := from; i < min(from+block, len(people)); i++ {
					a := w.Classify(people[i].Person())
					all = w.Posteriors(all[:0])
					out[i] = o.compare(&people[i], all)
					out[i].decided(a)
				}
			}
		})
	}
	for from := 0; from < len(people); from += block {
		blocks <- from
	}
	close(blocks)
	workers.Wait()
	return out
}

// compare holds origins, best first, against the label of a person.
func (o Options) compare(p *corpus.Labelled, all []onomastics.Origin) observation {
	b := observation{of: p, targets: make([]float32, len(o.Targets)), script: onomastics.ScriptOf(p.Name())}
	for _, r := range p.Name() {
		if unicode.IsLetter(r) {
			b.letters++
		}
	}
	if len(all) > 0 {
		b.first = all[0]
	}
	for i, origin := range all {
		if origin.Country == p.Origin && !p.Origin.IsZero() {
			b.stated = origin.Probability
			if i < ranks {
				b.rank = i + 1
			}
		}
		for t, target := range o.Targets {
			if origin.Country == target {
				b.targets[t] = float32(origin.Probability)
			}
		}
	}
	return b
}

// decided adds what the classifier alone tells.
func (b *observation) decided(a *onomastics.Answer) {
	b.answer, b.verdict, b.cause = a.Origin, a.Verdict, a.Cause
	for _, e := range a.Evidence {
		switch {
		case e.Share == 0:
		case e.Kind == onomastics.FamilyEvidence:
			b.listed |= familyListed
		case e.Kind == onomastics.GivenEvidence:
			b.listed |= givenListed
		}
	}
}

// decideBy gives origins from elsewhere a verdict: on the likeliest, or the likeliest among some.
func (b *observation) decideBy(t onomastics.Thresholds, all []onomastics.Origin, among []onomastics.Country) {
	b.listed = unknownListing
	for _, origin := range all {
		if len(among) == 0 || slices.Contains(among, origin.Country) {
			b.answer = origin
			break
		}
	}
	switch {
	case b.answer.Probability >= t.Probable:
		b.verdict = onomastics.Probable
	case b.answer.Probability >= t.Possible:
		b.verdict = onomastics.Possible
	default:
		b.verdict, b.cause = onomastics.Abstain, onomastics.TooClose
	}
}

func (b *observation) right() bool { return b.rank == 1 }
