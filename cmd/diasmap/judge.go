package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/onomastics"
)

// judgeFlags are the flags of commands that classify the people of a list: in which columns they are, and how their
// names are judged.
type judgeFlags struct {
	name, given, family       string
	residence, residenceFixed string
	policyFlags
	profile   string
	top, jobs int
	explain   bool
}

func (f *judgeFlags) addJudge(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.name, "name", "", "column of full names (guessed from the header)")
	flags.StringVar(&f.given, "given", "", "column of given names, with --family")
	flags.StringVar(&f.family, "family", "", "column of family names, with --given")
	flags.StringVar(&f.residence, "residence", "", "column of the country of residence (guessed from the header)")
	flags.StringVar(&f.residenceFixed, "residence-country", "", "country of residence of everybody, as FR")
	f.add(c)
	flags.StringVar(&f.profile, "profile", string(onomastics.Balanced), "thresholds: outreach (few mistakes), balanced, recall (few missed)")
	flags.IntVar(&f.top, "top", 5, "how many alternatives to list")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "how many names to classify at once")
	flags.BoolVar(&f.explain, "explain", false, "tell all evidence, each piece with its contribution in nats")
	addLexiconFlag(c)
}

// checkJudge finds mistakes that need no file.
func (f *judgeFlags) checkJudge(topGiven bool) error {
	switch {
	case (f.given == "") != (f.family == ""):
		return usagef("--given and --family belong together: name both columns, or use --name")
	case f.name != "" && f.given != "":
		return usagef("--name and --given, --family exclude each other")
	case f.residence != "" && f.residenceFixed != "":
		return usagef("--residence and --residence-country exclude each other")
	case f.coverage != 0 && topGiven:
		return usagef("--coverage and --top exclude each other: a set lists as many origins as it needs")
	case f.jobs < 1:
		return usagef("--jobs %d: want 1 or more", f.jobs)
	case f.top < 1:
		return usagef("--top %d: want 1 or more", f.top)
	}
	return nil
}

// job reads the flags into a job of classifying.
func (f *judgeFlags) job(c *onomastics.Classifier) (batch.Job, error) {
	profile, err := onomastics.ParseProfile(f.profile)
	if err != nil {
		return batch.Job{}, usageError{err}
	}
	policy, err := f.policy(c)
	if err != nil {
		return batch.Job{}, err
	}
	policy.Thresholds, policy.Top = profile.Thresholds(), f.top
	job := batch.Job{Classifier: c, Workers: f.jobs, Detail: f.explain, Policy: policy}
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
func (f *judgeFlags) columns(log io.Writer, header []string) (corpus.Columns, error) {
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
