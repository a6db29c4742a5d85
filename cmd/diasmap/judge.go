package main

import (
	"runtime"

	"github.com/spf13/cobra"

	"diasmap/corpus/batch"
	"diasmap/onomastics"
)

// judgeFlags are the flags of commands that classify the people of a list: in which columns they are, and how their
// names are judged.
type judgeFlags struct {
	columnFlags
	policyFlags
	profile   string
	top, jobs int
	explain   bool
}

func (f *judgeFlags) addJudge(c *cobra.Command) {
	flags := c.Flags()
	f.addColumns(c)
	f.add(c)
	flags.StringVar(&f.profile, "profile", string(onomastics.Balanced), "thresholds: outreach (few mistakes), balanced, recall (few missed)")
	flags.IntVar(&f.top, "top", 5, "how many alternatives to list")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "how many names to classify at once")
	flags.BoolVar(&f.explain, "explain", false, "tell all evidence, each piece with its contribution in nats")
	addLexiconFlag(c)
}

// checkJudge finds mistakes that need no file.
func (f *judgeFlags) checkJudge(topGiven bool) error {
	if err := f.checkColumns(); err != nil {
		return err
	}
	switch {
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
