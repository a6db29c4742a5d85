package onomastics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Verdict is the decision on one name.
type Verdict uint8

// The verdicts.
const (
	// Abstain: no origin is likely enough, or there is no name to judge; Cause says which.
	Abstain Verdict = iota
	// Probable: the posterior reaches the profile's upper threshold.
	Probable
	// Possible: the posterior reaches the lower threshold only.
	Possible
	// Unlikely: with targets, no target reaches the lower threshold.
	Unlikely
	// Resident: the origin is the country of residence, hence no member of a diaspora.
	Resident
	// Failed: the record cannot be read; its word is «error».
	Failed
	verdictCount
)

var verdictWords = [verdictCount]string{"abstain", "probable", "possible", "unlikely", "resident", "error"}

// Verdicts lists all verdicts, in the order in which a summary names them.
func Verdicts() []Verdict {
	return []Verdict{Probable, Possible, Unlikely, Resident, Abstain, Failed}
}

// String is the word of the verdict as written to lists.
func (v Verdict) String() string {
	if v >= verdictCount {
		return "unknown"
	}
	return verdictWords[v]
}

// MarshalText writes the word of the verdict.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// A Cause says why a name got no verdict on its origin.
type Cause uint8

// The causes. All but InvalidUTF8 make the verdict Abstain.
const (
	NoCause Cause = iota
	EmptyName
	NoLetters
	InitialsOnly
	TooLong
	NotAPerson
	TooClose
	InvalidUTF8
	// Garbled: the text was read in a wrong encoding and letters of it are lost.
	Garbled
)

// String says the cause in words.
func (c Cause) String() string {
	switch c {
	case EmptyName:
		return "the name is empty"
	case NoLetters:
		return "the name has no letters of a name"
	case InitialsOnly:
		return "initials only"
	case TooLong:
		return fmt.Sprintf("longer than %d characters", MaxNameLength)
	case NotAPerson:
		return "an organisation, not a person"
	case TooClose:
		return "too close"
	case InvalidUTF8:
		return "not valid UTF-8"
	case Garbled:
		return "garbled: the list was read in a wrong encoding, and letters of the name are lost"
	}
	return ""
}

// Thresholds are the posteriors from which an origin is probable, and possible.
type Thresholds struct{ Probable, Possible float64 }

// A Profile names thresholds for a use.
type Profile string

// The profiles: outreach contacts few people who are nearly all members, recall counts
// everybody who may be one.
const (
	Outreach Profile = "outreach"
	Balanced Profile = "balanced"
	Recall   Profile = "recall"
)

// Profiles lists the profiles, strictest first.
func Profiles() []Profile { return []Profile{Outreach, Balanced, Recall} }

// Thresholds returns the thresholds of the profile.
func (p Profile) Thresholds() Thresholds {
	switch p {
	case Outreach:
		return Thresholds{0.90, 0.60}
	case Recall:
		return Thresholds{0.40, 0.15}
	}
	return Thresholds{0.70, 0.35}
}

// ParseProfile reads the name of a profile.
func ParseProfile(name string) (Profile, error) {
	if slices.Contains(Profiles(), Profile(name)) {
		return Profile(name), nil
	}
	words := make([]string, 0, 3)
	for _, p := range Profiles() {
		words = append(words, string(p))
	}
	return "", fmt.Errorf("profile %q: want one of %s", name, strings.Join(words, ", "))
}

// A Policy says how posteriors become verdicts.
type Policy struct {
	// Thresholds of the profile; the zero value means those of Balanced.
	Thresholds Thresholds
	// Targets, when there are any, turn the question «which origin?» into «one of these?».
	// Countries no lexicon knows are never answered.
	Targets []Country
	// Top is how many origins an answer lists; 0 means 5.
	Top int
}

func (p Policy) withDefaults() Policy {
	if p.Thresholds == (Thresholds{}) {
		p.Thresholds = Balanced.Thresholds()
	}
	if p.Top <= 0 {
		p.Top = 5
	}
	return p
}

// decide ranks the origins and fills in the answer.
func (w *Worker) decide(residence Country) {
	a := &w.answer
	w.rank()
	a.Origins = append(a.Origins, w.ranked[:min(w.policy.Top, len(w.ranked))]...)
	a.Origin = w.ranked[0]
	if len(w.policy.Targets) > 0 {
		a.Origin = w.bestTarget()
		if !slices.Contains(a.Origins, a.Origin) {
			a.Origins[len(a.Origins)-1] = a.Origin
		}
	}
	t := w.policy.Thresholds
	p := a.Origin.Probability
	switch {
	case p < t.Possible && len(w.policy.Targets) > 0:
		a.Verdict = Unlikely
	case p < t.Possible:
		a.Verdict, a.Cause = Abstain, TooClose
	case a.Origin.Country == residence:
		a.Verdict = Resident
	case p >= t.Probable:
		a.Verdict = Probable
	default:
		a.Verdict = Possible
	}
}

// rank puts the likeliest Top origins first; the others follow in no order.
func (w *Worker) rank() {
	w.ranked = w.ranked[:0]
	for i, p := range w.posterior {
		w.ranked = append(w.ranked, Origin{w.classifier.classes[i].Code, float64(p)})
	}
	for i := range min(w.policy.Top, len(w.ranked)) {
		best := i
		for j := i + 1; j < len(w.ranked); j++ {
			if w.ranked[j].Probability > w.ranked[best].Probability {
				best = j
			}
		}
		w.ranked[i], w.ranked[best] = w.ranked[best], w.ranked[i]
	}
}

// bestTarget is the likeliest of the target countries.
func (w *Worker) bestTarget() Origin {
	best := Origin{Country: w.policy.Targets[0]}
	for _, t := range w.policy.Targets {
		if i, ok := w.classifier.class[t]; ok && float64(w.posterior[i]) > best.Probability {
			best = Origin{t, float64(w.posterior[i])}
		}
	}
	return best
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
