package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"diasmap/bench"
	"diasmap/corpus"
)

func newEvaluate() *cobra.Command {
	var asJSON, ignoreHost bool
	var split string
	c := &cobra.Command{
		Use:   "evaluate TABLE…",
		Short: "Measure accuracy and calibration on labelled names",
		Long: `evaluate classifies tables of labelled names (tab-separated, with a header that has
full_name, or given and family, and country_iso2 or origin_iso2; host_iso2 if
known) and compares. One person in several rows or tables is counted once.`,
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
			report := bench.Accuracy(classifier, people)
			if asJSON {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				return e.Encode(report)
			}
			return report.Print(c.OutOrStdout())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	c.Flags().BoolVar(&ignoreHost, "ignore-host", false, "classify as if no residence were known")
	c.Flags().StringVar(&split, "split", "all", "people to take: all, train, dev or test")
	addLexiconFlag(c)
	return c
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
