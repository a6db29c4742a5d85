package jobs

import "errors"

// Faults of uploads and jobs.
var (
	// ErrNoUpload: nobody sent that list, somebody else did, or it was removed.
	ErrNoUpload = errors.New("there is no such upload")
	// ErrNoJob: there is no such job of that person.
	ErrNoJob = errors.New("there is no such job")
	// ErrTooLarge: a list is larger than the server takes.
	ErrTooLarge = errors.New("the list is too large")
	// ErrFull: too much is kept already.
	ErrFull = errors.New("too many lists are kept")
	// ErrBusy: a job that is not at its end needs it.
	ErrBusy = errors.New("a job uses it")
	// ErrNotDone: the job has no result yet, or never will.
	ErrNotDone = errors.New("the job has no result")
	// ErrEmpty: a list has no bytes.
	ErrEmpty = errors.New("the list is empty")
	// ErrNoCountry: a code is of no country that there is a lexicon of.
	ErrNoCountry = errors.New("there is no lexicon of the country")
	// ErrStopping: the server is stopping.
	ErrStopping = errors.New("the server is stopping")
)

// A FieldError is a mistake in a field of an order, or in how a list is said to be read.
type FieldError struct {
	// Field is its path in JSON: columns.name.
	Field string
	Err   error
}

func (e *FieldError) Error() string { return e.Field + ": " + e.Err.Error() }

// Unwrap is the mistake.
func (e *FieldError) Unwrap() error { return e.Err }

func wrong(field string, err error) error { return &FieldError{field, err} }
