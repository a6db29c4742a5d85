package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

func newCalibrate() *cobra.Command {
	c := newGroup("calibrate", "Measure errors on labelled people, for prediction sets and corrected counts",
		newCalibrateMake(), newCalibrateCoverage(), newCalibrateSimulate(), newCalibratePriors())
	c.Long = `calibrate measures how the posteriors are spread among people whose country is
known, and writes the table that prediction sets (--coverage) and corrected counts
(--summary) rest on. Make it anew after every change of lexicons or weights; then
build the program again, since the table is part of it.

The tables are those of diasmap evaluate.`
	return c
}

func newCalibrateMake() *cobra.Command {
	var output, split string
	var verify bool
	c := &cobra.Command{
		Use: "make TABLE…", Short: "Measure the development split and write the calibration",
		Args: func(c *cobra.Command, files []string) error {
			if verify {
				return cobra.NoArgs(c, files)
			}
			return cobra.MinimumNArgs(1)(c, files)
		},
		RunE: func(c *cobra.Command, files []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			if verify {
				return verifyCalibration(classifier)
			}
			tables, err := readTables(files, split)
			if err != nil {
				return err
			}
			calibration := bench.Calibrate(classifier, tables)
			if err := writeWhole(output, calibration.AppendText(nil)); err != nil {
				return fmt.Errorf("write the calibration: %w", err)
			}
			fmt.Fprintf(c.ErrOrStderr(), "%s: measured on %d people\n", output, calibration.People)
			return nil
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "onomastics/calibration.tsv", "file to write")
	c.Flags().StringVar(&split, "split", "dev", "people to measure: all, train, dev or test")
	c.Flags().BoolVar(&verify, "verify", false, "only check that the built-in calibration was measured with the built-in lexicon")
	addLexiconFlag(c)
	return c
}

// verifyCalibration checks that the built-in calibration is of the classifier.
func verifyCalibration(c *onomastics.Classifier) error {
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return err
	}
	if !calibration.Fits(c) {
		return errors.New("the calibration is stale: it was measured with another lexicon: run diasmap calibrate make TABLE… and build again")
	}
	return nil
}

func newCalibrateCoverage() *cobra.Command {
	var file, split string
	var coverage float64
	var asJSON bool
	c := &cobra.Command{
		Use: "coverage TABLE…", Short: "Report how often prediction sets hold the label, by table and target country", Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			calibration, err := openCalibration(file)
			if err != nil {
				return err
			}
			least, err := calibration.Least(coverage)
			if err != nil {
				return usagef("--coverage: %w", err)
			}
			tables, err := readTables(files, split)
			if err != nil {
				return err
			}
			report := bench.Coverage(classifier, tables, least)
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(report)
			}
			return report.Print(c.OutOrStdout())
		},
	}
	c.Flags().StringVar(&file, "calibration", "", "calibration to use instead of the built-in one")
	c.Flags().StringVar(&split, "split", "test", "people to report on: all, train, dev or test")
	c.Flags().Float64Var(&coverage, "coverage", 0.9, "coverage of the sets, from 0.5 to 0.99")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	addLexiconFlag(c)
	return c
}

func newCalibrateSimulate() *cobra.Command {
	var file, split string
	var origins []string
	var asJSON bool
	s := bench.Simulation{}
	c := &cobra.Command{
		Use: "simulate TABLE…", Short: "Count the members of lists of known composition, and see whether the intervals hold", Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			var err error
			if s.Classifier, err = openClassifier(c); err != nil {
				return err
			}
			if s.Calibration, err = openCalibration(file); err != nil {
				return err
			}
			if s.Targets, err = parseCountries("origin", origins, s.Classifier); err != nil {
				return err
			}
			if len(s.Targets) == 0 {
				s.Targets = bench.Targets()
			}
			if s.Tables, err = readTables(files, split); err != nil {
				return err
			}
			counts, err := s.Run()
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(counts)
			}
			return bench.PrintSimulation(c.OutOrStdout(), counts)
		},
	}
	flags := c.Flags()
	flags.StringVar(&file, "calibration", "", "calibration to use instead of the built-in one")
	flags.StringVar(&split, "split", "test", "people to draw from: all, train, dev or test")
	flags.StringSliceVar(&origins, "origin", nil, "countries whose members are counted (the 22 targets if not given)")
	flags.Float64SliceVar(&s.Prevalences, "prevalence", []float64{0.001, 0.01, 0.2}, "shares of members")
	flags.IntVar(&s.Lists, "lists", 100, "lists of each kind")
	flags.IntVar(&s.Size, "size", 10_000, "people of a list")
	flags.Uint64Var(&s.Seed, "seed", 1, "seed of chance")
	flags.BoolVar(&asJSON, "json", false, "write JSON")
	addLexiconFlag(c)
	return c
}

func newCalibratePriors() *cobra.Command {
	var split string
	var asJSON bool
	c := &cobra.Command{
		Use: "priors TABLE…", Short: "Report what --estimate-prior gains, each table taken for a list", Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			calibration, err := onomastics.DefaultCalibration()
			if err != nil {
				return err
			}
			tables, err := readTables(files, split)
			if err != nil {
				return err
			}
			lines := bench.Priors(classifier, calibration, tables)
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(lines)
			}
			return bench.PrintPriors(c.OutOrStdout(), lines)
		},
	}
	c.Flags().StringVar(&split, "split", "test", "people to take: all, train, dev or test")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	addLexiconFlag(c)
	return c
}

// openCalibration reads a calibration, the built-in one without a file.
func openCalibration(file string) (*onomastics.Calibration, error) {
	if file == "" {
		return onomastics.DefaultCalibration()
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("open the calibration: %w", err)
	}
	c, err := onomastics.ParseCalibration(string(text))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return c, nil
}

// readTables reads labelled tables, each under the name of its file, and takes the people of a split.
func readTables(files []string, split string) ([]bench.Table, error) {
	tables := make([]bench.Table, 0, len(files))
	for _, file := range files {
		table, err := readTable(file, corpus.LabelledColumns{}, corpus.ReadLabelledTable)
		if err != nil {
			return nil, err
		}
		if len(table.Faults) > 0 {
			return nil, table.Faults[0]
		}
		tables = append(tables, bench.Table{Name: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), People: table.People})
	}
	selected, err := bench.SelectTables(tables, split)
	if err != nil {
		return nil, usageError{err}
	}
	return selected, nil
}
