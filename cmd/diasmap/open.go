package main

import (
	"strings"

	"github.com/spf13/cobra"

	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/onomastics"
)

// lexiconFlag is the flag of commands that classify names.
const lexiconFlag = "lexicon"

func addLexiconFlag(c *cobra.Command) {
	c.Flags().StringArray(lexiconFlag, nil, "folder with lexicons of your own, added to the built-in ones (repeatable)")
}

// errNoData: a command that gathers or trains was not told where the reference data is.
var errNoData = usagef("--data: name the folder of the reference data")

// openClassifier opens the built-in lexicon and those the user names.
func openClassifier(c *cobra.Command) (*onomastics.Classifier, error) {
	base, err := lexicons.Embedded()
	if err != nil {
		return nil, err
	}
	dirs, _ := c.Flags().GetStringArray(lexiconFlag)
	additions := make([]*onomastics.Lexicon, 0, len(dirs))
	for _, dir := range dirs {
		addition, err := lexicons.OpenAddition(dir, base)
		if err != nil {
			return nil, err
		}
		additions = append(additions, addition)
	}
	return model.NewClassifier(additions...)
}

// parseCountries reads a list of country codes the classifier knows.
func parseCountries(flag string, codes []string, c *onomastics.Classifier) ([]onomastics.Country, error) {
	var out []onomastics.Country
	for _, list := range codes {
		for code := range strings.SplitSeq(list, ",") {
			country, err := onomastics.ParseCountry(strings.TrimSpace(code))
			if err != nil {
				return nil, usagef("--%s: %w", flag, err)
			}
			if !c.Knows(country) {
				return nil, usagef("--%s: no lexicon for %s (see diasmap lexicon list)", flag, country)
			}
			out = append(out, country)
		}
	}
	return out, nil
}
