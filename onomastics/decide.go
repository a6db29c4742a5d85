package onomastics

import (
	"cmp"
	"slices"
)

const (
	// sureGroup is the least probability from which a group is sure, whatever the profile.
	sureGroup = 0.70
	// notable is the least probability of a target within a sure group with which a person may
	// still be of that target.
	notable = 0.10
	// leaverOdds: somebody who lives in a country of the group is taken to have come from another
	// one, for sure, when that is so many times likelier than the residence.
	leaverOdds = 9
)

// decide ranks the origins and fills in the answer.
//
// A country whose probability reaches a threshold gets the verdict of it. A country that is not
// sure in a group that is, is possible: one reading Jovanović cannot tell Serbia from
// Montenegro, and that is worth knowing to both. But a name of the group speaks of having left
// only outside the group: where somebody lives in a country of it, the group adds nothing, and the
// origin is probable only if it is far likelier than the residence.
func (w *Worker) decide(residence Country) {
	a := &w.answer
	t := w.policy.Thresholds
	sure := max(t.Probable, sureGroup)
	w.kinship.sum(w.posterior)
	a.Origins = append(a.Origins, w.ranked[:w.rank()]...)
	a.Origin = w.ranked[0]
	group := w.kinship.of(w.classifier.class[a.Origin.Country], sure)
	reached := a.Origin.Probability
	if len(w.policy.Targets) > 0 {
		a.Origin, reached = w.bestTarget(residence)
		group = w.kinship.of(w.classifier.class[a.Origin.Country], sure)
	} else if reached < t.Possible {
		if g := w.kinship.surest(sure); g >= 0 {
			group = g
			a.Origin = w.likeliestOf(g)
		}
	}
	w.keepAnswer()
	w.answerGroup(group)
	w.findRival()
	w.judge(residence, reached, a.Group.Probability >= sure)
}

// judge fills in the verdict. What was reached is the probability of the origin or, with several
// targets, of any of them.
func (w *Worker) judge(residence Country, reached float64, groupIsSure bool) {
	a := &w.answer
	t := w.policy.Thresholds
	targeted := len(w.policy.Targets) > 0
	athome := a.Group.Group.Has(residence)
	onGroup := groupIsSure && !athome && (!targeted || a.Origin.Probability >= notable)
	switch {
	case a.Origin.Country == residence && a.Origin.Probability >= t.Possible:
		a.Verdict = Resident
	case reached >= t.Probable && athome && a.Origin.Probability < leaverOdds*w.probabilityOf(residence):
		a.Verdict, a.basis = Possible, homeBasis
	case reached >= t.Probable:
		a.Verdict = Probable
	case reached >= t.Possible:
		a.Verdict = Possible
	case onGroup:
		a.Verdict, a.basis = Possible, groupBasis
	case targeted:
		a.Verdict = Unlikely
	default:
		a.Verdict, a.Cause = Abstain, w.whyUnsure()
	}
	if reached > a.Origin.Probability && (a.Verdict == Probable || a.Verdict == Possible && a.basis == countryBasis) {
		a.joint = reached
	}
}

// answerGroup fills in the group of the answer and its two likeliest countries.
func (w *Worker) answerGroup(group int) {
	if group < 0 {
		return
	}
	g := &w.answer.Group
	g.Group, g.Probability = groups()[group], w.kinship.sums[group]
	for class, p := range w.posterior {
		if !w.kinship.in(class, group) {
			continue
		}
		o := Origin{w.classifier.classes[class].Code, float64(p)}
		switch {
		case o.Probability > g.Likeliest[0].Probability:
			g.Likeliest[0], g.Likeliest[1] = o, g.Likeliest[0]
		case o.Probability > g.Likeliest[1].Probability:
			g.Likeliest[1] = o
		}
	}
}

// likeliestOf is the likeliest country of a group.
func (w *Worker) likeliestOf(group int) Origin {
	var best Origin
	for class, p := range w.posterior {
		if w.kinship.in(class, group) && float64(p) > best.Probability {
			best = Origin{w.classifier.classes[class].Code, float64(p)}
		}
	}
	return best
}

// findRival finds what the answer may be confused with: the likeliest country besides the targets
// or, without any, besides the origin.
func (w *Worker) findRival() {
	a := &w.answer
	for class, p := range w.posterior {
		c := w.classifier.classes[class].Code
		if float64(p) > a.Rival.Probability && c != a.Origin.Country && !slices.Contains(w.policy.Targets, c) {
			a.Rival = Origin{c, float64(p)}
		}
	}
}

// keepAnswer lists the answered origin, if it is not listed, in place of the last one or after a prediction set.
func (w *Worker) keepAnswer() {
	a := &w.answer
	if w.policy.SetLeast > 0 {
		a.SetSize = len(a.Origins)
	}
	switch {
	case slices.Contains(a.Origins, a.Origin):
	case w.policy.SetLeast > 0:
		a.Origins = append(a.Origins, a.Origin)
	default:
		a.Origins[len(a.Origins)-1] = a.Origin
	}
}

// rank puts the likeliest origins that an answer lists first, and returns how many they are; the others
// follow in no order.
func (w *Worker) rank() int {
	w.ranked = w.ranked[:0]
	for i, p := range w.posterior {
		w.ranked = append(w.ranked, Origin{w.classifier.classes[i].Code, float64(p)})
	}
	for i := range w.ranked {
		best := i
		for j := i + 1; j < len(w.ranked); j++ {
			if w.ranked[j].Probability > w.ranked[best].Probability {
				best = j
			}
		}
		w.ranked[i], w.ranked[best] = w.ranked[best], w.ranked[i]
		if !w.policy.lists(i, w.ranked[i]) {
			return i
		}
	}
	return len(w.ranked)
}

// lists says whether an answer lists the origin at a place of the ranking.
func (p *Policy) lists(place int, o Origin) bool {
	if p.SetLeast > 0 {
		return place == 0 || o.Probability >= p.SetLeast
	}
	return place < p.Top
}

// bestTarget is the likeliest of the target countries, and the probability of all of them but the
// country of residence.
func (w *Worker) bestTarget(residence Country) (Origin, float64) {
	best := Origin{Country: w.policy.Targets[0]}
	any := 0.0
	for i, t := range w.policy.Targets {
		p := w.probabilityOf(t)
		if t != residence && !slices.Contains(w.policy.Targets[:i], t) {
			any += p
		}
		if p > best.Probability {
			best = Origin{t, p}
		}
	}
	return best, any
}

// probabilityOf is the posterior of a country, 0 for one that no lexicon knows.
func (w *Worker) probabilityOf(c Country) float64 {
	if class, ok := w.classifier.class[c]; ok {
		return float64(w.posterior[class])
	}
	return 0
}

// Posteriors appends the posterior of every country to dst, best first. They sum to 1. It holds
// for the name last classified, and appends nothing when that had no answer.
func (w *Worker) Posteriors(dst []Origin) []Origin {
	if w.answer.Origin.Country.IsZero() {
		return dst
	}
	from := len(dst)
	for i, p := range w.posterior {
		dst = append(dst, Origin{w.classifier.classes[i].Code, float64(p)})
	}
	slices.SortStableFunc(dst[from:], func(x, y Origin) int { return cmp.Compare(y.Probability, x.Probability) })
	return dst
}
