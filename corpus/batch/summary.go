package batch

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Summary counts what was found in a list.
type Summary struct {
	Records int
	// Skipped counts entries of a registry that are nobody, by what they are; Records does not have them.
	Skipped  map[string]int
	Verdicts map[onomastics.Verdict]int
	// Causes counts why there was no answer, and Faults why records could not be read, in words.
	Causes, Faults map[string]int
	Coverage       Coverage
	// Broken is what is wrong with the list as a whole, as its Form tells.
	Broken []string
	// Took is how long reading and classifying took, in all runs of a job that was resumed; what was done after the last
	// checkpoint of a run that was killed is not in it. Resumed says that the job went on from a checkpoint.
	Took    time.Duration
	Resumed bool
	// Members counts probable and possible members by origin and residence (zero if unknown).
	Members map[Diaspora]Members
	// UnknownResidences is how many records have a residence that was not understood, and the first
	// of them.
	UnknownResidences int
	UnknownResidence  string
	unknownAt         int
	// Corrected are the counts that Correct made.
	Corrected []onomastics.Count
	tally     *onomastics.Tally
}

// A Diaspora is the people with names of one origin in one host.
type Diaspora struct{ Origin, Residence onomastics.Country }

// Members counts members of a diaspora by verdict.
type Members struct{ Probable, Possible int }

func newSummary() *Summary {
	return &Summary{Verdicts: map[onomastics.Verdict]int{}, Members: map[Diaspora]Members{}, Skipped: map[string]int{},
		Causes: map[string]int{}, Faults: map[string]int{}}
}

func (s *Summary) unknownResidence(value string, record int) {
	if s.UnknownResidences++; s.unknownAt == 0 || record < s.unknownAt {
		s.UnknownResidence, s.unknownAt = value, record
	}
}

// add adds what another worker counted.
func (s *Summary) add(o *Summary) {
	s.Records += o.Records
	for v, n := range o.Verdicts {
		s.Verdicts[v] += n
	}
	for d, m := range o.Members {
		s.Members[d] = s.Members[d].plus(m)
	}
	addCounts(s.Causes, o.Causes)
	addCounts(s.Faults, o.Faults)
	s.Coverage.add(o.Coverage)
	if o.tally != nil && s.tally == nil {
		s.tally = o.tally
	} else if o.tally != nil {
		s.tally.Merge(o.tally)
	}
	s.UnknownResidences += o.UnknownResidences
	if o.unknownAt > 0 && (s.unknownAt == 0 || o.unknownAt < s.unknownAt) {
		s.UnknownResidence, s.unknownAt = o.UnknownResidence, o.unknownAt
	}
}

func addCounts(dst, src map[string]int) {
	for what, n := range src {
		dst[what] += n
	}
}

// Errors is how many records could not be read.
func (s *Summary) Errors() int { return s.Verdicts[onomastics.Failed] }

// MarshalJSON writes the counts with their names, diasporas largest first.
func (s *Summary) MarshalJSON() ([]byte, error) {
	type line struct {
		Origin    onomastics.Country `json:"origin"`
		Residence onomastics.Country `json:"residence"`
		Probable  int                `json:"probable"`
		Possible  int                `json:"possible"`
	}
	verdicts := map[string]int{}
	for _, v := range onomastics.Verdicts() {
		verdicts[v.String()] = s.Verdicts[v]
	}
	members := []line{}
	for _, d := range s.diasporas() {
		m := s.Members[d]
		members = append(members, line{d.Origin, d.Residence, m.Probable, m.Possible})
	}
	return json.Marshal(map[string]any{
		"causes": s.Causes, "faults": s.Faults, "coverage": s.Coverage,
		"records": s.Records, "verdicts": verdicts, "members": members, "unknown_residences": s.UnknownResidences,
		"corrected": s.correctedLines(), "skipped": s.Skipped,
	})
}

func (s *Summary) diasporas() []Diaspora {
	all := make([]Diaspora, 0, len(s.Members))
	for d := range s.Members {
		all = append(all, d)
	}
	slices.SortFunc(all, func(x, y Diaspora) int {
		return cmp.Or(cmp.Compare(s.Members[y].Probable, s.Members[x].Probable), cmp.Compare(s.Members[y].Possible, s.Members[x].Possible),
			cmp.Compare(x.Origin.String(), y.Origin.String()), cmp.Compare(x.Residence.String(), y.Residence.String()))
	})
	return all
}

// PrintVerdicts writes one line of counts by verdict.
func (s *Summary) PrintVerdicts(out io.Writer) error {
	words := make([]string, 0, len(s.Verdicts))
	for _, v := range onomastics.Verdicts() {
		if n := s.Verdicts[v]; n > 0 {
			words = append(words, fmt.Sprintf("%s %d", v, n))
		}
	}
	noun := "records"
	if s.Records == 1 {
		noun = "record"
	}
	_, err := fmt.Fprintf(out, "%d %s: %s\n", s.Records, noun, strings.Join(words, ", "))
	return errors.Join(err, s.printSkipped(out))
}

// printSkipped writes one line of what was left out, if anything was.
func (s *Summary) printSkipped(out io.Writer) error {
	words := corpus.SkippedWords(s.Skipped)
	if words == "" {
		return nil
	}
	_, err := fmt.Fprintln(out, words)
	return err
}

const (
	// mostOrigins and mostHostColumns bound the table of members.
	mostOrigins     = 25
	mostHostColumns = 10
)

// Print writes the counts by verdict, members by origin (rows) and residence (columns), and what counts were
// corrected for errors: «7+2» is 7 probable and 2 possible members. The origins asked for get a row each,
// in their order; nil means the largest.
func (s *Summary) Print(out io.Writer, origins []onomastics.Country) error {
	if err := s.PrintVerdicts(out); err != nil {
		return err
	}
	if err := s.printWhy(out); err != nil {
		return err
	}
	if err := s.printMembers(out, origins); err != nil {
		return err
	}
	return s.printCorrected(out)
}

func (s *Summary) printMembers(out io.Writer, origins []onomastics.Country) error {
	byOrigin, byHost := map[onomastics.Country]Members{}, map[onomastics.Country]Members{}
	for d, m := range s.Members {
		if len(origins) == 0 || slices.Contains(origins, d.Origin) {
			byOrigin[d.Origin] = byOrigin[d.Origin].plus(m)
			byHost[d.Residence] = byHost[d.Residence].plus(m)
		}
	}
	rows, columns := origins, largest(byHost, mostHostColumns)
	if len(rows) == 0 {
		rows = largest(byOrigin, mostOrigins)
	}
	if len(byOrigin) == 0 {
		_, err := fmt.Fprintln(out, "no probable and no possible members")
		return err
	}
	fmt.Fprint(out, "\nprobable+possible members, by origin of the name (rows) and residence\n")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\tall\t")
	for _, h := range columns {
		fmt.Fprintf(w, "%s\t", residenceWord(h))
	}
	fmt.Fprintln(w, "others\t")
	for _, origin := range rows {
		fmt.Fprintf(w, "%s\t%s\t", origin, byOrigin[origin])
		others := byOrigin[origin]
		for _, h := range columns {
			m := s.Members[Diaspora{origin, h}]
			others.Probable, others.Possible = others.Probable-m.Probable, others.Possible-m.Possible
			fmt.Fprintf(w, "%s\t", m)
		}
		fmt.Fprintf(w, "%s\t\n", others)
	}
	return w.Flush()
}

func (m Members) plus(o Members) Members {
	return Members{m.Probable + o.Probable, m.Possible + o.Possible}
}

// String is «7+2», and a point where there is nobody, which makes a table of few counts readable.
func (m Members) String() string {
	if m == (Members{}) {
		return "."
	}
	return fmt.Sprintf("%d+%d", m.Probable, m.Possible)
}

func residenceWord(c onomastics.Country) string {
	if c.IsZero() {
		return "unknown"
	}
	return c.String()
}

// largest returns the countries with the most probable, then possible, members, largest first.
func largest(counts map[onomastics.Country]Members, most int) []onomastics.Country {
	all := slices.SortedFunc(maps.Keys(counts), func(x, y onomastics.Country) int {
		return cmp.Or(cmp.Compare(counts[y].Probable, counts[x].Probable), cmp.Compare(counts[y].Possible, counts[x].Possible),
			cmp.Compare(x.String(), y.String()))
	})
	return all[:min(most, len(all))]
}
