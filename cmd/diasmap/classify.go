package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus/batch"
	"diasmap/corpus/excel"
	"diasmap/corpus/format"
	"diasmap/corpus/report"
	"diasmap/onomastics"
)

// A classifyCommand is the flags of classify.
type classifyCommand struct {
	listFlags
	judgeFlags
	output string
	outFlags
	resumeFlags
	estimatePrior bool
	dryRun        bool
	summary       string
}

func newClassify() *cobra.Command {
	var f classifyCommand
	c := &cobra.Command{
		Use:   "classify INPUT [-o OUTPUT]",
		Short: "Classify a list of people by the origin of their names",
		Long: `classify reads a list and writes it with six columns added: origin, probability,
alternatives, verdict, reason, evidence. Rows keep their order and their own columns;
a row that cannot be read comes out with verdict error and a reason.

INPUT is a file (CSV, TSV, JSON lines, Excel, Parquet; also .gz and .zst), a folder or a
pattern as 'part-*.csv' for several files as one list, or - for standard input. Encoding,
separator and columns are guessed and told, and can be said (docs/formats.md).

Verdicts: probable and possible (by the thresholds of the profile; a name sure of a
group of countries and unsure of the country is possible, and the reason names the
group), unlikely (with --origin: none of those), resident (the origin is the country
of residence), abstain (no origin is likely enough, or no name to judge), error.

--summary counts members above the threshold and, corrected for errors, how many
there are, with an interval (docs/verdicts.md); why names got no answer and rows could
not be read; and what it takes to repeat the run: program, lexicons, model, options.

--checkpoint FILE keeps what is done: after a kill, a full disk or a power cut run the
same command again. --dry-run looks at the first rows and writes nothing
(docs/batch.md).

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some rows had errors.`,
		Example: `  diasmap classify doctors.csv -o out.csv --residence country
  diasmap classify - --residence-country FR --origin AM,GE < list.tsv > out.tsv
  diasmap classify owners.csv -o out.csv --origin GE --summary -
  diasmap classify million.csv -o out.csv --checkpoint out.checkpoint --rejects bad.csv
  diasmap classify ORCID_2025_10_summaries.tar.gz --source orcid -o researchers.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	flags := c.Flags()
	flags.StringVarP(&f.output, "output", "o", "-", "file to write, - for standard output")
	f.addOut(c)
	f.addList(c)
	f.addJudge(c)
	f.addSource(c)
	flags.BoolVar(&f.estimatePrior, "estimate-prior", false, "estimate from the list itself which origins to expect; the list is read twice")
	flags.StringVar(&f.summary, "summary", "", "file to write counts to, and what the run was (.json for JSON), - for standard error")
	flags.BoolVar(&f.dryRun, "dry-run", false, "look at the first rows, tell what would be done, and write nothing")
	f.addResume(c)
	return c
}

func (f *classifyCommand) run(c *cobra.Command, input string) error {
	if err := f.takeProfile(c.ErrOrStderr(), input, &f.listFlags); err != nil {
		return err
	}
	if err := f.checkJudge(c.Flags().Changed("top")); err != nil {
		return err
	}
	if err := f.check(input); err != nil {
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
	job.Count = f.summary != ""
	list, err := f.openList(c, input)
	if err != nil {
		return err
	}
	defer list.Close()
	log := c.ErrOrStderr()
	form := tellForm(log, list)
	guesses := log
	if f.source != "" && f.source != genericSource {
		guesses = io.Discard // the columns of a registry are known
	}
	if job.Columns, err = f.columns(guesses, list); err != nil {
		return err
	}
	if f.estimatePrior {
		if job.Policy.Expected, err = f.estimate(c, input, job); err != nil {
			return err
		}
	}
	if f.dryRun {
		return f.look(c.OutOrStdout(), list, form, job)
	}
	record, err := f.newRecord(c, input, list, job)
	if err != nil {
		return err
	}
	to, err := f.createResults(c.OutOrStdout(), form, record)
	if err != nil {
		return err
	}
	summary, err := f.classify(log, list, to, job)
	if err != nil {
		to.discard()
		return f.failed(fmt.Errorf("classify %s: %w", list.Name(), err))
	}
	if err := to.commit(); err != nil {
		return f.failed(fmt.Errorf("write %s: %w", f.output, err))
	}
	if book, ok := to.Sink.(*excel.Writer); ok {
		for _, note := range book.Notes() {
			fmt.Fprintf(log, "%s: %s\n", f.output, note)
		}
	}
	tellReading(log, list, form)
	record.end(list.Form(), summary)
	bad := f.report(log, summary, record, job.Policy.Targets)
	if err := to.end(bad); err != nil {
		return err
	}
	return bad
}

// classify fills the output, which it does not commit.
func (f *classifyCommand) classify(log io.Writer, list list, to *results, job batch.Job) (*batch.Summary, error) {
	book, isBook := to.Sink.(*excel.Writer)
	job.Count = job.Count || isBook
	job.Journal, job.Every = to.journal, f.every
	if to.rejects != nil {
		job.Rejects = to.rejects
	}
	progress := newProgress(log, list.Size())
	job.Progress = progress.update
	summary, err := batch.Run(list, to, job)
	progress.end()
	if err != nil {
		return nil, err
	}
	if err := correct(summary, job); err != nil {
		return nil, fmt.Errorf("correct the counts: %w", err)
	}
	if isBook {
		f.addPages(book, list, job, summary)
	}
	return summary, nil
}

// check finds mistakes that need no file.
func (f *classifyCommand) check(input string) error {
	switch {
	case f.prior != "" && f.estimatePrior:
		return usagef("--prior and --estimate-prior exclude each other")
	case f.estimatePrior && input == "-":
		return usagef("--estimate-prior reads the list twice: name a file rather than standard input")
	case isInput(input, f.output):
		return usagef("output %s is the input: name another file", f.output)
	}
	if err := f.checkResume(input, f.output, f.summary); err != nil {
		return err
	}
	return checkFormats(f.Format, f.output, f.outFormat)
}

// isInput says whether an output is one of the files of the input.
func isInput(input, output string) bool {
	files, _, err := format.Files(input)
	there, missing := os.Stat(output)
	if err != nil || missing != nil || output == "-" {
		return false
	}
	return slices.ContainsFunc(files, func(name string) bool {
		info, err := os.Stat(name)
		return err == nil && os.SameFile(info, there)
	})
}

// report tells what was found. The error is rowErrors if some of the list could not be read.
func (f *classifyCommand) report(log io.Writer, s *batch.Summary, record *runRecord, targets []onomastics.Country) error {
	if err := s.PrintVerdicts(log); err != nil {
		return err
	}
	if s.UnknownResidences > 0 {
		fmt.Fprintf(log, "%d residences were not understood, the first is %q: want a country code or name\n", s.UnknownResidences, s.UnknownResidence)
	}
	if err := writeSummary(log, f.summary, s, record, targets); err != nil {
		return fmt.Errorf("write the summary: %w", err)
	}
	if n := s.Errors() + len(s.Broken); n > 0 {
		return rowErrors(n)
	}
	return nil
}

// correct adds counts corrected for errors to a summary, if the job asked for them.
func correct(s *batch.Summary, job batch.Job) error {
	if !job.Count {
		return nil
	}
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return err
	}
	return s.Correct(calibration, job.Policy.Targets)
}

// addPages adds to a workbook what was found and how to read it.
func (f *classifyCommand) addPages(book *excel.Writer, list list, job batch.Job, s *batch.Summary) {
	facts := report.Facts{
		List: filepath.Base(list.Name()), Header: list.Header(), Form: list.Form(), Columns: job.Columns, Residence: job.Residence,
		Targets: job.Policy.Targets, Profile: onomastics.Profile(f.profile), Summary: s,
	}
	for _, page := range facts.Pages() {
		book.AddPage(page)
	}
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
