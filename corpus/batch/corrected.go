package batch

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"diasmap/onomastics"
)

// Correct counts the members of the diasporas of countries, corrected for errors by a calibration; without
// countries, of the origins with the most members. Countries too few people of which were
// measured are left out. The job must have asked for it (Job.Count).
func (s *Summary) Correct(c *onomastics.Calibration, countries []onomastics.Country) error {
	if s.tally == nil {
		return nil
	}
	if len(countries) == 0 {
		countries = largest(s.byOrigin(), mostOrigins)
	}
	for _, country := range countries {
		count, err := c.Count(s.tally, country)
		if errors.Is(err, onomastics.ErrUncounted) {
			continue
		}
		if err != nil {
			return err
		}
		s.Corrected = append(s.Corrected, count)
	}
	return nil
}

// byOrigin sums members over residences.
func (s *Summary) byOrigin() map[onomastics.Country]Members {
	sums := map[onomastics.Country]Members{}
	for d, m := range s.Members {
		sums[d.Origin] = sums[d.Origin].plus(m)
	}
	return sums
}

// correctionMethod says in a summary how counts are corrected.
const correctionMethod = "mixture of the scores of members and others, measured on labelled people"

// A correctedLine is a corrected count in JSON.
type correctedLine struct {
	Origin onomastics.Country `json:"origin"`
	People int                `json:"people"`
	// AboveThreshold is how many are probable.
	AboveThreshold int     `json:"above_threshold"`
	Count          int     `json:"count"`
	Low            int     `json:"low"`
	High           int     `json:"high"`
	Coverage       float64 `json:"coverage"`
	Method         string  `json:"method"`
}

func (s *Summary) correctedLines() []correctedLine {
	members := s.byOrigin()
	lines := []correctedLine{}
	for _, c := range s.Corrected {
		lines = append(lines, correctedLine{
			c.Country, c.People, members[c.Country].Probable, c.Members, c.Low, c.High, onomastics.CountCoverage, correctionMethod,
		})
	}
	return lines
}

func (s *Summary) printCorrected(out io.Writer) error {
	if len(s.Corrected) == 0 {
		return nil
	}
	fmt.Fprintf(out, "\nmembers corrected for errors, with an interval of %.0f %% (%s)\n", 100*onomastics.CountCoverage, correctionMethod)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\tamong\tprobable\tcorrected\tinterval\t\n")
	for _, l := range s.correctedLines() {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d–%d\t\n", l.Origin, l.People, l.AboveThreshold, l.Count, l.Low, l.High)
	}
	return w.Flush()
}
