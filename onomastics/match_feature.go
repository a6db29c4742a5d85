package onomastics

import "math"

// matchFeatures are what a score is made of.
type matchFeatures [featureCount]float64

const (
	featureBias = iota
	// Agreement: log(1 + Σ rarity) of the names that agree, each as far as it does. That two
	// persons share a rare name by chance is less likely.
	featureAgreement
	// Coverage: the part of all that is said, weighed by rarity, that agrees (Dice).
	featureCoverage
	// Worst: how far the least similar of the linked names differs.
	featureWorst
	// Typo: how far nearly equal names differ, in sum.
	featureTypo
	// Far: what of that is more than a slip of the pen.
	featureFar
	// Listed: the typos of those that lexicons list both, so that they may well be two names.
	featureListed
	// ListedGiven: the same of given names, beyond what spellings of one name differ: there is a
	// list of given names, and a slip of the pen seldom makes another of them.
	featureListedGiven
	// Nickname: how far short and foreign forms are from sure, in sum.
	featureNickname
	// Conflict: names on either side that nothing answers to, in pairs.
	featureConflict
	// Initials that agree with a name or an initial.
	featureInitials
	// InitialOnly: but for initials only one name agrees.
	featureInitialOnly
	// InitialConflict: initials of one name where the other has something else.
	featureInitialConflict
	// ExtraEssential: given or family names that only one of the two has.
	featureExtraEssential
	// ExtraMiddle: the same of middle names and patronymics.
	featureExtraMiddle
	// FamilyLost: a family name nothing answers to, where the family name of the other answers to a
	// given or middle name: Martin Luther, Martin Luther King.
	featureFamilyLost
	// Single: one of the two is one name only.
	featureSingle
	// Inverted: names that agree stand in another order, and no rule of order explains it.
	featureInverted
	// Crossed: a given name of one is the family name of the other, and both are certain.
	featureCrossed
	// Generation: Jr against Sr.
	featureGeneration
	// GenerationMissing: Jr against nothing.
	featureGenerationMissing
	// Gender: a man's given name against a woman's: Oleksandr, Oleksandra.
	featureGender
	// FamilyForm: a man's family name against a woman's: Ivanov, Ivanova.
	featureFamilyForm
	// Nothing: no name agrees.
	featureNothing
	featureCount
)

var matchFeatureNames = [featureCount]string{
	"bias", "agreement", "coverage", "worst", "typo", "far", "listed", "listed given", "nickname", "conflict", "initials", "initial only", "initial conflict",
	"extra essential", "extra middle", "family lost", "single", "inverted", "crossed", "generation", "generation missing", "gender", "family form", "nothing",
}

// probability is the logistic function of the weighted features.
func (f *matchFeatures) probability() float64 {
	sum := 0.0
	for i, x := range f {
		sum += matchWeights[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

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
	agreement, said, names := 0.0, 0.0, 0
	for _, n := range [...]*matchName{m.a, m.b} {
		for i := range n.tokens {
			if n.tokens[i].isCore() {
				said += float64(n.tokens[i].rarity)
			}
		}
	}
	covered := 0.0
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
	if said > 0 {
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

// measureRest counts what nothing answers to.
func (m *Matcher) measureRest() {
	f := &m.features
	restA, initialsA := m.rest(m.a, m.usedA, m.restA[:0])
	restB, initialsB := m.rest(m.b, m.usedB, m.restB[:0])
	if len(restA) > len(restB) {
		restA, restB = restB, restA
	}
	for _, t := range restA {
		clash := 0.0
		for _, u := range restB {
			clash = max(clash, 1-math.Abs(t.role()-u.role())*roleExcuse)
		}
		f[featureConflict] += clash
	}
	f[featureConflict] += float64(m.initialsForOthers())
	f[featureFamilyLost] = max(m.familyLost(m.a.hasRest(m.usedA, FamilyName), false), m.familyLost(m.b.hasRest(m.usedB, FamilyName), true))
	for _, t := range restB[len(restA):] {
		if t.isEssential() {
			f[featureExtraEssential]++
		} else {
			f[featureExtraMiddle]++
		}
	}
	f[featureInitialConflict] = float64(min(initialsA, initialsB+len(restA)+len(restB)) + min(initialsB, len(restA)+len(restB)))
	if min(m.a.cores(), m.b.cores()) == 1 {
		f[featureSingle] = 1
	}
}

// initialsForOthers counts initials that stand for a given or family name of the other side although
// such a name of their own side is left: the N of Aage N. Bohr is not Niels Bohr.
func (m *Matcher) initialsForOthers() int {
	leftA, leftB := m.a.hasEssential(m.usedA), m.b.hasEssential(m.usedB)
	count := 0
	for _, l := range m.links {
		a, b := &m.a.tokens[l.a.from], &m.b.tokens[l.b.from]
		if a.isInitial() && b.isEssential() && leftA || b.isInitial() && a.isEssential() && leftB {
			count++
		}
	}
	return count
}

// isEssential says whether the token is a given or family name.
func (t *matchToken) isEssential() bool { return t.kind == GivenName || t.kind == FamilyName }

// hasEssential says whether a given or family name is in no link.
func (n *matchName) hasEssential(used uint32) bool {
	return n.hasRest(used, GivenName) || n.hasRest(used, FamilyName)
}

// familyLost says how far the family name of one name is a given or middle name of the other, first
// or second, which has lost a family name of its own. That García is a middle name by place only
// does not count: its lexicon role decides.
func (m *Matcher) familyLost(lost, second bool) float64 {
	if !lost {
		return 0
	}
	for _, l := range m.links {
		other, own := &m.b.tokens[l.b.from], &m.a.tokens[l.a.from]
		if second {
			other, own = own, other
		}
		if other.kind == FamilyName && (own.kind == GivenName || own.kind == MiddleName) {
			return (1 + own.role()) / 2
		}
	}
	return 0
}

// hasRest says whether a name of this kind is in no link.
func (n *matchName) hasRest(used uint32, kind PartKind) bool {
	for i := range n.tokens {
		if t := &n.tokens[i]; used&one(i).mask() == 0 && t.kind == kind && t.isCore() {
			return true
		}
	}
	return false
}

// roleExcuse is by how much a given name is less of a conflict for a family name.
const roleExcuse = 0.2

// rest appends the core tokens that are in no link to dst, and counts the initials that are not.
func (m *Matcher) rest(n *matchName, used uint32, dst []*matchToken) ([]*matchToken, int) {
	initials := 0
	for i := range n.tokens {
		t := &n.tokens[i]
		switch {
		case used&one(i).mask() != 0:
		case t.isInitial():
			initials++
		case t.isCore():
			dst = append(dst, t)
		}
	}
	return dst, initials
}

// cores counts the names and initials of a name.
func (n *matchName) cores() int {
	count := 0
	for i := range n.tokens {
		if n.tokens[i].isCore() || n.tokens[i].isInitial() {
			count++
		}
	}
	return count
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
