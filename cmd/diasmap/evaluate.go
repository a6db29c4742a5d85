package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"diasmap/bench"
	"diasmap/corpus"
)

func newEvaluate() *cobra.Command {
	var asJSON, ignoreHost bool
	var split string
	var order orderOptions
	c := &cobra.Command{
		Use:   "evaluate TABLE…",
		Short: "Measure accuracy and calibration on labelled names",
		Long: `evaluate classifies tables of labelled names (tab-separated, with a header that has
full_name, or given and family, and country_iso2 or origin_iso2; host_iso2 if
known) and compares. One person in several rows or tables is counted once.

With --order it joins the columns given and family, in an order shuffled by --seed, and
measures how often the family name is found again: split is right where just its
words are found, direction where given and family name are not confused.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			people, err := readLabelled(files)
			if err != nil {
				return err
			}
			if people, err = bench.Select(people, split); err != nil {
				return usageError{err}
			}
			if ignoreHost {
				for i := range people {
					people[i].Host = [2]byte{}
				}
			}
			if order.wanted() {
				return order.evaluate(c, classifier, people, asJSON)
			}
			report := bench.Accuracy(classifier, people)
			if asJSON {
				return writeJSON(c.OutOrStdout(), report)
			}
			return report.Print(c.OutOrStdout())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	c.Flags().BoolVar(&ignoreHost, "ignore-host", false, "classify as if no residence were known")
	c.Flags().StringVar(&split, "split", "all", "people to take: all, train, dev or test")
	order.addFlags(c)
	addLexiconFlag(c)
	return c
}

// writeJSON writes a report for programs and for people who read JSON.
func writeJSON(out io.Writer, report any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(report)
}

func readLabelled(files []string) ([]corpus.Labelled, error) {
	var people []corpus.Labelled
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("open labelled names: %w", err)
		}
		some, err := corpus.ReadLabelled(f, file)
		f.Close()
		if err != nil {
			return nil, err
		}
		people = append(people, some...)
	}
	return people, nil
}
