package onomastics

import "math"

// isCore says whether the other name ought to answer to the token.
func (t *matchToken) isCore() bool { return !t.isInitial() && !t.isParticle() && !t.optional }

// role is 1 for what is only a given name, -1 for what is only a family name.
func (t *matchToken) role() float64 {
	const rarest, scale = 20 * shareStepsPerBit, 6 * shareStepsPerBit
	r := float64(min(t.family, rarest)) - float64(min(t.given, rarest))
	return min(max(r/scale, -1), 1)
}

// measure fills m.features from the alignment.
func (m *Matcher) measure() {
	m.features = matchFeatures{featureBias: 1}
	m.measureLinks()
	m.measureRest()
	m.measureOrder()
	f := &m.features
	switch x, y := m.a.generation, m.b.generation; {
	case x != y && x != 0 && y != 0:
		f[featureGeneration] = 1
	case x != y:
		f[featureGenerationMissing] = 1
	}
}

// measureLinks sums what agrees.
func (m *Matcher) measureLinks() {
	f := &m.features
	agreement, covered, names := 0.0, 0.0, 0
	for _, l := range m.links {
		a, b := &m.a.tokens[l.a.from], &m.b.tokens[l.b.from]
		if l.reason == WrittenTogether {
			a, b = m.whole(l)
		}
		switch {
		case a.isInitial() || b.isInitial():
			f[featureInitials]++
			continue
		case a.isParticle() && b.isParticle():
			continue
		}
		names++
		q := float64(l.similarity)
		sure := max(q-leastSimilar, 0) / (1 - leastSimilar)
		agreement += float64(min(a.rarity, b.rarity)) * sure
		covered += m.rarityOf(m.a, l.a)*sure + m.rarityOf(m.b, l.b)*sure
		m.measureLooseness(l, a, b)
	}
	f[featureInitials] = min(f[featureInitials], mostInitials)
	f[featureAgreement] = math.Log1p(agreement)
	if said := m.rarityOf(m.a, span{0, uint8(len(m.a.tokens))}) + m.rarityOf(m.b, span{0, uint8(len(m.b.tokens))}); said > 0 {
		f[featureCoverage] = covered / said
	}
	switch {
	case names == 0:
		f[featureNothing] = 1
	case names == 1 && f[featureInitials] > 0:
		f[featureInitialOnly] = 1
	}
}

// mostInitials is how many initials count: they do not make up for names.
const mostInitials = 2

// whole returns the token that the other name writes in several words, twice.
func (m *Matcher) whole(l link) (a, b *matchToken) {
	t := &m.a.tokens[l.a.from]
	if l.a.to-l.a.from > 1 {
		t = &m.b.tokens[l.b.from]
	}
	return t, t
}

// rarityOf sums the rarity of the core tokens at.
func (m *Matcher) rarityOf(n *matchName, at span) float64 {
	sum := 0.0
	for i := at.from; i < at.to; i++ {
		if n.tokens[i].isCore() {
			sum += float64(n.tokens[i].rarity)
		}
	}
	return sum
}

// measureLooseness counts how far two linked names differ, by the reason.
func (m *Matcher) measureLooseness(l link, a, b *matchToken) {
	f := &m.features
	loose := 1 - float64(l.similarity)
	f[featureWorst] = max(f[featureWorst], loose)
	switch l.reason {
	case NicknameOf:
		f[featureNickname] += loose
	case SpellingVariant:
		m.measureGender(a, b)
	case NearlyEqual:
		m.measureGender(a, b)
		f[featureTypo] += loose
		f[featureFar] += max(loose-slipLooseness, 0)
		if a.isAbjad() == b.isAbjad() {
			f[featureListed] += loose * knownAs(a, b)
			if mostlyGiven(a) && mostlyGiven(b) {
				f[featureListedGiven] += max(loose-spellingLooseness, 0) * knownAs(a, b)
			}
		}
	}
}

// knownAs says how well known the less common of two names is, 0 to 1: names that some people bear
// are names of their own rather than slips of the pen.
func knownAs(a, b *matchToken) float64 {
	const rare, common = 5.5, 3.5
	return min(max((rare-float64(max(a.rarity, b.rarity)))/(rare-common), 0), 1)
}

// slipLooseness is how far a name of six letters differs with one of them wrong.
const slipLooseness = 0.17

// spellingLooseness is how far spellings of one name differ as a rule.
const spellingLooseness = 0.08

// measureGender counts names of a man and a woman.
func (m *Matcher) measureGender(a, b *matchToken) {
	switch otherGender(a, b) {
	case genderOfGiven:
		m.features[featureGender] = 1
	case genderOfFamily:
		m.features[featureFamilyForm] = 1
	}
}

// measureOrder looks at the order of linked names.
func (m *Matcher) measureOrder() {
	f := &m.features
	for i, x := range m.links {
		for _, y := range m.links[i+1:] {
			if (x.a.from < y.a.from) == (x.b.from < y.b.from) {
				continue
			}
			switch s, t := m.kindsAgree(x), m.kindsAgree(y); {
			case s && t:
			case m.a.certain && m.b.certain:
				f[featureCrossed] = 1
			default:
				f[featureInverted] = 1
			}
		}
	}
}

// kindsAgree says whether both names of a link are of the same kind.
func (m *Matcher) kindsAgree(l link) bool {
	a, b := m.a.tokens[l.a.from].kind, m.b.tokens[l.b.from].kind
	return a == b || a == Initial || b == Initial || a == Particle || b == Particle
}
