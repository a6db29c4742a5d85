package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"diasmap/onomastics"
)

// A policyFlags is the flags that say how answers are made of posteriors, common to commands.
type policyFlags struct {
	origins  []string
	coverage float64
	prior    string
}

func (f *policyFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.StringSliceVar(&f.origins, "origin", nil, "target countries, as AM,GE: one of these, or none")
	flags.Float64Var(&f.coverage, "coverage", 0, "list as alternatives the set of countries that holds the origin with this probability, as 0.9")
	flags.StringVar(&f.prior, "prior", "", "file of the origins you expect: country, tab, share of 1 (docs/verdicts.md)")
}

// policy reads the flags into a policy.
func (f *policyFlags) policy(c *onomastics.Classifier) (onomastics.Policy, error) {
	var p onomastics.Policy
	var err error
	if p.Targets, err = parseCountries("origin", f.origins, c); err != nil {
		return p, err
	}
	if f.coverage == 0 && f.prior == "" {
		return p, nil
	}
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return p, err
	}
	if f.coverage != 0 {
		if f.coverage < 0 || f.coverage >= 1 {
			return p, usagef("--coverage %v: want a probability below 1, as 0.9", f.coverage)
		}
		if p.SetLeast, err = calibration.Least(f.coverage); err != nil {
			return p, usagef("--coverage: %w", err)
		}
	}
	if f.prior != "" {
		p.Expected, err = readPrior(f.prior, c, calibration)
	}
	return p, err
}

// readPrior reads a file of expected shares.
func readPrior(name string, c *onomastics.Classifier, calibration *onomastics.Calibration) (*onomastics.Composition, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the expected shares: %w", err)
	}
	defer file.Close()
	shares, err := onomastics.ParseShares(file, name)
	if err != nil {
		return nil, err
	}
	for _, s := range shares {
		if !c.Knows(s.Country) {
			return nil, fmt.Errorf("%s: no lexicon for %s (see diasmap lexicon list)", name, s.Country)
		}
	}
	return calibration.Expect(shares), nil
}
