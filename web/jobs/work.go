package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/journal"
	"diasmap/index/audit"
	"diasmap/index/duplicate"
	"diasmap/index/intake"
)

// A task is a job with its list open and its columns known.
type task struct {
	list   *openList
	batch  batch.Job
	fields map[string]int
	keep   []int
}

// prepare opens the list of a job and finds its columns. The error is a FieldError where it is a mistake of who ordered it.
func (d *Desk) prepare(j *Job) (*task, error) {
	var t task
	var err error
	if t.batch, err = d.batch(&j.Order); err != nil {
		return nil, err
	}
	u, err := d.Upload(j.Owner, j.Order.Upload)
	if err != nil {
		return nil, err
	}
	if t.list, err = d.open(u, j.Order.Read); err != nil {
		return nil, err
	}
	t.batch.Columns, err = d.columns(t.list, j.Order.Columns, j.Order.Residence != "")
	if err == nil && j.Order.Kind == Import {
		t.fields, t.keep, err = j.Order.stored(t.list.Header(), t.batch.Columns)
	}
	if err != nil {
		return nil, errors.Join(err, t.list.Close())
	}
	return &t, nil
}

// work does a job, to its end or until the context ends.
func (d *Desk) work(ctx context.Context, j *Job) (report *Report, err error) {
	if j.Order.Kind == Duplicates {
		return d.findDuplicates(j)
	}
	t, err := d.prepare(j)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.list.Close()) }()
	if j.Order.Estimate {
		if err := d.estimate(ctx, j, t); err != nil {
			return nil, err
		}
	}
	t.batch.Progress = func(bytes int64, rows int) { d.progress(j.ID, bytes, rows) }
	report = &Report{Columns: namesOf(t.list.Header(), t.batch.Columns)}
	if j.Order.Kind == Import {
		err = d.importList(ctx, j, t, report)
	} else {
		err = d.classify(ctx, j, t, report)
	}
	form := t.list.Form()
	report.Form, report.Notes = form.String(), append(report.Notes, form.Faults...)
	return report, err
}

// A bounded list ends with its context.
type bounded struct {
	corpus.Source
	ctx context.Context
}

func (b bounded) Next(c *corpus.Chunk) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	return b.Source.Next(c)
}

// estimate reads the list once to estimate which origins to expect.
func (d *Desk) estimate(ctx context.Context, j *Job, t *task) error {
	again, err := d.prepare(j)
	if err != nil {
		return err
	}
	t.batch.Policy.Expected, _, err = batch.EstimateComposition(bounded{again.list, ctx}, again.batch, d.calibration)
	if err = errors.Join(err, again.list.Close()); err != nil {
		return fmt.Errorf("estimate the origins: %w", err)
	}
	return nil
}

// classify classifies a list; its answers are kept in a journal.
func (d *Desk) classify(ctx context.Context, j *Job, t *task, report *Report) (err error) {
	answers, err := d.answers(j)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, answers.Close()) }()
	t.batch.Journal = answers
	summary, err := batch.Run(bounded{t.list, ctx}, answerSink{}, t.batch)
	if err != nil {
		return fmt.Errorf("classify: %w", err)
	}
	d.progress(j.ID, j.Total, summary.Records)
	if err := summary.Correct(d.calibration, t.batch.Policy.Targets); err != nil {
		return fmt.Errorf("correct the counts: %w", err)
	}
	if report.Classified, err = classified(summary); err != nil {
		return err
	}
	if n := summary.UnknownResidences; n > 0 {
		report.Notes = append(report.Notes, fmt.Sprintf("%d residences were not understood, the first is %q", n, shortened(summary.UnknownResidence)))
	}
	return d.options.Directory.Say(audit.Entry{
		Who: j.Owner, Action: "classify list", Purpose: j.Reason, Count: summary.Records, About: map[string]string{"job": j.ID},
	})
}

// answers opens the journal of a job: that which it goes on from, or a new one if names are judged otherwise by now.
func (d *Desk) answers(j *Job) (*journal.Journal, error) {
	name := d.shelf.path(jobKind, j.ID, answersFile)
	of := j.ID + " " + d.options.Classifier.Digest()
	answers, err := journal.Open(name, of, d.shelf.journalSealer())
	if errors.Is(err, journal.ErrOther) {
		if err := os.Remove(name); err != nil {
			return nil, err
		}
		return journal.Open(name, of, d.shelf.journalSealer())
	}
	return answers, err
}

// mostMembers bounds the table of members of a report.
const mostMembers = 200

// classified is a summary as reports have it.
func classified(s *batch.Summary) (*Classified, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var c Classified
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, err
	}
	c.Members = c.Members[:min(len(c.Members), mostMembers)]
	return &c, nil
}

// importList stores the members of a list in the directory. It goes on where it was broken off.
func (d *Desk) importList(ctx context.Context, j *Job, t *task, report *Report) error {
	until, err := j.Order.until()
	if err != nil {
		return err
	}
	t.batch.Count = false
	record, err := intake.Run(d.options.Directory, bounded{t.list, ctx}, intake.Job{
		Batch: t.batch, Fields: t.fields, Keep: t.keep, Source: j.Order.Source, Input: j.Name, Purpose: strings.TrimSpace(j.Order.Purpose), By: j.Owner,
		RetainUntil: until, Prune: j.Order.Prune, Print: "job " + j.ID, Readers: []intake.NewReader{intake.ReadSectors, intake.ReadPlaces}, Now: d.options.Now,
	})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	report.Imported = record
	d.progress(j.ID, j.Total, record.Rows)
	return nil
}

func (d *Desk) findDuplicates(j *Job) (*Report, error) {
	desk := duplicate.Desk{Directory: d.options.Directory, Lexicon: d.options.Lexicon, Who: j.Owner, Purpose: j.Reason, Now: d.options.Now}
	found, err := desk.Find(j.Order.Ask)
	return &Report{Duplicates: &found}, err
}
