package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"diasmap/index/audit"
	"diasmap/index/duplicate"
	"diasmap/index/store"
	"diasmap/lexicons"
)

func newDuplicates() *cobra.Command {
	c := newGroup("duplicates", "Make one member of the same person in several lists, and undo it",
		newDuplicatesFind(), newDuplicatesList(),
		newDuplicatesPair("merge", "Make one member of two", func(d *duplicate.Desk, a, b string) (string, error) {
			kept, err := d.Merge(a, b)
			return "merged: one member, " + kept, err
		}),
		newDuplicatesPair("apart", "Say that two members are two people, who are not merged and asked about no more", func(d *duplicate.Desk, a, b string) (string, error) {
			return "two people", d.Apart(a, b)
		}),
		newDuplicatesPair("split", "Take a record out of a merged member: the member's id, and that of the record (diasmap review history tells it)",
			func(d *duplicate.Desk, whole, part string) (string, error) {
				return "split: two members, " + whole + " and " + part, d.Split(whole, part)
			}),
	)
	return c
}

// duplicates opens a directory and lets do look after its duplicates.
func (f *directoryFlags) duplicates(c *cobra.Command, use directoryUse, do func(*duplicate.Desk) error) (err error) {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	d, err := f.openDirectory(c, use)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	err = do(&duplicate.Desk{Directory: d, Lexicon: lexicon, Who: f.who()})
	for _, usage := range []error{store.ErrNoMember, duplicate.ErrSame, duplicate.ErrDecided, duplicate.ErrWhole} {
		if errors.Is(err, usage) {
			return usageError{err}
		}
	}
	return err
}

func newDuplicatesFind() *cobra.Command {
	var f directoryFlags
	var ask bool
	c := &cobra.Command{
		Use:   "find --data DIR",
		Short: "Find members who are the same person in several lists; merge the sure ones, list the doubtful",
		Long: `find compares the names of all members, in any script and spelling, and of those alike the year
of birth, place, employer, occupation and identifiers. Members of different lists are merged if
their names are the same, at least two other things agree (or an identifier) and nothing disagrees.
Doubtful pairs wait for a person: diasmap duplicates list. Every merge can be undone.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.duplicates(c, toWrite, func(d *duplicate.Desk) error {
				found, err := d.Find(ask)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(c.OutOrStdout(), "%d members, %d pairs of names compared: %d merged, %d doubtful pairs (diasmap duplicates list)\n",
					found.Members, found.Compared, found.Merged, found.Doubtful)
				if err == nil && found.Left > 0 {
					_, err = fmt.Fprintf(c.OutOrStdout(), "%d more pairs are doubtful, by less, and are not listed: decide these, then look again\n", found.Left)
				}
				return err
			})
		},
	}
	f.addDirectory(c)
	c.Flags().BoolVar(&ask, "ask", false, "merge nobody: sure pairs wait for a person too")
	return c
}

func newDuplicatesList() *cobra.Command {
	var f directoryFlags
	var apart, asJSON bool
	c := &cobra.Command{
		Use:   "list --data DIR",
		Short: "List the pairs that may be one person, and what speaks for it",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.duplicates(c, toRead, func(d *duplicate.Desk) error {
				pairs, err := d.Pairs(apart)
				if err != nil {
					return err
				}
				if err := d.Directory.Say(audit.Entry{Who: d.Who, Action: "list duplicates", Count: len(pairs)}); err != nil {
					return fmt.Errorf("tell the audit log, without which nothing is shown: %w", err)
				}
				if asJSON {
					e := json.NewEncoder(c.OutOrStdout())
					e.SetIndent("", "  ")
					return e.Encode(pairs)
				}
				return showPairs(c.OutOrStdout(), d, pairs)
			})
		},
	}
	f.addDirectory(c)
	c.Flags().BoolVar(&apart, "apart", false, "the pairs that people said are two")
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

func showPairs(out io.Writer, d *duplicate.Desk, pairs []duplicate.Pair) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, p := range pairs {
		members, err := d.Directory.Store().Members([]string{p.A, p.B})
		if err != nil {
			return err
		}
		for _, m := range members {
			var lists []string
			for _, s := range m.Sources {
				lists = append(lists, s.Source)
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", m.ID, m.Name.Full, m.OccupationText, m.CityText, strings.Join(lists, " "))
		}
		words := fmt.Sprintf("%.1f points, names %.2f", p.Points, p.Name)
		if len(p.For) > 0 {
			words += "; both: " + strings.Join(p.For, ", ")
		}
		if len(p.Against) > 0 {
			words += "; but " + strings.Join(p.Against, ", ")
		}
		if p.Different {
			words = "two people, says " + p.By
		}
		fmt.Fprintf(w, "  %s\n", words)
	}
	fmt.Fprintf(w, "%d pairs\n", len(pairs))
	return w.Flush()
}

// newDuplicatesPair is a command about two members.
func newDuplicatesPair(name, short string, do func(d *duplicate.Desk, a, b string) (string, error)) *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use: name + " ID ID --data DIR", Short: short, Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return f.duplicates(c, toWrite, func(d *duplicate.Desk) error {
				words, err := do(d, args[0], args[1])
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(c.OutOrStdout(), words)
				return err
			})
		},
	}
	f.addDirectory(c)
	return c
}
