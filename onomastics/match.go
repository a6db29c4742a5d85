package onomastics

import "math"

// A Matcher tells whether two full names may be of one person. It holds scratch space and is not
// safe for concurrent use; make one for each goroutine from a shared Lexicon.
type Matcher struct {
	names *knownNames

	text       []byte
	a, b       *matchName
	editor     editor
	cross      CrossScratch
	candidates []link
	links      []link
	// usedA and usedB have a bit for each token in a link.
	usedA, usedB uint32

	joined       []byte
	joinedSounds []sound
	features     matchFeatures
	// restA and restB are space for what nothing answers to.
	restA, restB [mostTokens]*matchToken
	tokens       []TokenMatch
}

// NewMatcher returns a Matcher that knows from l how common each name is. Without a lexicon (nil)
// all names are equally rare.
func NewMatcher(l *Lexicon) *Matcher {
	return &Matcher{names: &knownNames{lexicon: l}, a: newMatchName(), b: newMatchName()}
}

// A MatchResult is how well two names match.
type MatchResult struct {
	// Score is the probability that a person bears both names, as learnt from labelled pairs: 0 to 1. It
	// is 0 where no token of one answers to one of the other.
	Score float64 `json:"score"`
	// Same says whether Score is at least SameName.
	Same bool `json:"match"`
	// Tokens lists what became of each token of both names.
	Tokens []TokenMatch `json:"tokens"`
}

// SameName is the score from which two names are taken for the same.
const SameName = 0.5

// A TokenMatch says what a token of one name is in the other. One of A and B is empty when nothing
// answers to the other.
type TokenMatch struct {
	A          string      `json:"a"`
	B          string      `json:"b"`
	Reason     MatchReason `json:"reason"`
	Similarity float64     `json:"similarity"`
}

// Match compares two full names, in any script and order; which is first does not matter. The tokens of the result are valid until
// the next call. It allocates once at most.
func (m *Matcher) Match(a, b string) MatchResult {
	m.text = AppendNormalised(m.text[:0], a)
	cut := len(m.text)
	m.text = AppendNormalised(append(m.text, ' '), b) // a mark of b must not go to the last letter of a
	if string(m.text[:cut]) != a || string(m.text[cut+1:]) != b {
		both := string(m.text)
		a, b = both[:cut], both[cut+1:]
	}
	ParseName(&m.a.name, a)
	ParseName(&m.b.name, b)
	return m.MatchNames(&m.a.name, &m.b.name)
}

// MatchNames is Match for parsed names, such as those of two columns.
func (m *Matcher) MatchNames(a, b *Name) MatchResult {
	m.a.prepare(a, m.names)
	m.b.prepare(b, m.names)
	m.align()
	m.measure()
	score := 0.0
	if len(m.links) > 0 {
		score = m.features.probability()
	}
	return MatchResult{Score: score, Same: score >= SameName, Tokens: m.explain()}
}

// explain lists the tokens of the first name with what answers to them, then what is left of the
// second.
func (m *Matcher) explain() []TokenMatch {
	m.tokens = m.tokens[:0]
	for i := range m.a.tokens {
		m.tokens = m.explainToken(m.tokens, i)
	}
	for j := range m.b.tokens {
		if m.usedB&one(j).mask() == 0 {
			m.tokens = append(m.tokens, TokenMatch{B: m.b.tokens[j].text, Reason: m.leftReason(&m.b.tokens[j])})
		}
	}
	return m.tokens
}

// explainToken appends what answers to token i of the first name.
func (m *Matcher) explainToken(dst []TokenMatch, i int) []TokenMatch {
	text := m.a.tokens[i].text
	for _, l := range m.links {
		if l.a.mask()&one(i).mask() == 0 {
			continue
		}
		for j := l.b.from; j < l.b.to; j++ {
			dst = append(dst, TokenMatch{text, m.b.tokens[j].text, l.reason, rounded(l.similarity)})
		}
		return dst
	}
	return append(dst, TokenMatch{A: text, Reason: m.leftReason(&m.a.tokens[i])})
}

// rounded is a similarity in thousandths.
func rounded(similarity float32) float64 { return math.Round(float64(similarity)*1000) / 1000 }

// leftReason is why a token was left: another name stands in its place, or none does.
func (m *Matcher) leftReason(t *matchToken) MatchReason {
	if m.features[featureConflict] > 0 && t.isCore() {
		return Differs
	}
	return Unmatched
}
