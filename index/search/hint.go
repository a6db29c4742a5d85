package search

import (
	"strings"

	"github.com/antzucaro/matchr"
)

// nearest returns the word that is spelt most like s, "" if none is near: a letter in three may differ.
func nearest(s string, words []string) string {
	best, least := "", 1+len([]rune(s))/3
	for _, w := range words {
		if d := editDistance(strings.ToLower(s), strings.ToLower(w)); d < least || d == least && best == "" {
			best, least = w, d
		}
	}
	return best
}

// hintOf asks whether the nearest word was meant, and is otherwise what to do.
func hintOf(s string, words []string, otherwise string) string {
	if near := nearest(s, words); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

// editDistance is how many letters are to be changed, put in, left out or swapped to make b of a.
func editDistance(a, b string) int { return matchr.OSA(a, b) }
