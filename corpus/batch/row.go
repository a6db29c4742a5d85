package batch

import (
	"errors"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A rowWriter writes the records of portions as rows of the output.
type rowWriter struct {
	clerk  *Clerk
	sink   corpus.Sink
	detail bool

	record corpus.Record
	values [][]byte // one for each of Columns
}

// write fills the output of a portion.
func (w *rowWriter) write(p *Portion[made]) {
	p.Out.rows, p.Out.rejects = p.Out.rows[:0], p.Out.rejects[:0]
	for i := range p.Chunk.Len() {
		p.Chunk.Record(i, &w.record)
		if err := w.answer(); err != nil && w.clerk.job.Rejects != nil {
			p.Out.rejects = appendReject(p.Out.rejects, &w.record, err)
		}
		p.Out.rows = w.sink.AppendRow(p.Out.rows, &w.record, w.values)
	}
}

// answer fills the added values for the record. The error says why it cannot be read.
func (w *rowWriter) answer() error {
	for i := range w.values {
		w.values[i] = w.values[i][:0]
	}
	a, err := w.clerk.Classify(&w.record)
	if err != nil {
		w.values[3] = append(w.values[3], onomastics.Failed.String()...)
		w.values[4] = append(w.values[4], err.Error()...)
		return err
	}
	if !a.Origin.Country.IsZero() {
		w.values[0] = append(w.values[0], a.Origin.Country.String()...)
		w.values[1] = onomastics.AppendProbability(w.values[1], a.Origin.Probability)
		w.values[2] = a.AppendOrigins(w.values[2])
	}
	w.values[3] = append(w.values[3], a.Verdict.String()...)
	w.values[4] = a.AppendReason(w.values[4])
	w.values[5] = a.AppendEvidence(w.values[5], w.detail)
	if a.Verdict == onomastics.Failed {
		return errors.New(string(w.values[4]))
	}
	return nil
}
