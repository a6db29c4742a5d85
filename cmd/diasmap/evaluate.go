package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

// evaluateFlags are the options of evaluate.
type evaluateFlags struct {
	columns                   corpus.LabelledColumns
	split, profile, html      string
	residence, against, prior string
	negatives, origins        []string
	asJSON, ignoreHost        bool
	misses, jobs              int
	order                     orderOptions
}

const evaluateHelp = `evaluate classifies tables of labelled names and compares the answers with the
labels. A table is delimited text with a header line. Columns are found by their
names (full_name, or given and family; origin_iso2, country_iso2 or label; host_iso2,
sex, native, kind, and extra with sex=F;native=…), or named by flags. Labels
are country codes of two letters. One person in several rows or tables counts once.

A column origin_iso2 says that the label is the origin of the name, whatever the
person is a citizen of: then a table tells how many are found, by origin.

--origin makes the verdicts those of the target-country mode: one of these, or not.
--negatives is a list of people whose names come from none of the targets: every
probable verdict for a target is a false flag. With labelled tables beside it, the
precision of the targets is measured among both. A .txt is a name a line.

--order joins the columns given and family in an order shuffled by --seed, and
measures how often the family name is found again: split is right where just its words
are found, direction where given and family name are not confused.

docs/accuracy.md says what each figure means.`

func newEvaluate() *cobra.Command {
	var f evaluateFlags
	c := &cobra.Command{
		Use: "evaluate [TABLE…]", Short: "Measure accuracy and calibration on labelled names", Long: evaluateHelp,
		Example: `  diasmap evaluate people.tsv --split test --html report.html
  diasmap evaluate gold.tsv --misses 20
  diasmap evaluate liste.csv --family Nom --given Prénom --label Pays
  diasmap evaluate --negatives legislators.csv --origin AM,GE --residence-country US
  diasmap evaluate gold.tsv --json >before.json; diasmap evaluate gold.tsv --against before.json`,
		Args: func(_ *cobra.Command, files []string) error {
			if len(files)+len(f.negatives) == 0 {
				return errors.New("name a table of labelled names, or --negatives FILE")
			}
			return nil
		},
		RunE: f.run,
	}
	flags := c.Flags()
	flags.StringVar(&f.columns.Name, "name", "", "column of full names")
	flags.StringVar(&f.columns.Given, "given", "", "column of given names")
	flags.StringVar(&f.columns.Family, "family", "", "column of family names")
	flags.StringVar(&f.columns.Label, "label", "", "column of labels, codes of two letters")
	flags.StringVar(&f.columns.Host, "residence", "", "column of the country of residence, codes of two letters")
	flags.StringVar(&f.columns.Sex, "sex", "", "column of sex: f, m, female, male")
	flags.StringVar(&f.columns.Native, "native-form", "", "column of the name in its own script")
	flags.StringVar(&f.columns.Kind, "kind", "", "column to report results by")
	flags.StringVar(&f.split, "split", "all", "people to take: all, train, dev or test")
	flags.StringVar(&f.profile, "profile", string(onomastics.Balanced), "thresholds of the verdicts: outreach, balanced or recall")
	flags.StringVar(&f.residence, "residence-country", "", "country of residence of those whose row does not tell")
	flags.BoolVar(&f.ignoreHost, "ignore-host", false, "classify as if no residence were known")
	flags.StringArrayVar(&f.origins, "origin", nil, "target countries, as AM,GE: verdicts are on these, and they are reported one against the rest (22 if not given)")
	flags.StringArrayVar(&f.negatives, "negatives", nil, "list of people of none of the targets (repeatable)")
	flags.IntVar(&f.misses, "misses", 0, "wrong answers to tell, the surest first")
	flags.IntVar(&f.jobs, "jobs", runtime.NumCPU(), "workers")
	flags.BoolVar(&f.asJSON, "json", false, "write JSON")
	flags.StringVar(&f.html, "html", "", "write a page with plots to this file")
	flags.StringVar(&f.prior, "prior", "", "file of the origins you expect: country, tab, share of 1 (docs/verdicts.md)")
	flags.StringVar(&f.against, "against", "", "earlier report in JSON, to tell what changed")
	f.order.addFlags(c)
	addLexiconFlag(c)
	return c
}

func (f *evaluateFlags) run(c *cobra.Command, files []string) error {
	classifier, err := openClassifier(c)
	if err != nil {
		return err
	}
	options, err := f.options(classifier)
	if err != nil {
		return err
	}
	labelled, err := f.readTables(files, corpus.ReadLabelledTable)
	if err != nil {
		return err
	}
	unlabelled, err := f.readTables(f.negatives, readNegatives)
	if err != nil {
		return err
	}
	options.Negatives = unlabelled.People
	people, err := bench.Select(labelled.People, f.split)
	if err != nil {
		return usageError{err}
	}
	if f.order.wanted() {
		return f.order.evaluate(c, classifier, people, f.asJSON)
	}
	faults := append(labelled.Faults, unlabelled.Faults...)
	tellFaults(c.ErrOrStderr(), faults)
	report := bench.Accuracy(classifier, people, options)
	report.Unlabelled = labelled.Unlabelled
	for _, fault := range faults {
		report.Faults = append(report.Faults, fault.Error())
	}
	if err := f.write(c.OutOrStdout(), report); err != nil {
		return err
	}
	if len(faults) > 0 {
		return rowErrors(len(faults))
	}
	return nil
}

// faultsTold is how many bad rows are told one by one; JSON has all.
const faultsTold = 20

func tellFaults(log io.Writer, faults []error) {
	for _, fault := range faults[:min(len(faults), faultsTold)] {
		fmt.Fprintf(log, "diasmap: %v\n", fault)
	}
	if more := len(faults) - faultsTold; more > 0 {
		fmt.Fprintf(log, "diasmap: %d more bad rows\n", more)
	}
}

func (f *evaluateFlags) options(c *onomastics.Classifier) (bench.Options, error) {
	o := bench.Options{Misses: f.misses, Jobs: f.jobs}
	profile, err := onomastics.ParseProfile(f.profile)
	if err != nil {
		return o, usageError{err}
	}
	o.Policy.Thresholds = profile.Thresholds()
	if o.Targets, err = parseCountries("origin", f.origins, c); err != nil {
		return o, err
	}
	o.Policy.Targets = o.Targets
	if f.prior == "" {
		return o, nil
	}
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return o, err
	}
	o.Policy.Expected, err = readPrior(f.prior, c, calibration)
	return o, err
}

// write writes the report as text or JSON, and the page if one is asked for.
func (f *evaluateFlags) write(stdout io.Writer, report *bench.Report) error {
	if f.html != "" {
		out, err := createOutput(stdout, f.html)
		if err != nil {
			return err
		}
		if err := report.Page(out); err != nil {
			out.discard()
			return err
		}
		if err := out.commit(); err != nil || f.html == "-" {
			return err
		}
	}
	if f.against != "" {
		return f.compare(stdout, report)
	}
	if f.asJSON {
		return writeJSON(stdout, report)
	}
	return report.Print(stdout)
}

// writeJSON writes a report for programs and for people who read JSON.
func writeJSON(out io.Writer, report any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(report)
}

// compare writes what changed since an earlier report.
func (f *evaluateFlags) compare(stdout io.Writer, report *bench.Report) error {
	in, err := os.Open(f.against)
	if err != nil {
		return fmt.Errorf("open the earlier report: %w", err)
	}
	defer in.Close()
	earlier, err := bench.ReadEarlier(in)
	if err != nil {
		return fmt.Errorf("read %s: %w", f.against, err)
	}
	return report.PrintAgainst(stdout, earlier)
}
