package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"diasmap/corpus/pairing"
	"diasmap/lexicons"
	"diasmap/onomastics"
	"diasmap/onomastics/explain"
)

// A matchCommand is the flags of match.
type matchCommand struct {
	listFlags
	pairs, output string
	outFlags
	asJSON bool
}

func newMatch() *cobra.Command {
	var f matchCommand
	c := &cobra.Command{
		Use:   "match NAME NAME | match --pairs FILE",
		Short: "Tell whether two names may be of one person, and why",
		Long: `match compares two names, in any script and order, and tells the probability that one
person bears both, the decision, and for each word what answers to it.

With --pairs it reads a list (CSV or TSV in UTF-8, - for standard input) that has the
columns name1 and name2, and writes it with three columns added: score, match (yes, no,
error) and reason. Rows keep their order and their own columns, byte for byte.
If the list has a column match or label with the right answers, the figures are told.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some rows had errors.`,
		Example: `  diasmap match "Mikhail Gorbachev" "Gorbatschow, Michail"
  diasmap match --pairs pairs.csv -o answers.csv`,
		RunE: f.run,
	}
	flags := c.Flags()
	flags.StringVar(&f.pairs, "pairs", "", "list of pairs to match, - for standard input")
	flags.StringVarP(&f.output, "output", "o", "-", "with --pairs: file to write, - for standard output")
	f.addOut(c)
	f.addList(c)
	flags.BoolVar(&f.asJSON, "json", false, "write a JSON object")
	return c
}

func (f *matchCommand) run(c *cobra.Command, args []string) error {
	if err := f.check(c, args); err != nil {
		return err
	}
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	if f.pairs != "" {
		return f.runPairs(c, lexicon)
	}
	result := onomastics.NewMatcher(lexicon).Match(args[0], args[1])
	if f.asJSON {
		return json.NewEncoder(c.OutOrStdout()).Encode(explain.OfMatch(args[0], args[1], result))
	}
	return printMatch(c.OutOrStdout(), args, result)
}

func (f *matchCommand) check(c *cobra.Command, args []string) error {
	switch {
	case f.pairs != "" && len(args) > 0:
		return usagef("match: --pairs and names exclude each other")
	case f.pairs == "" && len(args) != 2:
		return usagef("match: got %d names, want 2 (or --pairs FILE)", len(args))
	case f.pairs == "" && c.Flags().Changed("output"):
		return usagef("match: --output belongs to --pairs")
	case f.pairs != "" && f.asJSON:
		return usagef("match: --json is for two names: the answer of --pairs is a list like the input")
	case f.pairs == "":
		return nil
	case isInput(f.pairs, f.output):
		return usagef("output %s is the input: name another file", f.output)
	}
	return checkFormats(f.Format, f.output, f.outFormat)
}

// runPairs matches a list.
func (f *matchCommand) runPairs(c *cobra.Command, lexicon *onomastics.Lexicon) error {
	list, err := f.openList(c, f.pairs)
	if err != nil {
		return err
	}
	defer list.Close()
	log := c.ErrOrStderr()
	form := tellForm(log, list)
	columns, err := pairing.FindColumns(list.Header())
	if err != nil {
		return usageError{fmt.Errorf("%s: %w", list.Name(), err)}
	}
	out, err := createListOutput(c.OutOrStdout(), f.output, f.outOptions(form))
	if err != nil {
		return err
	}
	summary, err := pairing.Run(list, out, pairing.Job{Lexicon: lexicon, Columns: columns})
	if err != nil {
		out.to.discard()
		return fmt.Errorf("match %s: %w", list.Name(), err)
	}
	if err := out.commit(); err != nil {
		return fmt.Errorf("write %s: %w", f.output, err)
	}
	faults := tellReading(log, list, form)
	if err := summary.Print(log); err != nil {
		return err
	}
	if n := summary.Errors + faults; n > 0 {
		return rowErrors(n)
	}
	return nil
}

// printMatch writes the answer for a reader.
func printMatch(out io.Writer, names []string, r onomastics.MatchResult) error {
	verdict := "not the same name"
	if r.Same {
		verdict = "the same name"
	}
	fmt.Fprintf(out, "%s\n%s\n  score    %.3f: %s\n", names[0], names[1], r.Score, verdict)
	for i, t := range r.Tokens {
		label := "        "
		if i == 0 {
			label = "tokens  "
		}
		if _, err := fmt.Fprintf(out, "  %s %s\n", label, t); err != nil {
			return err
		}
	}
	return nil
}
