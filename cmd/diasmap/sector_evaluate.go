package main

import (
	"fmt"
	"os"
	"path"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"diasmap/index/sector"
	sectorgather "diasmap/index/sector/gather"
	"diasmap/index/sector/measure"
)

func newSectorEvaluate() *cobra.Command {
	var data string
	var test bool
	var misses int
	c := &cobra.Command{
		Use: "evaluate", Short: "Measure occupations and industries on reference data; run at the root of the source", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if data == "" {
				return usagef("sector evaluate: --data says where the reference data are")
			}
			tallies, err := evaluateSectors(data, test)
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "what\tasked\tanswered\tright of them\tdigits\tfirst to 1 digit\t2\t3\t4")
			for _, t := range tallies {
				t.Write(w)
			}
			if err := w.Flush(); err != nil {
				return err
			}
			for _, t := range tallies {
				for i := 0; i < len(t.Misses); i += max(1, len(t.Misses)/max(1, misses)) {
					if misses > 0 {
						fmt.Fprintf(c.OutOrStdout(), "%s: %s\n", t.What, t.Misses[i])
					}
				}
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&data, "data", "", "folder of the reference data")
	f.BoolVar(&test, "test", false, "measure on the titles kept for reporting, not on those for development")
	f.IntVar(&misses, "misses", 0, "show so many misses of each kind, spread evenly")
	return c
}

func evaluateSectors(data string, test bool) ([]*measure.Tally, error) {
	r, err := sector.Default()
	if err != nil {
		return nil, err
	}
	part := sectorgather.Development
	if test {
		part = sectorgather.Test
	}
	known, err := titlesBuiltFrom()
	if err != nil {
		return nil, err
	}
	tallies, err := measure.Titles(r, data, part, known)
	for _, more := range []func(*sector.Resolver, string) ([]*measure.Tally, error){measure.Professions, measure.Industries, measure.Strangers} {
		if err != nil {
			return nil, err
		}
		var some []*measure.Tally
		some, err = more(r, data)
		tallies = append(tallies, some...)
	}
	return tallies, err
}

// titlesBuiltFrom are the titles of the sources other than O*NET, in small letters.
func titlesBuiltFrom() (map[string]bool, error) {
	known := map[string]bool{}
	for _, name := range []string{"titles/esco.tsv", "titles/ilo.tsv"} {
		content, err := os.ReadFile(path.Join(sectorTables, name))
		if err != nil {
			return nil, fmt.Errorf("measure sectors: %w", err)
		}
		for line := range strings.Lines(string(content)) {
			if _, title, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				known[strings.ToLower(title)] = true
			}
		}
	}
	return known, nil
}
