package onomastics

// A link says that tokens of one name answer to tokens of the other. One of the two sides is a
// single token.
type link struct {
	a, b       span
	similarity float32
	reason     MatchReason
	value      float32 // what the best alignment is greedy for
}

// A span is neighbouring tokens [from, to).
type span struct{ from, to uint8 }

func one(i int) span { return span{uint8(i), uint8(i + 1)} }

func (s span) mask() uint32 { return 1<<s.to - 1<<s.from }

const (
	// mostJoined is how many tokens may be written together in the other name: Zine El Abidine.
	mostJoined = 3
	// shortestJoined is the least letters of a name that is taken for two.
	shortestJoined = 5
	// leastJoined is the least similarity of a joined name.
	leastJoined = 0.85
)

// align fills m.links with the best links, each token in one of them at most.
func (m *Matcher) align() {
	m.candidates = m.candidates[:0]
	for i := range m.a.tokens {
		for j := range m.b.tokens {
			m.consider(i, j)
		}
	}
	m.considerJoined(m.a, m.b, false)
	m.considerJoined(m.b, m.a, true)
	m.links = m.links[:0]
	m.usedA, m.usedB = 0, 0
	for {
		best := -1
		for k := range m.candidates {
			c := &m.candidates[k]
			if c.a.mask()&m.usedA == 0 && c.b.mask()&m.usedB == 0 && (best < 0 || c.isBetter(&m.candidates[best])) {
				best = k
			}
		}
		if best < 0 {
			return
		}
		c := m.candidates[best]
		m.links = append(m.links, c)
		m.usedA |= c.a.mask()
		m.usedB |= c.b.mask()
	}
}

// isBetter compares by value and then by place, so that it does not matter which name is first.
func (l *link) isBetter(other *link) bool {
	if l.value != other.value {
		return l.value > other.value
	}
	return l.a.from+l.b.from < other.a.from+other.b.from
}

const (
	// Of equally similar tokens those of the same kind, then those at the same place, belong together.
	kindValue, placeValue = 0.02, 0.01
	// An initial takes what full names leave.
	initialValue = -1
	// particleValue lets particles meet particles only after names have met.
	particleValue = -0.5
)

// consider adds the candidate of token i of a and j of b, if they are similar.
func (m *Matcher) consider(i, j int) {
	a, b := &m.a.tokens[i], &m.b.tokens[j]
	similarity, reason := m.compare(a, b)
	if similarity < leastSimilar {
		return
	}
	value := similarity
	if a.isInitial() || b.isInitial() {
		value += initialValue
	}
	if a.isParticle() && b.isParticle() {
		value += particleValue
	}
	if a.kind == b.kind {
		value += kindValue
	}
	value -= placeValue * float32(max(i-j, j-i))
	m.candidates = append(m.candidates, link{one(i), one(j), similarity, reason, value})
}

// considerJoined adds candidates of two or three tokens of x that are one of y; swapped says that
// x is the second name.
func (m *Matcher) considerJoined(x, y *matchName, swapped bool) {
	for from := range x.tokens {
		m.joined = append(m.joined[:0], x.tokens[from].key...)
		for to := from + 1; to < len(x.tokens) && to < from+mostJoined; to++ {
			if x.tokens[to].isInitial() || x.tokens[from].isInitial() {
				break
			}
			m.joined = append(m.joined, x.tokens[to].key...)
			for j := range y.tokens {
				m.considerWhole(span{uint8(from), uint8(to + 1)}, &x.tokens[from], j, &y.tokens[j], swapped)
			}
		}
	}
}

// considerWhole compares m.joined, the letters of the tokens at, with token j of the other name.
func (m *Matcher) considerWhole(at span, first *matchToken, j int, whole *matchToken, swapped bool) {
	gap := len(m.joined) - len(whole.key)
	if len(whole.key) < shortestJoined || gap > 2 || gap < -2 || whole.isInitial() {
		return
	}
	similarity := float32(1)
	if string(m.joined) != string(whole.key) {
		m.joinedSounds = appendTokenSounds(m.joinedSounds[:0], m.joined)
		similarity = m.soundSimilarity(m.joinedSounds, whole.sounds, costsFor(first, whole), leastJoined)
	}
	if similarity < leastJoined {
		return
	}
	c := link{at, one(j), similarity, WrittenTogether, similarity + kindValue}
	if swapped {
		c.a, c.b = c.b, c.a
	}
	m.candidates = append(m.candidates, c)
}
