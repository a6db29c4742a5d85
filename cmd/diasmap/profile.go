package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/profile"
	"diasmap/index/store"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

// A profileCommand is the flags of profile.
type profileCommand struct {
	directoryFlags
	origin, compare         string
	purpose, format, output string
	exact                   bool
}

func newProfile() *cobra.Command {
	var f profileCommand
	c := &cobra.Command{
		Use:   "profile --data DIR --origin CC",
		Short: "Tell how many members of a diaspora live where, in which sectors, and how sure that is",
		Long: `profile counts the probable members of an origin in a directory by country and city, sector,
occupation and list, beside the migrants the United Nations count. Counts come with an interval
of what is expected to be right, and, for countries and lists, corrected for errors from the scores
of everybody in the lists.

Nobody is to be found in a profile: numbers below 5 are not told, nor those by which they could
be worked out, and the others are rounded to fives. --exact does without rounding, for use inside.`,
		Example: `  diasmap profile --data armenia --origin AM
  diasmap profile --data armenia --origin AM -o armenia.html
  diasmap profile --data armenia --origin AM --compare i0001,i0004 --format xlsx -o change.xlsx`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringVar(&f.origin, "origin", "", "country of origin, as AM")
	flags.StringVar(&f.compare, "compare", "", "two imports to compare, the earlier first, as i0001,i0004")
	flags.BoolVar(&f.exact, "exact", false, "do not round; for use inside, since two such profiles may show a few people")
	flags.StringVar(&f.purpose, "purpose", "", "what the profile is for, for the audit log")
	flags.StringVar(&f.format, "format", "", "text, csv, json, geojson, xlsx or html (by the ending of the output, else text)")
	flags.StringVarP(&f.output, "output", "o", "-", "file to write, - for standard output")
	return c
}

func (f *profileCommand) run(c *cobra.Command) (err error) {
	o := profile.Options{Exact: f.exact, Now: time.Now()}
	if f.origin == "" {
		return usagef("profile: say --origin CC, the country of origin")
	}
	if o.Origin, err = onomastics.ParseCountry(f.origin); err != nil {
		return usagef("--origin: %w", err)
	}
	if f.compare != "" {
		earlier, later, two := strings.Cut(f.compare, ",")
		if !two {
			return usagef("--compare %q: want two imports, as i0001,i0004 (diasmap imports lists them)", f.compare)
		}
		o.Compare = [2]string{strings.TrimSpace(earlier), strings.TrimSpace(later)}
	}
	format, err := profile.ParseFormat(f.format, f.output)
	if err != nil {
		return usageError{err}
	}
	maker := profile.Maker{Who: f.who(), Purpose: f.purpose}
	if maker.Lexicon, err = lexicons.Embedded(); err != nil {
		return err
	}
	if maker.Classifier, err = openClassifier(c); err != nil {
		return err
	}
	if maker.Calibration, err = onomastics.DefaultCalibration(); err != nil {
		return err
	}
	if maker.Directory, err = f.openDirectory(c, toRead); err != nil {
		return err
	}
	defer closeDirectory(maker.Directory, &err)
	made, err := maker.Make(o)
	if errors.Is(err, profile.ErrOrigin) || errors.Is(err, store.ErrNoImport) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	return f.write(c, made, format)
}

func (f *profileCommand) write(c *cobra.Command, made *profile.Profile, format profile.Format) error {
	out, err := createOutput(c.OutOrStdout(), f.output)
	if err != nil {
		return err
	}
	if err := made.Write(out, format); err != nil {
		out.discard()
		return fmt.Errorf("write the profile to %s: %w", f.output, err)
	}
	return out.commit()
}
