package jobs

import (
	"context"
	"time"

	"diasmap/index/duplicate"
	"diasmap/index/store"
)

// A State is how far a job is.
type State string

// The states.
const (
	Waiting   State = "waiting"
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

func (s State) ended() bool { return s != Waiting && s != Running }

// A Job is something that is done for somebody.
type Job struct {
	ID    string `json:"id"`
	Owner string `json:"owner"`
	// Reason is what the owner signed in for, for the audit log.
	Reason string `json:"reason"`
	Order  Order  `json:"order"`
	// Name is that of the list.
	Name  string `json:"name"`
	State State  `json:"state"`
	// Starts is how often it was begun, or gone on with.
	Starts  int       `json:"starts"`
	Made    time.Time `json:"made"`
	Started time.Time `json:"started,omitzero"`
	Ended   time.Time `json:"ended,omitzero"`
	Progress
	// Report is what came of it, Fault why it failed.
	Report *Report `json:"report,omitempty"`
	Fault  string  `json:"fault,omitempty"`
}

// A Progress is how much of its list a job has done.
type Progress struct {
	Rows int `json:"rows"`
	// Bytes were read of Total, as they were sent.
	Bytes int64 `json:"bytes"`
	Total int64 `json:"bytes_total"`
	// Speed is in rows a second, since the job began or went on.
	Speed float64 `json:"rows_per_second"`
}

// A Report is what came of a job.
type Report struct {
	// Form tells how the list was read, Columns which of its columns were.
	Form       string           `json:"form,omitempty" doc:"how the list was read, in words"`
	Columns    string           `json:"columns,omitempty" doc:"which columns were read, in words"`
	Classified *Classified      `json:"classified,omitempty" doc:"of kind classify"`
	Imported   *store.Import    `json:"imported,omitempty" doc:"of kind import"`
	Duplicates *duplicate.Found `json:"duplicates,omitempty" doc:"of kind duplicates"`
	// Notes are what a reader should know: residences that were not understood, where the list breaks off.
	Notes []string `json:"notes,omitempty"`
}

// Classified counts what names were classified as.
type Classified struct {
	Records           int              `json:"records"`
	Verdicts          map[string]int   `json:"verdicts"`
	Members           []Members        `json:"members" doc:"the largest first, 200 at most"`
	Corrected         []CorrectedCount `json:"corrected"`
	Causes            map[string]int   `json:"causes" doc:"why there was no answer"`
	Faults            map[string]int   `json:"faults" doc:"why records could not be read"`
	Skipped           map[string]int   `json:"skipped"`
	UnknownResidences int              `json:"unknown_residences"`
}

// Members are the members of an origin in a country.
type Members struct {
	Origin    string `json:"origin"`
	Residence string `json:"residence" doc:"empty if unknown"`
	Probable  int    `json:"probable"`
	Possible  int    `json:"possible"`
}

// A CorrectedCount is how many members of an origin there are, corrected for errors.
type CorrectedCount struct {
	Origin         string  `json:"origin"`
	People         int     `json:"people"`
	AboveThreshold int     `json:"above_threshold"`
	Count          int     `json:"count"`
	Low            int     `json:"low"`
	High           int     `json:"high"`
	Coverage       float64 `json:"coverage"`
	Method         string  `json:"method"`
}

// A held is a job with what is not stored of it.
type held struct {
	Job
	cancel context.CancelCauseFunc // nil unless it runs
	begun  time.Time               // when it began or went on
	first  int                     // rows that were done before that, -1 if not known yet
}
