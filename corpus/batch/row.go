package batch

import (
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
func (w *rowWriter) write(p *Portion[[]byte]) {
	p.Out = p.Out[:0]
	for i := range p.Chunk.Len() {
		p.Chunk.Record(i, &w.record)
		w.answer()
		p.Out = w.sink.AppendRow(p.Out, &w.record, w.values)
	}
}

// answer fills the added values for the record.
func (w *rowWriter) answer() {
	for i := range w.values {
		w.values[i] = w.values[i][:0]
	}
	a, err := w.clerk.Classify(&w.record)
	if err != nil {
		w.values[3] = append(w.values[3], onomastics.Failed.String()...)
		w.values[4] = append(w.values[4], err.Error()...)
		return
	}
	if !a.Origin.Country.IsZero() {
		w.values[0] = append(w.values[0], a.Origin.Country.String()...)
		w.values[1] = onomastics.AppendProbability(w.values[1], a.Origin.Probability)
		w.values[2] = a.AppendOrigins(w.values[2])
	}
	w.values[3] = append(w.values[3], a.Verdict.String()...)
	w.values[4] = a.AppendReason(w.values[4])
	w.values[5] = a.AppendEvidence(w.values[5], w.detail)
}
