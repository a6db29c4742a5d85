package jobs

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/excel"
	"diasmap/corpus/format"
	"diasmap/corpus/journal"
	"diasmap/corpus/report"
	"diasmap/index/export"
	"diasmap/onomastics"
)

// A Result is the list of a job with what its names were classified as, ready to be written.
type Result struct {
	desk   *Desk
	job    Job
	task   *task
	format string
}

// Formats are those that results are written in.
func Formats() []string { return []string{"csv", "xlsx", "jsonl"} }

// Result opens the result of a job of an owner, to be written once. The error wraps ErrNoJob, ErrNotDone, or ErrNoUpload if the list was
// removed.
func (d *Desk) Result(owner, id, format string) (*Result, error) {
	j, err := d.Job(owner, id)
	switch {
	case err != nil:
		return nil, err
	case j.Order.Kind != Classify:
		return nil, fmt.Errorf("%w: only classified lists have one", ErrNotDone)
	case j.State != Done:
		return nil, fmt.Errorf("%w: it is %s", ErrNotDone, j.State)
	}
	t, err := d.prepare(&j)
	if err != nil {
		return nil, err
	}
	return &Result{d, j, t, format}, nil
}

// Name is that of the file: the name of the list with what was done, and the ending of the format.
func (r *Result) Name() string {
	name := strings.TrimSuffix(r.job.Name, filepath.Ext(r.job.Name))
	return strings.TrimSuffix(name, ".csv") + "-classified." + r.format
}

// Rows is how many records it has.
func (r *Result) Rows() int { return r.job.Rows }

// Close closes the list.
func (r *Result) Close() error { return r.task.list.Close() }

// Write writes the result, as long as the context lasts.
func (r *Result) Write(ctx context.Context, out io.Writer) error {
	sink, err := r.sink(out)
	if err != nil {
		return err
	}
	if err := sink.Begin(r.task.list, batch.Columns); err != nil {
		return err
	}
	records := cursor{list: bounded{r.task.list, ctx}}
	values := make([][]byte, len(batch.Columns))
	var rows, checkpoint []byte
	name := r.desk.shelf.path(jobKind, r.job.ID, answersFile)
	err = journal.Read(name, r.desk.shelf.journalSealer(), func(kind journal.Kind, entry []byte) error {
		if kind == journal.Checkpoint {
			checkpoint = append(checkpoint[:0], entry...)
			return nil
		}
		rows = rows[:0]
		for len(entry) > 0 {
			if entry, err = cutAnswer(entry, values); err != nil {
				return err
			}
			if err := records.advance(); err != nil {
				return noMore(err)
			}
			rows = sink.AppendRow(rows, &records.record, values)
		}
		return sink.Write(rows)
	})
	if err != nil {
		return fmt.Errorf("write a result: %w", err)
	}
	if err := records.advance(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("write a result: %w", errors.Join(corpus.ErrChanged, err))
	}
	if book, ok := unwrapped(sink).(*excel.Writer); ok {
		if err := r.addPages(book, checkpoint); err != nil {
			return err
		}
	}
	return sink.Close()
}

// sink begins the file. In CSV nothing is left for a spreadsheet to take for a formula.
func (r *Result) sink(out io.Writer) (corpus.Sink, error) {
	if r.format == "csv" {
		return &defusedCSV{out: out}, nil
	}
	return format.Create(out, "result."+r.format, format.OutputOptions{Format: r.format, Like: r.task.list.Form()})
}

func unwrapped(s corpus.Sink) corpus.Sink {
	if o, ok := s.(*format.Output); ok {
		return o.Sink
	}
	return s
}

// addPages adds to a workbook what was found and how to read it.
func (r *Result) addPages(book *excel.Writer, checkpoint []byte) error {
	d, t := r.desk, r.task
	summary, err := batch.ReadSummary(checkpoint, d.options.Classifier)
	if err != nil {
		return err
	}
	if err := summary.Correct(d.calibration, t.batch.Policy.Targets); err != nil {
		return err
	}
	profile, err := onomastics.ParseProfile(r.job.Order.Profile)
	if err != nil {
		return err
	}
	facts := report.Facts{
		List: r.job.Name, Header: t.list.Header(), Form: t.list.Form(), Columns: t.batch.Columns, Residence: t.batch.Residence,
		Targets: t.batch.Policy.Targets, Profile: profile, Summary: summary,
	}
	for _, page := range facts.Pages() {
		book.AddPage(page)
	}
	return nil
}

// A defusedCSV is a Sink of CSV that no spreadsheet finds formulas in.
type defusedCSV struct {
	out   io.Writer
	width int
}

func (d *defusedCSV) Begin(s corpus.Source, added []string) error {
	d.width = len(s.Header())
	header := make([]string, 0, d.width+len(added))
	header = append(header, s.Header()...)
	for _, name := range added {
		header = append(header, corpus.FreeColumn(s.Header(), name))
	}
	return d.Write(appendDefused(nil, header))
}

func (d *defusedCSV) AppendRow(dst []byte, r *corpus.Record, added [][]byte) []byte {
	values := make([]string, 0, d.width+len(added))
	for i := range d.width {
		values = append(values, string(r.Aligned(i, d.width, nil)))
	}
	for _, value := range added {
		values = append(values, string(value))
	}
	return appendDefused(dst, values)
}

func (d *defusedCSV) Write(rows []byte) error {
	_, err := d.out.Write(rows)
	return err
}

func (d *defusedCSV) Close() error { return nil }

// appendDefused appends a row (RFC 4180).
func appendDefused(dst []byte, values []string) []byte {
	for i := range values {
		values[i] = export.Defused(values[i])
	}
	row := rowBuffer{dst}
	w := csv.NewWriter(&row)
	_ = w.Write(values) // a buffer takes all
	w.Flush()
	return row.bytes
}

type rowBuffer struct{ bytes []byte }

func (b *rowBuffer) Write(p []byte) (int, error) {
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}
