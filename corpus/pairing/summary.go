package pairing

import (
	"fmt"
	"io"
	"math"

	"diasmap/onomastics"
)

// scoreSteps is how finely scores are counted for the area under the curve, so that a list of any length
// takes the same memory.
const scoreSteps = 10_000

// A Summary counts the answers.
type Summary struct {
	Pairs, Matches, Errors int
	// Labelled is how many pairs had a right answer beside them.
	Labelled int

	hits, wrong, missed int
	same, different     [scoreSteps + 1]int // by score
}

// judge compares an answer with the right one.
func (s *Summary) judge(r onomastics.MatchResult, same bool) {
	s.Labelled++
	step := int(math.Round(r.Score * scoreSteps))
	switch {
	case same:
		s.same[step]++
	default:
		s.different[step]++
	}
	switch {
	case same && r.Same:
		s.hits++
	case same:
		s.missed++
	case r.Same:
		s.wrong++
	}
}

// F1 is the harmonic mean of precision and recall; 0 without a labelled match.
func (s *Summary) F1() float64 {
	if s.hits == 0 {
		return 0
	}
	return 2 * float64(s.hits) / float64(2*s.hits+s.wrong+s.missed)
}

// AUC is the probability that a match scores above another pair; 0 if either is lacking.
func (s *Summary) AUC() float64 {
	wins, below, same := 0.0, 0, 0
	for i := range s.same {
		wins += float64(s.same[i]) * (float64(below) + float64(s.different[i])/2)
		below += s.different[i]
		same += s.same[i]
	}
	if below == 0 || same == 0 {
		return 0
	}
	return wins / float64(below) / float64(same)
}

// Print writes the counts in a line or two.
func (s *Summary) Print(out io.Writer) error {
	_, err := fmt.Fprintf(out, "%d pairs: %d match, %d do not, %d with errors\n", s.Pairs, s.Matches, s.Pairs-s.Matches-s.Errors, s.Errors)
	if err != nil || s.Labelled == 0 {
		return err
	}
	_, err = fmt.Fprintf(out, "against %d labels: F1 %.3f, AUC %.3f\n", s.Labelled, s.F1(), s.AUC())
	return err
}
