package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/onomastics"
	"diasmap/onomastics/explain"
)

func newExplain() *cobra.Command {
	var residence string
	var asJSON bool
	var f policyFlags
	c := &cobra.Command{
		Use:     "explain NAME…",
		Short:   "Explain where names come from",
		Example: `  diasmap explain "Anahit Krikorian" --residence FR`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, names []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			var host onomastics.Country
			if residence != "" {
				hosts, err := parseCountries("residence", []string{residence}, classifier)
				if err != nil {
					return err
				}
				host = hosts[0]
			}
			policy, err := f.policy(classifier)
			if err != nil {
				return err
			}
			w := classifier.NewWorker(policy)
			out := c.OutOrStdout()
			bad := 0
			for i, name := range names {
				answer := w.Classify(onomastics.Person{Full: name, Residence: host})
				if answer.Verdict == onomastics.Failed {
					bad++
				}
				if i > 0 && !asJSON {
					fmt.Fprintln(out)
				}
				if err := explainOne(out, classifier, explain.Of(name, answer, f.coverage), asJSON); err != nil {
					return err
				}
			}
			if bad > 0 {
				return rowErrors(bad)
			}
			return nil
		},
	}
	c.Flags().StringVar(&residence, "residence", "", "country of residence, as FR")
	c.Flags().BoolVar(&asJSON, "json", false, "write a JSON object a name")
	f.add(c)
	addLexiconFlag(c)
	return c
}

func explainOne(out io.Writer, c *onomastics.Classifier, e explain.Explanation, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(out).Encode(e)
	}
	return printExplanation(out, c, e)
}

// printExplanation writes the explanation for a reader.
func printExplanation(out io.Writer, c *onomastics.Classifier, e explain.Explanation) error {
	fmt.Fprintln(out, e.Name)
	if e.Repair != "" {
		fmt.Fprintf(out, "  repaired  %s (%s)\n", e.Text, e.Repair)
	}
	if len(e.Parts) > 0 {
		parts := make([]string, len(e.Parts))
		for i, p := range e.Parts {
			parts[i] = fmt.Sprintf("%s %s", p.Kind, p.Text)
		}
		fmt.Fprintf(out, "  parts     %s (%s, %.0f %%)\n", strings.Join(parts, ", "), e.Order, 100*e.OrderConfidence)
	}
	if e.Script != "Latn" && e.Romanised != "" {
		fmt.Fprintf(out, "  script    %s, romanised %s\n", e.Script, e.Romanised)
	}
	if e.Key != "" {
		fmt.Fprintf(out, "  key       %s\n", e.Key)
	}
	fmt.Fprintf(out, "  verdict   %s: %s\n", e.Verdict, e.Reason)
	if e.Group != nil {
		fmt.Fprintf(out, "  group     %.1f %%  %s, %s names\n", 100*e.Group.Probability, e.Group.Code, e.Group.Name)
	}
	if e.Set != nil {
		fmt.Fprintf(out, "  set       %d countries hold the origin in %.0f of 100 names\n", len(e.Set.Countries), 100*e.Set.Coverage)
	}
	for i, o := range e.Origins {
		label := "         "
		if i == 0 {
			label = "origins  "
		}
		country, _ := onomastics.ParseCountry(o.Origin)
		entry, _ := c.Country(country)
		fmt.Fprintf(out, "  %s %5.1f %%  %s %s\n", label, 100*o.Probability, o.Origin, entry.Name)
	}
	for i, p := range e.Evidence {
		label := "         "
		if i == 0 {
			label = "evidence "
		}
		if _, err := fmt.Fprintf(out, "  %s %+5.1f    %s\n", label, p.Contribution, p.Words); err != nil {
			return err
		}
	}
	return nil
}
