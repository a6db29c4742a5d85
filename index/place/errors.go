package place

import "errors"

// Faults of a compiled gazetteer, as Open returns them (wrapped, with what was found).
var (
	// ErrMagic: the bytes do not begin as a compiled gazetteer does.
	ErrMagic = errors.New("place: not a compiled gazetteer")
	// ErrVersion: the file was written in a format this program does not read.
	ErrVersion = errors.New("place: compiled gazetteer of another format version")
	// ErrChecksum: the bytes are not those that were written.
	ErrChecksum = errors.New("place: compiled gazetteer is damaged")
	// ErrFormat: the checksum holds, yet a section does not have the shape of its kind.
	ErrFormat = errors.New("place: compiled gazetteer is malformed")
	// ErrStale: the gazetteer was made from other sources than are recorded beside it, or by a program
	// that makes other keys of the same names.
	ErrStale = errors.New("place: compiled gazetteer is stale")
)
