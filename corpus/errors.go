package corpus

import "errors"

// Faults of a list as a whole.
var (
	// ErrEmpty: the list has no header line.
	ErrEmpty = errors.New("the list is empty: want a header line, then one record a line")
	// ErrFormat: the list is not delimited text in UTF-8.
	ErrFormat = errors.New("not a list in CSV or TSV")
	// ErrLong: a line is no record of a person.
	ErrLong = errors.New("a line of more than 16 MiB goes out in pieces: check the line ends of the list")
	// ErrChanged: a list opened again is not what it was.
	ErrChanged = errors.New("the list is not what it was when its place was noted: begin anew")
)
