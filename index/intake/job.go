package intake

import (
	"time"

	"diasmap/corpus/batch"
	"diasmap/index/member"
)

// A Job is a list to import.
type Job struct {
	// Batch is how its names are classified. Its Columns are those of names and residence.
	Batch batch.Job
	// Fields are the columns of what else is stored (corpus.GuessFields), Keep those stored as they are.
	Fields map[string]int
	Keep   []int
	// Source is the id of the list, Input how errors and records call it, Purpose what it is imported for, By who
	// does it.
	Source, Input, Purpose, By string
	RetainUntil                time.Time
	// Prune takes out the members of the source that the list no longer has.
	Prune bool
	// Print is the same for the same list with the same options: an import that was broken off goes on if it
	// agrees. Empty for a list that cannot be read twice.
	Print string
	// Restart gives up an import that was broken off, instead of going on.
	Restart bool
	// Readers make what adds to a member what texts of its list mean, one for each goroutine.
	Readers []NewReader
	// Now tells the time, for tests; nil asks the clock.
	Now func() time.Time
}

// A Reader adds to a member what texts of its list mean.
type Reader func(*member.Member, *Texts)

// A NewReader makes a Reader for one goroutine, which may remember what it read.
type NewReader func() (Reader, error)

// Texts are what a list says of a person that is read for its meaning, and not stored in the member as it stands.
type Texts struct {
	Region         string
	OccupationCode string
	Role           string
	// IndustryHeader is what the column of the industry is called: it may name the classification of codes.
	IndustryHeader string
	// Source is the id of the list.
	Source string
}

func (j *Job) now() time.Time {
	if j.Now != nil {
		return j.Now().UTC().Truncate(time.Second)
	}
	return time.Now().UTC().Truncate(time.Second)
}
