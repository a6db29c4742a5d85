package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/onomastics"
	"diasmap/training"
)

func newModel() *cobra.Command {
	return newGroup("model", "Show and train the model that scores names", newModelShow(), newModelTrain())
}

func newModelShow() *cobra.Command {
	return &cobra.Command{
		Use: "show", Short: "Show what the built-in model is", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			m, err := model.Embedded()
			if err != nil {
				return err
			}
			printModel(c.OutOrStdout(), m)
			return nil
		},
	}
}

func printModel(out io.Writer, m *onomastics.Model) {
	fmt.Fprintf(out, "model %s, format %d, %.1f MB, %d countries\n", m.Digest()[:12], onomastics.ModelVersion, float64(m.Size())/1e6, len(m.Classes()))
	for setting, words := range []string{onomastics.Anywhere: "residence unknown", onomastics.InHost: "residence known"} {
		s := onomastics.Setting(setting)
		fmt.Fprintf(out, "%s: weights for %d grams of family names and %d of given names\n", words, m.Grams(s, onomastics.FamilyBag), m.Grams(s, onomastics.GivenBag))
	}
}

func newModelTrain() *cobra.Command {
	var data, output string
	c := &cobra.Command{
		Use: "train --data DIR [LEXICONS]", Short: "Train the model on labelled people and the lexicons", Args: cobra.MaximumNArgs(1),
		Long: `train learns from the tables of people in DIR/people (the train split; see
docs/scoring.md) and from the readable lexicons, and writes the model. The same
inputs give the same bytes. Then run make build.`,
		RunE: func(c *cobra.Command, args []string) error {
			if data == "" {
				return errNoData
			}
			dir := dirOf(args)
			if err := checkDir(dir); err != nil {
				return err
			}
			start := time.Now()
			l, err := lexicons.Embedded()
			if err != nil {
				return err
			}
			log := c.ErrOrStderr()
			trained, err := training.Run(data, os.DirFS(dir), l, log)
			if err != nil {
				return fmt.Errorf("train the model: %w", err)
			}
			m, err := onomastics.OpenModel(trained)
			if err != nil {
				return err
			}
			if err := writeWhole(output, trained); err != nil {
				return fmt.Errorf("write the model: %w", err)
			}
			printModel(log, m)
			fmt.Fprintf(log, "written to %s, in %.0f s\n", output, time.Since(start).Seconds())
			return nil
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	c.Flags().StringVarP(&output, "output", "o", filepath.Join("model", model.Name), "file to write")
	return c
}
