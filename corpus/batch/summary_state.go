package batch

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"time"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A state is what a checkpoint holds: where the list was, and what was found up to there.
type state struct {
	Position corpus.Position
	Skipped  map[string]int
	Verdicts map[onomastics.Verdict]int
	Members  []memberState
	Causes   map[string]int
	Faults   map[string]int
	Coverage Coverage

	Records, UnknownResidences, UnknownAt int
	UnknownResidence                      string
	Tally                                 []byte
	Took                                  time.Duration
}

type memberState struct {
	Diaspora Diaspora
	Members  Members
}

// encode writes the state of a job that has come to a place of its list.
func (s *Summary) encode(at corpus.Position) ([]byte, error) {
	st := state{
		Position: at, Skipped: s.Skipped, Verdicts: s.Verdicts, Causes: s.Causes, Faults: s.Faults, Coverage: s.Coverage,
		Took:    s.Took,
		Records: s.Records, UnknownResidences: s.UnknownResidences, UnknownAt: s.unknownAt, UnknownResidence: s.UnknownResidence,
	}
	for _, d := range s.diasporas() {
		st.Members = append(st.Members, memberState{d, s.Members[d]})
	}
	if s.tally != nil {
		st.Tally = s.tally.Append(nil, nil)
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(st); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// ReadSummary reads the summary of a job that counted (Job.Count) from the last checkpoint of its journal.
func ReadSummary(checkpoint []byte, c *onomastics.Classifier) (*Summary, error) {
	s := newSummary()
	s.tally = c.NewTally()
	if _, err := s.decode(checkpoint, c); err != nil {
		return nil, fmt.Errorf("read the summary of a list: %w", err)
	}
	return s, nil
}

// decode takes a state up into an empty summary and returns the place. c is the classifier that a tally is of.
func (s *Summary) decode(data []byte, c *onomastics.Classifier) (corpus.Position, error) {
	var st state
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&st); err != nil {
		return st.Position, err
	}
	s.Records, s.UnknownResidences, s.unknownAt, s.UnknownResidence = st.Records, st.UnknownResidences, st.UnknownAt, st.UnknownResidence
	s.Coverage, s.Took = st.Coverage, st.Took
	s.Resumed = true
	for v, n := range st.Verdicts {
		s.Verdicts[v] = n
	}
	addCounts(s.Skipped, st.Skipped)
	addCounts(s.Causes, st.Causes)
	addCounts(s.Faults, st.Faults)
	for _, m := range st.Members {
		s.Members[m.Diaspora] = m.Members
	}
	if s.tally == nil {
		return st.Position, nil
	}
	var err error
	s.tally, err = c.ParseTally(st.Tally)
	return st.Position, err
}
