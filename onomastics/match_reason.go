package onomastics

import "strconv"

// String writes the token match as «Sasha ~ Aleksandr: nickname or form, 0.92».
func (t TokenMatch) String() string { return string(t.Append(nil)) }

// Append appends what String returns.
func (t TokenMatch) Append(dst []byte) []byte {
	dst = append(dst, t.A...)
	if t.A != "" && t.B != "" {
		dst = append(dst, " ~ "...)
	}
	dst = append(append(append(dst, t.B...), ": "...), t.Reason.String()...)
	if t.Similarity > 0 && t.Similarity < 1 {
		dst = strconv.AppendFloat(append(dst, ", "...), t.Similarity, 'f', 2, 64)
	}
	return dst
}

// AppendReason appends the tokens with their reasons, in a line.
func (r MatchResult) AppendReason(dst []byte) []byte {
	if len(r.Tokens) == 0 {
		return append(dst, "neither has a name"...)
	}
	for i, t := range r.Tokens {
		if i > 0 {
			dst = append(dst, "; "...)
		}
		dst = t.Append(dst)
	}
	return dst
}
