package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"diasmap/index/sector"
	sectorbuild "diasmap/index/sector/build"
	sectorgather "diasmap/index/sector/gather"
)

func newSector() *cobra.Command {
	var scheme, language string
	var asJSON, industry, list bool
	c := &cobra.Command{
		Use:   "sector [TEXT…]",
		Short: "Show which occupation, industry and sectors a text or code means",
		Long: `sector reads job titles and industries in fourteen languages, or codes, and shows what they mean: groups of ISCO-08, divisions of
ISIC Rev. 4, roles, and the sectors that lists are searched by.

  diasmap sector "врач-кардиолог" "Head of Sales at Acme"
  diasmap sector --industry "Hotels, investments"
  diasmap sector --scheme nucc 207RC0000X`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := sector.Default()
			if err != nil {
				return err
			}
			if list {
				return listSectors(c.OutOrStdout(), language)
			}
			if len(args) == 0 {
				return usagef("sector: say which text, or --list")
			}
			kind, err := parseScheme(scheme)
			if err != nil {
				return err
			}
			answers := make([]sectorAnswer, 0, len(args))
			for _, text := range args {
				answers = append(answers, answerSector(r, text, kind, language, industry))
			}
			if asJSON {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				return e.Encode(answers)
			}
			return showSectors(c.OutOrStdout(), answers)
		},
	}
	f := c.Flags()
	f.StringVar(&scheme, "scheme", "", "the texts are codes of isic, nace, nace2.1, uksic, naics, isco, soc or nucc")
	f.StringVar(&language, "language", "", "language of the texts where they leave a doubt, or of --list (en, fr, ru)")
	f.BoolVar(&industry, "industry", false, "the texts are industries, not occupations")
	f.BoolVar(&asJSON, "json", false, "answer in JSON")
	f.BoolVar(&list, "list", false, "list the sectors")
	c.AddCommand(newSectorBuild(), newSectorGather(), newSectorEvaluate())
	return c
}

// A sectorAnswer is what a text means.
type sectorAnswer struct {
	Text        string                 `json:"text"`
	Occupations []sector.Match         `json:"occupations,omitempty"`
	Industries  []sector.IndustryMatch `json:"industries,omitempty"`
	Sectors     []string               `json:"sectors"`
}

func parseScheme(text string) (sector.Scheme, error) {
	if text == "" {
		return "", nil
	}
	for _, s := range sector.Schemes() {
		if strings.EqualFold(text, string(s)) {
			return s, nil
		}
	}
	return "", usagef("no scheme %q (see diasmap sector --help)", text)
}

func answerSector(r *sector.Resolver, text string, scheme sector.Scheme, language string, industry bool) sectorAnswer {
	a := sectorAnswer{Text: text, Sectors: []string{}}
	switch {
	case scheme.OfOccupations():
		a.Occupations = r.Resolve("", sector.Hint{Codes: []sector.Code{{Scheme: scheme, Value: text}}})
	case scheme != "" || industry:
		a.Industries = r.ResolveIndustry(text, scheme)
	default:
		a.Occupations = r.Resolve(text, sector.Hint{Language: language})
	}
	a.Sectors = append(a.Sectors, sector.SectorsOfMatches(a.Occupations, a.Industries)...)
	return a
}

func showSectors(out io.Writer, answers []sectorAnswer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, a := range answers {
		fmt.Fprintf(w, "%s\n", a.Text)
		for _, m := range a.Occupations {
			label := "occupation"
			if m.Alternative {
				label = "or"
			}
			fmt.Fprintf(w, "  %s\t%s\t%s\t%.2f\t%s\t%s\n", label, m.ISCO, m.Title, m.Confidence, m.Role, m.Why)
		}
		for _, m := range a.Industries {
			fmt.Fprintf(w, "  industry\t%s\t%s\t%.2f\t\t%s\n", m.ISIC, m.Title, m.Confidence, m.Why)
		}
		if len(a.Sectors) == 0 {
			a.Sectors = []string{"not known"}
		}
		fmt.Fprintf(w, "  sectors\t%s\n", strings.Join(a.Sectors, " "))
	}
	return w.Flush()
}

func listSectors(out io.Writer, language string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range sector.Sectors() {
		fmt.Fprintf(w, "%s\t%s\n", s.ID, s.Name(language))
	}
	return w.Flush()
}

// sectorFile and sectorTables are where the compiled sectors and their tables lie, from the root of the source.
const (
	sectorFile   = "index/sector/sector.bin"
	sectorTables = "index/sector/tables"
)

func newSectorBuild() *cobra.Command {
	var verify bool
	c := &cobra.Command{
		Use: "build", Short: "Compile the tables of sectors into " + sectorFile + "; run at the root of the source", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			file, err := sectorbuild.Build(os.DirFS(sectorTables))
			if err != nil {
				return err
			}
			if !verify {
				fmt.Fprintf(c.OutOrStdout(), "%s: %.1f MB\n", sectorFile, float64(len(file))/1e6)
				return os.WriteFile(sectorFile, file, 0o644)
			}
			old, err := os.ReadFile(sectorFile)
			if err != nil {
				return fmt.Errorf("verify sectors: %w", err)
			}
			if !bytes.Equal(old, file) {
				return fmt.Errorf("%s is stale: run diasmap sector build", sectorFile)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&verify, "verify", false, "write nothing; fail if the compiled file is not that of the tables")
	return c
}

func newSectorGather() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use: "gather", Short: "Make the tables of titles and industries from reference data; run at the root of the source", Args: cobra.NoArgs,
		RunE: func(_ *cobra.Command, _ []string) error {
			if data == "" {
				return usagef("sector gather: --data says where the reference data are")
			}
			return sectorgather.Run(data, sectorTables)
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	return c
}
