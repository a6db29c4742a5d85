package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/index/member"
	"diasmap/index/review"
)

// A decideCommand is the flags of review decide.
type decideCommand struct {
	directoryFlags
	listFlags
	note, list string
}

func newReviewDecide() *cobra.Command {
	var f decideCommand
	c := &cobra.Command{
		Use:   "decide STATUS ID… | --list FILE --data DIR",
		Short: "Write decisions: confirmed, not-of-origin, unsure, no-contact, or unreviewed to take one back",
		Long: `decide writes what reviewers say of members, with who and when, into their history and the
audit log. Who wants no contact stays known as such, is left out of searches and profiles,
and is kept out of later imports under any other id.

With --list decisions are read from the columns id, status and note of a list; rows without
a status are passed over.`,
		Example: `  diasmap review decide confirmed mjdinm4uge5b5zee --note "wrote to us" --data armenia
  diasmap review decide --list queue.csv --by nino --data armenia`,
		RunE: f.run,
	}
	f.addDirectory(c)
	f.addList(c)
	c.Flags().StringVar(&f.note, "note", "", "what the decision rests on")
	c.Flags().StringVar(&f.list, "list", "", "list of decisions with columns id, status and note")
	return c
}

func (f *decideCommand) run(c *cobra.Command, args []string) error {
	decisions, err := f.decisions(c, args)
	if err != nil {
		return err
	}
	return f.review(c, toWrite, func(d *review.Desk) error {
		done, err := d.Decide(decisions)
		out := c.OutOrStdout()
		fmt.Fprintf(out, "%d members decided", done.Decided)
		for _, extra := range []struct {
			n     int
			words string
		}{{done.Same, "as before"}, {done.KeptOut, "kept out of later imports"}, {done.LetIn, "let in again"}} {
			if extra.n > 0 {
				fmt.Fprintf(out, ", %d %s", extra.n, extra.words)
			}
		}
		fmt.Fprintln(out)
		return err
	})
}

func (f *decideCommand) decisions(c *cobra.Command, args []string) ([]review.Decision, error) {
	if f.list != "" {
		if len(args) > 0 {
			return nil, usagef("decide: say a status and ids, or --list FILE, not both")
		}
		return f.listed(c)
	}
	if len(args) < 2 {
		return nil, usagef("decide: say a status and the ids of members, or --list FILE")
	}
	status, err := parseDecision(args[0])
	if err != nil {
		return nil, usageError{err}
	}
	decisions := make([]review.Decision, 0, len(args)-1)
	for _, id := range args[1:] {
		decisions = append(decisions, review.Decision{ID: id, Status: status, Note: f.note})
	}
	return decisions, nil
}

// parseDecision reads a status; «unreviewed» takes one back.
func parseDecision(s string) (member.Status, error) {
	if s == "unreviewed" {
		return member.Unreviewed, nil
	}
	return member.ParseStatus(s)
}

// listed reads the decisions of a list.
func (f *decideCommand) listed(c *cobra.Command) (decisions []review.Decision, err error) {
	list, err := f.openList(c, f.list)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	id, status := slices.Index(list.Header(), "id"), slices.Index(list.Header(), "status")
	note := slices.Index(list.Header(), "note")
	if id < 0 || status < 0 {
		return nil, usagef("%s: decisions need the columns id and status", f.list)
	}
	err = corpus.EachRecord(list, func(r *corpus.Record) error {
		if err := r.Fault(len(list.Header())); err != nil {
			return err
		}
		value := func(column int) string { return strings.TrimSpace(string(r.Value(column, nil))) }
		if value(status) == "" {
			return nil
		}
		decided, err := parseDecision(value(status))
		if err != nil {
			return fmt.Errorf("%s:%d: %w", f.list, r.Line, err)
		}
		one := review.Decision{ID: value(id), Status: decided, Note: f.note}
		if note >= 0 && value(note) != "" {
			one.Note = value(note)
		}
		decisions = append(decisions, one)
		return nil
	})
	if err != nil {
		return nil, usageError{fmt.Errorf("read decisions: %w", err)}
	}
	return decisions, nil
}
