package batch

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Coverage counts the names that were scored, and those of them that no lexicon lists.
type Coverage struct {
	Family         int `json:"family_names"`
	FamilyUnlisted int `json:"family_names_in_no_lexicon"`
	Given          int `json:"given_names"`
	GivenUnlisted  int `json:"given_names_in_no_lexicon"`
}

func (c *Coverage) add(o Coverage) {
	c.Family += o.Family
	c.FamilyUnlisted += o.FamilyUnlisted
	c.Given += o.Given
	c.GivenUnlisted += o.GivenUnlisted
}

// see counts the name last classified.
func (c *Coverage) see(w *onomastics.Worker) {
	if there, listed := w.Listed(onomastics.FamilyEvidence); there {
		c.Family++
		if !listed {
			c.FamilyUnlisted++
		}
	}
	if there, listed := w.Listed(onomastics.GivenEvidence); there {
		c.Given++
		if !listed {
			c.GivenUnlisted++
		}
	}
}

// faults are the kinds of what can be wrong with a record, as a summary calls them.
var faults = []struct {
	err   error
	words string
}{
	{corpus.ErrWidth, "wrong number of fields"},
	{corpus.ErrQuotes, "quotes that do not close"},
	{corpus.ErrSpreadsheet, "an error of a formula"},
}

// faultWords is the kind of a fault.
func faultWords(err error) string {
	for _, f := range faults {
		if errors.Is(err, f.err) {
			return f.words
		}
	}
	return "unreadable"
}

// printWhy writes why there was no answer, why records could not be read, and how many names no lexicon lists.
func (s *Summary) printWhy(out io.Writer) error {
	err := errors.Join(printCounts(out, "no answer", s.Causes), printCounts(out, "errors", s.Faults))
	c := s.Coverage
	for _, k := range [...]struct {
		what        string
		n, unlisted int
	}{{"family", c.Family, c.FamilyUnlisted}, {"given", c.Given, c.GivenUnlisted}} {
		if k.n > 0 {
			_, e := fmt.Fprintf(out, "%.0f %% of %s names are in no lexicon\n", 100*float64(k.unlisted)/float64(k.n), k.what)
			err = errors.Join(err, e)
		}
	}
	return err
}

// printCounts writes a line for each reason, the most frequent first.
func printCounts(out io.Writer, title string, counts map[string]int) error {
	reasons := slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
	var err error
	for _, reason := range reasons {
		_, e := fmt.Fprintf(out, "%s, %s: %d\n", title, reason, counts[reason])
		err = errors.Join(err, e)
	}
	return err
}
