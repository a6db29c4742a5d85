package batch

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"unsafe"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Clerk classifies the records of one list with scratch space of its own, and counts what it finds.
type Clerk struct {
	width   int // columns of the list
	job     Job
	worker  *onomastics.Worker
	summary *Summary
	counts  counts // what the summary does not have yet

	// scratch is room for two values of one record.
	scratch [2][]byte
	hosts   map[string]onomastics.Country
}

// remembered is how much the workers of a job remember of the names they met, in bytes, if it does not say.
const remembered = 128 << 20

// memory is how much the clerks of a job remember, in bytes.
func (j Job) memory() int { return cmp.Or(j.Remember, remembered) }

// NewClerk returns a Clerk for a list. Each goroutine needs its own.
func NewClerk(list corpus.Source, job Job) *Clerk {
	c := newClerk(list, job)
	c.worker.Remember(job.memory() / max(job.Workers, 1))
	return c
}

// newClerks returns the clerks of a job, who remember names together.
func newClerks(list corpus.Source, job Job) []*Clerk {
	if job.Workers < 2 {
		return []*Clerk{NewClerk(list, job)}
	}
	own := job.memory() / ownShare
	memory := job.Classifier.NewMemory(job.memory() - own)
	clerks := make([]*Clerk, job.Workers)
	for i := range clerks {
		clerks[i] = newClerk(list, job)
		clerks[i].worker.Share(memory, own/job.Workers)
	}
	return clerks
}

// ownShare: of what clerks remember one byte in so many is for what each of them met last, which serves lists that change as they go
// on: those that are sorted.
const ownShare = 8

// newClerk returns a Clerk who remembers little.
func newClerk(list corpus.Source, job Job) *Clerk {
	c := &Clerk{
		width: len(list.Header()), job: job, worker: job.Classifier.NewWorker(job.Policy), summary: newSummary(),
		hosts: map[string]onomastics.Country{}, counts: newCounts(),
	}
	if job.Count {
		c.summary.tally = job.Classifier.NewTally()
	}
	return c
}

// Summary is what the clerk has counted.
func (c *Clerk) Summary() *Summary {
	c.counts.into(c.summary)
	return c.summary
}

// takeSummary returns what the clerk has counted, who counts anew.
func (c *Clerk) takeSummary() *Summary {
	taken := c.Summary()
	c.summary = newSummary()
	if c.job.Count {
		c.summary.tally = c.job.Classifier.NewTally()
	}
	return taken
}

// Classify classifies the person of a record and counts the answer, which is valid until the next call. The error
// says why the record cannot be used.
func (c *Clerk) Classify(r *corpus.Record) (*onomastics.Answer, error) {
	if err := r.Fault(c.width); err != nil {
		return nil, c.fail(err)
	}
	p := c.person(r)
	if err := formulaError(r, p); err != nil {
		return nil, c.fail(err)
	}
	a := c.worker.Classify(p)
	c.counts.count(a)
	c.counts.coverage.see(c.worker)
	if c.summary.tally != nil {
		c.summary.tally.Add(c.worker)
	}
	return a, nil
}

// CountIn adds the scores of the name classified last to a tally.
func (c *Clerk) CountIn(t *onomastics.Tally) { t.Add(c.worker) }

// fail counts a record that cannot be used.
func (c *Clerk) fail(err error) error {
	c.counts.verdicts[onomastics.Failed]++
	c.summary.Faults[faultWords(err)]++
	return err
}

// formulaError says where the name of a record is the error of a formula.
func formulaError(r *corpus.Record, p onomastics.Person) error {
	for _, name := range [...]string{p.Full, p.Given, p.Family} {
		if name != "" && corpus.IsSpreadsheetError(name) {
			return fmt.Errorf("%s:%d: %w: %s", r.File, r.Line, corpus.ErrSpreadsheet, strings.TrimSpace(name))
		}
	}
	return nil
}

// person reads the name and the residence of a record. Both hold until the next is read.
func (c *Clerk) person(r *corpus.Record) onomastics.Person {
	columns := c.job.Columns
	p := onomastics.Person{Residence: c.job.Residence}
	if columns.Name >= 0 {
		p.Full = c.value(r, columns.Name, 0)
	} else {
		c.scratch = [2][]byte{columns.AppendGiven(c.scratch[0][:0], r), columns.AppendFamily(c.scratch[1][:0], r)}
		p.Given, p.Family = c.text(0), c.text(1)
		if undivided(p.Given, p.Family) {
			p.Full, p.Given = p.Given, ""
		}
	}
	if columns.Residence >= 0 {
		p.Residence = c.residence(r, columns.Residence)
	}
	return p
}

// undivided says whether somebody's whole name stands in the column of given names.
func undivided(given, family string) bool {
	return strings.TrimSpace(family) == "" && strings.Contains(strings.TrimSpace(given), " ")
}

// value is a value of the record, which holds until another is asked for with the same room.
func (c *Clerk) value(r *corpus.Record, column, room int) string {
	c.scratch[room] = r.AppendValue(c.scratch[room][:0], column)
	return c.text(room)
}

func (c *Clerk) text(room int) string {
	return unsafe.String(unsafe.SliceData(c.scratch[room]), len(c.scratch[room]))
}

// residence understands the country of residence; what it does not understand is counted and
// taken for unknown.
func (c *Clerk) residence(r *corpus.Record, column int) onomastics.Country {
	value := bytes.TrimSpace(r.Value(column, nil))
	if len(value) == 0 {
		return c.job.Residence
	}
	host, seen := c.hosts[string(value)]
	if !seen {
		host, _ = corpus.ResidenceCountry(string(value))
		if len(c.hosts) < mostHosts {
			c.hosts[string(value)] = host
		}
	}
	if host.IsZero() {
		c.summary.unknownResidence(string(value), r.Number)
	}
	return host
}

// mostHosts bounds the residences a clerk remembers.
const mostHosts = 4096
