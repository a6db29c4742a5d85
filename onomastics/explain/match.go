package explain

import "diasmap/onomastics"

// A Match is what is known of two names.
type Match struct {
	Name1  string  `json:"name1"`
	Name2  string  `json:"name2"`
	Score  float64 `json:"score" doc:"probability that one person bears both"`
	Match  bool    `json:"match"`
	Reason string  `json:"reason"`
	Tokens []Token `json:"tokens"`
}

// A Token says what a word of one name is in the other; one of A and B is empty where nothing answers to the other.
type Token struct {
	A          string  `json:"a"`
	B          string  `json:"b"`
	Reason     string  `json:"reason"`
	Similarity float64 `json:"similarity"`
}

// OfMatch explains how two names match.
func OfMatch(a, b string, r onomastics.MatchResult) Match {
	m := Match{Name1: Valid(a), Name2: Valid(b), Score: r.Score, Match: r.Same, Reason: string(r.AppendReason(nil)), Tokens: []Token{}}
	for _, t := range r.Tokens {
		m.Tokens = append(m.Tokens, Token{t.A, t.B, t.Reason.String(), t.Similarity})
	}
	return m
}
