package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

// orderOptions are the flags of evaluate about the order of given and family name.
type orderOptions struct {
	order, native bool
	seed          uint64
	confusions    int
	fitLetters    string
	fitAffinity   string
}

func (o *orderOptions) addFlags(c *cobra.Command) {
	c.Flags().BoolVar(&o.order, "order", false, "measure how often the family name is found where the order is hidden")
	c.Flags().Uint64Var(&o.seed, "seed", 1, "with --order: which names are written family name first")
	c.Flags().BoolVar(&o.native, "native", false, "with --order: names in scripts other than Latin only")
	c.Flags().IntVar(&o.confusions, "confusions", 0, "with --order: print so many of the names split wrongly")
	c.Flags().StringVar(&o.fitLetters, "fit-letters", "", "fit the weights of letters to the people of the training split, and write them to this file")
	c.Flags().StringVar(&o.fitAffinity, "fit-affinity", "", "fit the weights of affinity to the people of the training split, and write them to this file")
}

// fits are the files of weights that can be fitted to people, and how.
func (o *orderOptions) fits() map[string]func([]corpus.Labelled) []byte {
	fits := map[string]func([]corpus.Labelled) []byte{o.fitLetters: bench.FitLetters, o.fitAffinity: bench.FitAffinity}
	delete(fits, "")
	return fits
}

// wanted says whether the order is what is to be evaluated.
func (o *orderOptions) wanted() bool { return o.order || len(o.fits()) > 0 }

func (o *orderOptions) evaluate(c *cobra.Command, classifier *onomastics.Classifier, people []corpus.Labelled, asJSON bool) error {
	if fits := o.fits(); len(fits) > 0 {
		train, err := bench.Select(people, "train")
		if err != nil {
			return err
		}
		for file, fit := range fits {
			if err := os.WriteFile(file, fit(train), 0o644); err != nil {
				return fmt.Errorf("write fitted weights: %w", err)
			}
		}
		return nil
	}
	if o.native {
		people = bench.NativeScript(people)
	}
	report := bench.OrderAccuracy(classifier, people, o.seed)
	if asJSON {
		return writeJSON(c.OutOrStdout(), report)
	}
	return report.Print(c.OutOrStdout(), o.confusions)
}
