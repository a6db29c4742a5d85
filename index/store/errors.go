package store

import "errors"

var (
	// ErrNoMember: the directory has no member with that id.
	ErrNoMember = errors.New("no such member")
	// ErrNoImport: the directory has no import with that id.
	ErrNoImport = errors.New("no such import")
	// ErrDamaged: a file of the store, or a record in it, cannot be read.
	ErrDamaged = errors.New("the store is damaged")
	// ErrNewer: the store was written by a newer diasmap.
	ErrNewer = errors.New("the store was written by a newer diasmap: use that one")
	// ErrKey: the store is encrypted with another key, with a key where none was given, or not at all where one was.
	ErrKey = errors.New("the store is not encrypted with this key")
	// ErrUnclosed: the last writer did not close the store. It has to be opened for writing once, which mends it.
	ErrUnclosed = errors.New("the last writer did not close the store")
	// ErrDiskFull: there is not enough room on the disk to write safely.
	ErrDiskFull = errors.New("the disk is full")
	// ErrTooMuch: an Update is larger than the store takes in one step.
	ErrTooMuch = errors.New("that is more than one step of the store takes")
	// ErrBehind: a change was asked for that the store does not have.
	ErrBehind = errors.New("the store lacks a change that its index has")
)
