package batch

import (
	"bytes"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A clerk classifies records with scratch space of its own.
type clerk struct {
	width   int // columns of the list
	sink    corpus.Sink
	job     Job
	worker  *onomastics.Worker
	summary *Summary

	record  corpus.Record
	scratch []byte
	values  [][]byte // one for each of Columns
	hosts   map[string]onomastics.Country
}

func newClerk(list corpus.Source, job Job) *clerk {
	c := &clerk{
		width: len(list.Header()), job: job, worker: job.Classifier.NewWorker(job.Policy), summary: newSummary(),
		values: make([][]byte, len(Columns)), hosts: map[string]onomastics.Country{},
	}
	if job.Count {
		c.summary.tally = job.Classifier.NewTally()
	}
	return c
}

// classify fills the output of a portion.
func (c *clerk) classify(p *portion) {
	p.out = p.out[:0]
	for i := range p.chunk.Len() {
		p.chunk.Record(i, &c.record)
		c.answer()
		p.out = c.sink.AppendRow(p.out, &c.record, c.values)
	}
}

// answer fills the added values for the record.
func (c *clerk) answer() {
	for i := range c.values {
		c.values[i] = c.values[i][:0]
	}
	if err := c.record.Fault(c.width); err != nil {
		c.values[3] = append(c.values[3], onomastics.Failed.String()...)
		c.values[4] = append(c.values[4], err.Error()...)
		c.summary.count(onomastics.Country{}, onomastics.Country{}, onomastics.Failed)
		return
	}
	a := c.worker.Classify(c.person())
	if !a.Origin.Country.IsZero() {
		c.values[0] = append(c.values[0], a.Origin.Country.String()...)
		c.values[1] = onomastics.AppendProbability(c.values[1], a.Origin.Probability)
		c.values[2] = a.AppendOrigins(c.values[2])
	}
	c.values[3] = append(c.values[3], a.Verdict.String()...)
	c.values[4] = a.AppendReason(c.values[4])
	c.values[5] = a.AppendEvidence(c.values[5], c.job.Detail)
	c.summary.count(a.Origin.Country, a.Residence, a.Verdict)
	if c.summary.tally != nil {
		c.summary.tally.Add(c.worker)
	}
}

// person reads the name and the residence of the record.
func (c *clerk) person() onomastics.Person {
	columns := c.job.Columns
	p := onomastics.Person{Residence: c.job.Residence}
	if columns.Name >= 0 {
		p.Full = c.value(columns.Name)
	} else {
		p.Given, p.Family = c.value(columns.Given), c.value(columns.Family)
	}
	if columns.Residence >= 0 {
		p.Residence = c.residence(columns.Residence)
	}
	return p
}

func (c *clerk) value(column int) string {
	return string(c.record.Value(column, c.scratch))
}

// residence understands the country of residence; what it does not understand is counted and
// taken for unknown.
func (c *clerk) residence(column int) onomastics.Country {
	value := bytes.TrimSpace(c.record.Value(column, c.scratch))
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
		c.summary.unknownResidence(string(value), c.record.Number)
	}
	return host
}

// mostHosts bounds the residences a clerk remembers.
const mostHosts = 4096
