package onomastics

import (
	"fmt"
	"slices"
	"strings"
)

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
	// SetLeast, when above 0, makes an answer list its prediction set instead: the likeliest origin and
	// all whose posterior is SetLeast or more. Calibration.Least tells which one a coverage needs.
	SetLeast float64
	// Expected, if set, is what the list is expected to be made of. It stands in for what the residence says
	// of origins; a name of the country of residence is still resident.
	Expected *Composition
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
