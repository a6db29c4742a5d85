package onomastics

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"diasmap/onomastics/vector"
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
	a.Origins = append(a.Origins, w.ranked[:w.rank()]...)
	a.Origin = w.ranked[0]
	reached := a.Origin.Probability
	if len(w.policy.Targets) > 0 {
		a.Origin, reached = w.bestTarget(residence)
	}
	group := w.groupOf(a.Origin.Country, sure)
	if len(w.policy.Targets) == 0 && reached < t.Possible {
		w.kinship.sum(w.posterior)
		if g := w.kinship.surest(sure); g >= 0 {
			group = g
			a.Origin = w.likeliestOf(g)
		}
	}
	w.keepAnswer()
	w.answerGroup(group)
	w.findRival()
	w.judge(residence, reached, a.Group.Probability >= sure, w.kinship.has(group, w.home()))
}

// judge fills in the verdict. What was reached is the probability of the origin or, with several
// targets, of any of them; who lives in a country of the group is at home.
func (w *Worker) judge(residence Country, reached float64, groupIsSure, athome bool) {
	a := &w.answer
	t := w.policy.Thresholds
	targeted := len(w.policy.Targets) > 0
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
	g.Group, g.Probability = &groups()[group], w.kinship.sums[group]
	for i, class := range w.kinship.likeliest[group] {
		if p := w.posterior[class]; p > 0 && (i == 0 || class != w.kinship.likeliest[group][0]) {
			g.Likeliest[i] = Origin{w.classifier.classes[class].Code, float64(p)}
		}
	}
}

// likeliestOf is the likeliest country of a group.
func (w *Worker) likeliestOf(group int) Origin {
	var best Origin
	for _, class := range w.kinship.members[group] {
		if p := float64(w.posterior[class]); p > best.Probability {
			best = Origin{w.classifier.classes[class].Code, p}
		}
	}
	return best
}

// groupOf is the group an answer is given for: see kinship.of.
func (w *Worker) groupOf(c Country, sure float64) int {
	class, ok := w.classifier.index.of(c)
	if !ok {
		class = 0
	}
	w.kinship.sumOf(class, w.posterior)
	return w.kinship.of(class, sure)
}

// findRival finds what the answer may be confused with: the likeliest country besides the targets
// or, without any, besides the origin.
func (w *Worker) findRival() {
	a := &w.answer
	if len(w.policy.Targets) == 0 {
		for _, o := range w.ranked {
			if o.Country != a.Origin.Country && o.Probability > 0 {
				a.Rival = o
				return
			}
		}
	}
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

// rank puts the likeliest origins first, those an answer lists and at least two, and returns how many the
// answer lists. Equals stand in the order of their codes.
func (w *Worker) rank() int {
	// A place of a ranking is the bits of a posterior, which stand in the order of what they mean, then those of the class from behind.
	places, n := &w.places, 0
	set := vector.Above(&w.posteriors, w.leastRanked())
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			class := 64*i + bits.TrailingZeros64(word)
			if class >= len(w.posterior) {
				break
			}
			place := uint64(math.Float32bits(w.posterior[class]))<<8 | uint64(math.MaxUint8-class)
			k := n
			for ; k > 0 && places[k-1] < place; k-- {
				places[k] = places[k-1]
			}
			places[k] = place
			n++
		}
	}
	w.ranked = w.ranked[:0]
	listed, all := 0, true
	for i, place := range places[:n] {
		o := Origin{w.classifier.classes[math.MaxUint8-uint8(place)].Code, float64(math.Float32frombits(uint32(place >> 8)))}
		if all = all && w.policy.lists(i, o); all {
			listed++
		} else if i > 1 {
			break
		}
		w.ranked = append(w.ranked, o)
	}
	return listed
}

// leastRanked is a posterior that all origins to rank reach, and few others. As many as there are tops of shares reach
// the least of those.
func (w *Worker) leastRanked() float32 {
	floats := vector.Tops(&w.posteriors)
	var tops [len(floats)]uint32 // the least first, as bits, which stand in the same order
	for i, f := range floats {
		top := math.Float32bits(f)
		k := i
		for ; k > 0 && tops[k-1] > top; k-- {
			tops[k] = tops[k-1]
		}
		tops[k] = top
	}
	n := max(w.policy.Top, 2)
	if w.policy.SetLeast > 0 {
		return min(math.Float32frombits(tops[len(tops)-2]), float32(w.policy.SetLeast))
	}
	if n > len(tops) {
		return 0
	}
	return math.Float32frombits(tops[len(tops)-n])
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
	if class, ok := w.classifier.index.of(c); ok {
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
