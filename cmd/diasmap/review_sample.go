package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/export"
	"diasmap/index/review"
	"diasmap/onomastics"
)

func newReviewSample() *cobra.Command {
	var f directoryFlags
	var frame review.Frame
	var origin, name, formatName, output string
	var seed uint64
	c := &cobra.Command{
		Use:   "sample N --origin CC --data DIR",
		Short: "Draw members at random, to measure how right a list is",
		Long: `sample draws N members of an origin at random and writes them, as CSV to be filled in
(column status: confirmed, not-of-origin, unsure). Look every one of them up, or what is
measured holds for nobody else; then diasmap review decide --list, and diasmap review result.
The same --seed draws the same of the same members.`,
		Example: `  diasmap review sample 200 --origin AM -o sample.csv --data armenia
  diasmap review decide --list sample.csv --data armenia
  diasmap review result --data armenia`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			n, err := strconv.Atoi(args[0])
			if err != nil || n < 1 {
				return usagef("sample %q: want how many to draw", args[0])
			}
			if origin == "" {
				return usagef("sample: say --origin CC, the origin whose members are drawn")
			}
			if frame.Origin, err = onomastics.ParseCountry(origin); err != nil {
				return usagef("--origin: %w", err)
			}
			format, err := export.ParseFormat(formatName, output)
			if err != nil {
				return usageError{err}
			}
			if name == "" {
				name = "sample-" + origin
			}
			return f.review(c, toWrite, func(d *review.Desk) error {
				s, members, err := d.Draw(name, n, seed, frame)
				if err != nil {
					return err
				}
				fmt.Fprintf(c.ErrOrStderr(), "%s: %d of %d members drawn, seed %d\n", s.Name, s.Size, s.Population, s.Seed)
				out, err := createOutput(c.OutOrStdout(), output)
				if err != nil {
					return err
				}
				w, err := export.New(format, out, export.About{Who: d.Who, Purpose: "review", At: s.Drawn})
				for i := 0; i < len(members) && err == nil; i++ {
					err = w.Write(&export.Row{Member: members[i], Km: -1})
				}
				if err == nil {
					err = w.Close()
				}
				if err != nil {
					out.discard()
					return fmt.Errorf("write the sample: %w", err)
				}
				return out.commit()
			})
		},
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringVar(&origin, "origin", "", "origin of the members drawn, as AM")
	flags.StringVar(&frame.Source, "source", "", "only members of this list")
	flags.StringVar(&name, "name", "", "name of the sample (sample-CC)")
	flags.Uint64Var(&seed, "seed", 1, "the same seed draws the same members")
	flags.StringVar(&formatName, "format", "", "table, csv, jsonl, xlsx or geojson (by the ending of the output, else table)")
	flags.StringVarP(&output, "output", "o", "-", "file to write, - for standard output")
	return c
}

func newReviewResult() *cobra.Command {
	var f directoryFlags
	var target float64
	var asJSON bool
	c := &cobra.Command{
		Use:   "result [SAMPLE] --data DIR",
		Short: "Tell how right a list is by a sample that was reviewed, and which threshold to use",
		Long: `result measures the precision of a list by the decisions about a random sample of it, with
an interval of 95 %, and recommends the least probability from which the members of this list
are right as often as wanted.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if target <= 0 || target >= 1 {
				return usagef("--precision %v: want a share below 1, as 0.9", target)
			}
			return f.review(c, toRead, func(d *review.Desk) error {
				names := args
				if len(names) == 0 {
					samples, err := d.Samples()
					if err != nil {
						return err
					}
					for _, s := range samples {
						names = append(names, s.Name)
					}
				}
				if len(names) == 0 {
					return fmt.Errorf("%w: draw one first (diasmap review sample)", review.ErrSample)
				}
				for _, name := range names {
					r, err := d.Result(name, target)
					if err != nil {
						return err
					}
					if err := showResult(c.OutOrStdout(), r, asJSON); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	f.addDirectory(c)
	c.Flags().Float64Var(&target, "precision", 0.9, "precision that a threshold is sought for")
	c.Flags().BoolVar(&asJSON, "json", false, "all of it as JSON")
	return c
}

func showResult(out io.Writer, r *review.Result, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	s := r.Sample
	fmt.Fprintf(out, "%s: %d of %d members of origin %s drawn on %s by %s, seed %d\n", s.Name, s.Size, s.Population, s.Origin, s.Drawn.Format(time.DateOnly), s.By, s.Seed)
	fmt.Fprintf(out, "decided   %d confirmed, %d not of the origin, %d unsure, %d open\n", r.Confirmed, r.Wrong, r.Unsure, r.Open)
	if r.Confirmed+r.Wrong == 0 {
		_, err := fmt.Fprintln(out, "nothing is decided yet")
		return err
	}
	fmt.Fprintf(out, "precision %.3f (%.3f–%.3f with 95 %%)\n", r.Precision, r.Interval[0], r.Interval[1])
	if r.Unsure+r.Open > 0 {
		fmt.Fprintf(out, "          %.3f if all others were wrong, %.3f if they were right\n", r.Worst, r.Best)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\nprobability\tmembers\tconfirmed\twrong\tprecision\tinterval\tof the confirmed\t\n")
	for _, t := range r.Thresholds {
		if t.Confirmed+t.Wrong > 0 {
			fmt.Fprintf(w, "%.2f\t%d\t%d\t%d\t%.3f\t%.3f–%.3f\t%.3f\t\n", t.Probability, t.Members, t.Confirmed, t.Wrong, t.Precision, t.Interval[0], t.Interval[1], t.Kept)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, "\n"+recommendation(r))
	return err
}

// recommendation says which threshold to use, and how sure that is.
func recommendation(r *review.Result) string {
	switch {
	case r.Recommended > 0:
		return fmt.Sprintf("use --min-probability %.2f: the precision is above %.2f with 97.5 %%", r.Recommended, r.Target)
	case r.Likely > 0:
		return fmt.Sprintf("use --min-probability %.2f: the precision there is %.2f or more as measured, and may be less: review more to be sure", r.Likely, r.Target)
	}
	return fmt.Sprintf("no threshold has a measured precision of %.2f: review more, or want less", r.Target)
}
