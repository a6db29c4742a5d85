package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/format"
	"diasmap/onomastics"
)

// A classifyCommand is the flags of classify.
type classifyCommand struct {
	listFlags
	output, outFormat         string
	name, given, family       string
	residence, residenceFixed string
	policyFlags
	estimatePrior bool
	profile       string
	top, jobs     int
	explain       bool
	summary       string
}

func newClassify() *cobra.Command {
	var f classifyCommand
	c := &cobra.Command{
		Use:   "classify INPUT [-o OUTPUT]",
		Short: "Classify a list of people by the origin of their names",
		Long: `classify reads a list (CSV or TSV in UTF-8, - for standard input) and writes it with
six columns added: origin, probability, alternatives, verdict, reason, evidence.
Rows keep their order and their own columns, byte for byte; a row that cannot be
read comes out with verdict error and a reason.

Verdicts: probable and possible (by the thresholds of the profile; a name sure of a
group of countries and unsure of the country is possible, and the reason names the
group), unlikely (with --origin: none of those), resident (the origin is the country
of residence), abstain (no origin is likely enough, or no name to judge), error.

--summary counts members above the threshold and, corrected for errors, how many
there are, with an interval (docs/verdicts.md).

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some rows had errors.`,
		Example: `  diasmap classify doctors.csv -o out.csv --residence country
  diasmap classify - --residence-country FR --origin AM,GE < list.tsv > out.tsv
  diasmap classify owners.csv -o out.csv --origin GE --summary -`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	flags := c.Flags()
	flags.StringVarP(&f.output, "output", "o", "-", "file to write, - for standard output")
	flags.StringVar(&f.outFormat, "out-format", "", "format of the output (by its name, else that of the input): "+strings.Join(format.Names(), ", "))
	f.addList(c)
	flags.StringVar(&f.name, "name", "", "column of full names (guessed from the header)")
	flags.StringVar(&f.given, "given", "", "column of given names, with --family")
	flags.StringVar(&f.family, "family", "", "column of family names, with --given")
	flags.StringVar(&f.residence, "residence", "", "column of the country of residence (guessed from the header)")
	flags.StringVar(&f.residenceFixed, "residence-country", "", "country of residence of everybody, as FR")
	f.add(c)
	flags.BoolVar(&f.estimatePrior, "estimate-prior", false, "estimate from the list itself which origins to expect; the list is read twice")
	flags.StringVar(&f.profile, "profile", string(onomastics.Balanced), "thresholds: outreach (few mistakes), balanced, recall (few missed)")
	flags.IntVar(&f.top, "top", 5, "how many alternatives to list")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "how many names to classify at once")
	flags.BoolVar(&f.explain, "explain", false, "tell all evidence, each piece with its contribution in nats")
	flags.StringVar(&f.summary, "summary", "", "file to write counts to, also corrected for errors (.json for JSON), - for standard error")
	addLexiconFlag(c)
	return c
}

func (f *classifyCommand) run(c *cobra.Command, input string) error {
	if err := f.check(input, c.Flags().Changed("top")); err != nil {
		return err
	}
	classifier, err := openClassifier(c)
	if err != nil {
		return err
	}
	job, err := f.job(classifier)
	if err != nil {
		return err
	}
	list, err := f.openList(c, input)
	if err != nil {
		return err
	}
	defer list.Close()
	log := c.ErrOrStderr()
	form := tellForm(log, list)
	if job.Columns, err = f.columns(log, list.Header()); err != nil {
		return err
	}
	if f.estimatePrior {
		if job.Policy.Expected, err = f.estimate(c, input, job); err != nil {
			return err
		}
	}
	out, err := createListOutput(c.OutOrStdout(), f.output, format.OutputOptions{Format: f.outFormat, Like: form})
	if err != nil {
		return err
	}
	progress := newProgress(log, list.Size())
	job.Progress = progress.update
	summary, err := batch.Run(list, out, job)
	progress.end()
	if err != nil {
		out.to.discard()
		return fmt.Errorf("classify %s: %w", list.Name(), err)
	}
	if err := out.commit(); err != nil {
		return fmt.Errorf("write %s: %w", f.output, err)
	}
	faults := tellReading(log, list, form)
	if err := f.report(log, summary, job.Policy.Targets); err != nil || faults == 0 {
		return err
	}
	return rowErrors(faults)
}

// check finds mistakes that need no file.
func (f *classifyCommand) check(input string, topGiven bool) error {
	switch {
	case (f.given == "") != (f.family == ""):
		return usagef("--given and --family belong together: name both columns, or use --name")
	case f.name != "" && f.given != "":
		return usagef("--name and --given, --family exclude each other")
	case f.residence != "" && f.residenceFixed != "":
		return usagef("--residence and --residence-country exclude each other")
	case f.coverage != 0 && topGiven:
		return usagef("--coverage and --top exclude each other: a set lists as many origins as it needs")
	case f.prior != "" && f.estimatePrior:
		return usagef("--prior and --estimate-prior exclude each other")
	case f.estimatePrior && input == "-":
		return usagef("--estimate-prior reads the list twice: name a file rather than standard input")
	case f.jobs < 1:
		return usagef("--jobs %d: want 1 or more", f.jobs)
	case f.top < 1:
		return usagef("--top %d: want 1 or more", f.top)
	case f.output != "-" && sameFile(input, f.output):
		return usagef("output %s is the input: name another file", f.output)
	}
	return checkFormats(f.Format, f.output, f.outFormat)
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func (f *classifyCommand) job(c *onomastics.Classifier) (batch.Job, error) {
	profile, err := onomastics.ParseProfile(f.profile)
	if err != nil {
		return batch.Job{}, usageError{err}
	}
	policy, err := f.policy(c)
	if err != nil {
		return batch.Job{}, err
	}
	policy.Thresholds, policy.Top = profile.Thresholds(), f.top
	job := batch.Job{Classifier: c, Workers: f.jobs, Detail: f.explain, Policy: policy, Count: f.summary != ""}
	if f.residenceFixed != "" {
		host, err := parseCountries("residence-country", []string{f.residenceFixed}, c)
		if err != nil {
			return batch.Job{}, err
		}
		job.Residence = host[0]
	}
	return job, nil
}

// columns finds the columns the user named, and guesses the others; guesses are told.
func (f *classifyCommand) columns(log io.Writer, header []string) (corpus.Columns, error) {
	guess, guessErr := corpus.GuessColumns(header)
	columns := corpus.Columns{Name: -1, Given: -1, Family: -1, Residence: -1}
	for _, named := range []struct {
		column string
		place  *int
	}{{f.name, &columns.Name}, {f.given, &columns.Given}, {f.family, &columns.Family}, {f.residence, &columns.Residence}} {
		if named.column == "" {
			continue
		}
		i, err := corpus.FindColumn(header, named.column)
		if err != nil {
			return columns, usageError{err}
		}
		*named.place = i
	}
	var told []string
	if f.name == "" && f.given == "" {
		if guessErr != nil {
			return columns, usageError{guessErr}
		}
		columns.Name, columns.Given, columns.Family = guess.Name, guess.Given, guess.Family
		if guess.Name >= 0 {
			told = append(told, fmt.Sprintf("names from column %q", header[guess.Name]))
		} else {
			told = append(told, fmt.Sprintf("given names from column %q, family names from column %q", header[guess.Given], header[guess.Family]))
		}
	}
	if f.residence == "" && f.residenceFixed == "" && guess.Residence >= 0 {
		columns.Residence = guess.Residence
		told = append(told, fmt.Sprintf("residence from column %q", header[guess.Residence]))
	}
	if len(told) > 0 {
		fmt.Fprintf(log, "guessed from the header: %s\n", strings.Join(told, ", "))
	}
	return columns, nil
}

func (f *classifyCommand) report(log io.Writer, s *batch.Summary, targets []onomastics.Country) error {
	if err := s.PrintVerdicts(log); err != nil {
		return err
	}
	if s.UnknownResidences > 0 {
		fmt.Fprintf(log, "%d residences were not understood, the first is %q: want a country code or name\n", s.UnknownResidences, s.UnknownResidence)
	}
	if err := f.correct(s, targets); err != nil {
		return fmt.Errorf("correct the counts: %w", err)
	}
	if err := writeSummary(log, f.summary, s, targets); err != nil {
		return fmt.Errorf("write the summary: %w", err)
	}
	if n := s.Errors(); n > 0 {
		return rowErrors(n)
	}
	return nil
}

// correct adds counts corrected for errors to a summary, if it is asked for.
func (f *classifyCommand) correct(s *batch.Summary, targets []onomastics.Country) error {
	if f.summary == "" {
		return nil
	}
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return err
	}
	return s.Correct(calibration, targets)
}

// estimate reads the list once to estimate which origins to expect.
func (f *classifyCommand) estimate(c *cobra.Command, input string, job batch.Job) (*onomastics.Composition, error) {
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return nil, err
	}
	list, err := f.openList(c, input)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	composition, names, err := batch.EstimateComposition(list, job, calibration)
	if err != nil {
		return nil, fmt.Errorf("estimate the origins in %s: %w", list.Name(), err)
	}
	fmt.Fprintf(c.ErrOrStderr(), "origins expected, estimated from %d names: %s\n", names, largestShares(composition))
	return composition, nil
}

// largestShares tells the largest expected shares.
func largestShares(composition *onomastics.Composition) string {
	const most = 5
	shares := composition.Shares(nil)
	slices.SortStableFunc(shares, func(x, y onomastics.Origin) int { return cmp.Compare(y.Probability, x.Probability) })
	words := make([]string, 0, most)
	for _, o := range shares[:min(most, len(shares))] {
		words = append(words, fmt.Sprintf("%s %.1f %%", o.Country, 100*o.Probability))
	}
	return strings.Join(words, ", ")
}
