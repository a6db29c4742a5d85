package onomastics

import (
	"cmp"
	"slices"
	"strings"
)

// NearSchemes returns the schemes whose ids are most like one that is not known, best first, at
// most n: those that share most pieces of three letters with it.
func NearSchemes(id string, n int) []Scheme {
	type near struct {
		scheme Scheme
		share  float64
	}
	var found []near
	wanted := pieces(id)
	for _, s := range Schemes() {
		best := 0.0
		for _, known := range append(s.Info().Aliases, s.String()) {
			best = max(best, sharedPieces(wanted, pieces(known)))
		}
		if best > 0 {
			found = append(found, near{s, best})
		}
	}
	slices.SortStableFunc(found, func(x, y near) int { return cmp.Compare(y.share, x.share) })
	out := make([]Scheme, 0, n)
	for _, f := range found[:min(n, len(found))] {
		out = append(out, f.scheme)
	}
	return out
}

// pieces are the runs of three letters of an id, its edges marked.
func pieces(id string) map[string]bool {
	id = "^" + strings.ToLower(id) + "$"
	out := map[string]bool{}
	for i := range len(id) - 2 {
		out[id[i:i+3]] = true
	}
	return out
}

// sharedPieces is the Dice coefficient of two sets.
func sharedPieces(x, y map[string]bool) float64 {
	both := 0
	for p := range x {
		if y[p] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(x)+len(y)+1)
}
