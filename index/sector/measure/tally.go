package measure

import (
	"fmt"
	"io"
	"strings"
)

// A Tally counts answers.
type Tally struct {
	What            string
	Asked           int
	Answered, Right int
	Depth           int    // digits of all answers together
	AtLevel         [5]int // forced to four digits: how many are right to so many digits, from 1
	Misses          []string
}

// add counts one answer.
func (t *Tally) add(answered, right bool, miss string) {
	t.Asked++
	if answered {
		t.Answered++
	}
	if right {
		t.Right++
	} else if answered {
		t.Misses = append(t.Misses, miss)
	}
}

func share(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(part) / float64(of)
}

// Write writes the tally as a line; those of titles with four levels say how many are right at each.
func (t *Tally) Write(w io.Writer) {
	fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f", t.What, t.Asked, share(t.Answered, t.Asked), share(t.Right, t.Answered))
	if t.Depth > 0 {
		fmt.Fprintf(w, "\t%.2f", share(t.Depth, t.Answered))
	}
	if t.AtLevel[1] > 0 {
		for _, n := range t.AtLevel[1:] {
			fmt.Fprintf(w, "\t%.3f", share(n, t.Asked))
		}
	}
	fmt.Fprintln(w)
}

// fits tells whether an answer is one of the groups, in one, or a group of two digits or more that holds one. An empty answer fits
// «-».
func fits(answer string, groups []string) bool {
	for _, g := range groups {
		if answer == "" && g == "-" || answer != "" && (strings.HasPrefix(answer, g) || len(answer) >= 2 && strings.HasPrefix(g, answer)) {
			return true
		}
	}
	return false
}
