package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"diasmap/onomastics"
)

// pairTables are the tables of pairs by the script they teach.
var pairTables = []struct {
	script onomastics.Script
	file   string
}{
	{onomastics.Cyrillic, "wikidata_pairs_russian.tsv"},
	{onomastics.Hebrew, "wikidata_pairs_hebrew.tsv"},
	{onomastics.Arabic, "wikidata_pairs_arabic.tsv"},
}

func newLexiconCrossScript() *cobra.Command {
	var data, out string
	c := &cobra.Command{
		Use: "crossscript --data DIR", Short: "Learn the cross-script weights anew from pairs of spellings", Args: cobra.NoArgs,
		Long: `crossscript reads translit/wikidata_pairs_{russian,hebrew,arabic}.tsv under --data
(a Latin spelling, a tab, the native one) and writes the weights that tell which
Latin name a Cyrillic, Hebrew or Arabic one is. One pair in ten, by a hash of the
Latin spelling, is left out for tests. See docs/crossscript.md.`,
		RunE: func(c *cobra.Command, _ []string) error {
			if data == "" {
				return usagef("learn cross-script weights: say where the pairs are with --data DIR")
			}
			return learnCrossScript(data, out, c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	c.Flags().StringVarP(&out, "output", "o", "onomastics/crossscript.weights", "file to write")
	return c
}

func learnCrossScript(data, out string, log io.Writer) error {
	var b onomastics.CrossScriptBuilder
	for _, t := range pairTables {
		pairs, err := readPairs(filepath.Join(data, "translit", t.file))
		if err != nil {
			return fmt.Errorf("learn cross-script weights: %w", err)
		}
		err = b.Learn(t.script, pairs, func(step string, lp float64) { fmt.Fprintf(log, "%s: %.3f\n", step, lp) })
		if err != nil {
			return fmt.Errorf("learn cross-script weights from %s: %w", t.file, err)
		}
	}
	if err := os.WriteFile(out, b.Append(nil), 0o644); err != nil {
		return fmt.Errorf("write cross-script weights: %w", err)
	}
	return nil
}

// readPairs reads a table of Latin and native spellings; further columns are passed over.
func readPairs(file string) (pairs []onomastics.CrossPair, err error) {
	err = eachRow(file, func(column []string) error {
		if len(column) < 2 {
			return errors.New("want a Latin spelling, a tab and a native one")
		}
		pairs = append(pairs, onomastics.CrossPair{Latin: column[0], Native: column[1]})
		return nil
	})
	return pairs, err
}
