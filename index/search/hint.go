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

// An advice is what to do about a mistake: in words, by an example, by the word that was probably meant.
type advice struct{ text, example, meant string }

// adviceOf asks whether the nearest word was meant, and is otherwise what to do.
func adviceOf(s string, words []string, otherwise string) advice {
	if near := nearest(s, words); near != "" {
		return advice{text: "did you mean " + near + "?", meant: near}
	}
	return advice{text: otherwise}
}

// asIn shows how it is written.
func asIn(example string) advice { return advice{text: "as in " + example, example: example} }

// fault is a mistake with what to do about it.
func (a advice) fault(m Mistake, message string) *QueryError {
	return &QueryError{Mistake: m, Message: message, Hint: a.text, Example: a.example, Meant: a.meant}
}

// editDistance is how many letters are to be changed, put in, left out or swapped to make b of a.
func editDistance(a, b string) int { return matchr.OSA(a, b) }
