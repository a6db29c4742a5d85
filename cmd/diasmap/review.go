package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/audit"
	"diasmap/index/export"
	"diasmap/index/member"
	"diasmap/index/review"
	"diasmap/index/search"
	"diasmap/index/store"
)

func newReview() *cobra.Command {
	return newGroup("review", "Decide on members: is the origin right, do they want to be left alone; and measure how right a list is",
		newReviewList(), newReviewDecide(), newReviewContact(), newReviewHistory(), newReviewSample(), newReviewResult())
}

// review opens a directory and lets do review in it.
func (f *directoryFlags) review(c *cobra.Command, use directoryUse, do func(*review.Desk) error) (err error) {
	d, err := f.openDirectory(c, use)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	err = do(&review.Desk{Directory: d, Who: f.who()})
	for _, usage := range []error{store.ErrNoMember, review.ErrSample, review.ErrSampleThere, review.ErrNoContact, review.ErrEmptyFrame} {
		if errors.Is(err, usage) {
			return usageError{err}
		}
	}
	return err
}

func newReviewList() *cobra.Command {
	var f directoryFlags
	var limit int
	var formatName, output, order string
	c := &cobra.Command{
		Use:   "list [QUERY] --data DIR",
		Short: "List the members nobody has decided on, and those somebody was unsure of",
		Long: `list shows who waits for a decision. A query narrows it, as in diasmap search: origin:AM
sector:health. As CSV it can be filled in (column status: confirmed, not-of-origin, unsure,
no-contact) and read by diasmap review decide --list.`,
		Example: `  diasmap review list origin:AM sector:health --data armenia
  diasmap review list origin:AM --limit 500 -o queue.csv --data armenia`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			q, err := search.Parse(strings.Join(args, " "))
			if err != nil {
				return queryFault(err)
			}
			format, err := export.ParseFormat(formatName, output)
			if err != nil {
				return usageError{err}
			}
			if limit < 1 {
				return usagef("--limit %d: want 1 or more", limit)
			}
			by, err := search.ParseOrder(order)
			if err != nil {
				return usageError{err}
			}
			q = q.And(search.Undecided())
			q.Sort, q.Limit = []search.Order{by}, limit
			s := searchCommand{directoryFlags: f, limit: limit, output: output, purpose: "review"}
			return f.review(c, toRead, func(d *review.Desk) error {
				return queryFault(s.answer(c, search.Desk{Directory: d.Directory, Who: d.Who, Purpose: s.purpose}, q, format))
			})
		},
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.IntVar(&limit, "limit", search.DefaultLimit, "how many to show")
	flags.StringVar(&order, "sort", "probability", "order, as in diasmap search; +probability for the least sure first")
	flags.StringVar(&formatName, "format", "", "table, csv, jsonl, xlsx or geojson (by the ending of the output, else table)")
	flags.StringVarP(&output, "output", "o", "-", "file to write, - for standard output")
	return c
}

func newReviewContact() *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use:     "contact STEP ID… --data DIR",
		Short:   "Write how far outreach to members has come: to-contact, contacted, answered, or none",
		Long:    `contact writes a step of outreach. Who wants no contact (diasmap review decide no-contact) is refused.`,
		Example: `  diasmap review contact contacted mjdinm4uge5b5zee --data armenia`,
		Args:    cobra.MinimumNArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			step, err := review.ParseContact(args[0])
			if err != nil {
				return usageError{err}
			}
			return f.review(c, toWrite, func(d *review.Desk) error {
				if err := d.Contact(args[1:], step); err != nil {
					return err
				}
				_, err := fmt.Fprintf(c.OutOrStdout(), "%d members: %s\n", len(args)-1, args[0])
				return err
			})
		},
	}
	f.addDirectory(c)
	return c
}

func newReviewHistory() *cobra.Command {
	var f directoryFlags
	c := &cobra.Command{
		Use:   "history ID --data DIR",
		Short: "Show what was decided about a member and what lists changed, by whom and when",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.review(c, toRead, func(d *review.Desk) error {
				m, err := d.Directory.Store().Member(args[0])
				if err != nil {
					return err
				}
				if err := d.Directory.Say(audit.Entry{Who: d.Who, Action: "history", Count: 1}); err != nil {
					return err
				}
				return showHistory(c.OutOrStdout(), m)
			})
		},
	}
	f.addDirectory(c)
	return c
}

func showHistory(out io.Writer, m *member.Member) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "on\tby\twhat\tfrom\tto")
	for _, s := range m.Sources {
		fmt.Fprintf(w, "\t%s\tin the list %s\t\t%s\n", s.First, s.Source, s.SourceID)
	}
	for _, h := range m.History {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", h.At.Format(time.DateTime), h.By, h.Field, h.From, h.To)
	}
	return w.Flush()
}
