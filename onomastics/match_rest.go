package onomastics

import "math"

// measureRest counts what nothing answers to.
func (m *Matcher) measureRest() {
	f := &m.features
	restA, initialsA := m.rest(m.a, m.usedA, m.restA[:0])
	restB, initialsB := m.rest(m.b, m.usedB, m.restB[:0])
	f[featureInitialConflict] = float64(initialConflict(initialsA, initialsB, len(restA), len(restB)))
	if len(restA) > len(restB) {
		restA, restB = restB, restA
	}
	f[featureConflict] = clashes(restA, restB)
	if len(restA) == len(restB) { // which is first does not matter
		f[featureConflict] = (f[featureConflict] + clashes(restB, restA)) / 2
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
	if min(m.a.cores(), m.b.cores()) == 1 {
		f[featureSingle] = 1
	}
}

// clashes sums for each of few how much it is in conflict with one of many.
func clashes(few, many []*matchToken) float64 {
	sum := 0.0
	for _, t := range few {
		clash := 0.0
		for _, u := range many {
			clash = max(clash, 1-math.Abs(t.role()-u.role())*roleExcuse)
		}
		sum += clash
	}
	return sum
}

// initialConflict counts the initials that are left of either name beside names or initials that are left
// of the other.
func initialConflict(initialsA, initialsB, restA, restB int) int {
	againstA, againstB := min(initialsB, restA), min(initialsA, restB)
	return againstA + againstB + min(initialsA-againstB, initialsB-againstA)
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
