package index

import "errors"

var (
	// ErrNoDirectory: the folder is no directory.
	ErrNoDirectory = errors.New("there is no directory")
	// ErrBusy: somebody else works with the directory.
	ErrBusy = errors.New("the directory is in use")
	// ErrKeyNeeded: the directory is encrypted, and no key was given.
	ErrKeyNeeded = errors.New("the directory is encrypted: say --key-file FILE")
	// ErrWrongKey: the directory is encrypted with another key.
	ErrWrongKey = errors.New("the directory is encrypted with another key")
	// ErrNotEncrypted: a key was given for a directory that is not encrypted.
	ErrNotEncrypted = errors.New("the directory is not encrypted")
	// ErrNewer: the directory was made by a newer diasmap.
	ErrNewer = errors.New("the directory was made by a newer diasmap: use that one")
	// ErrReadOnly: the directory was opened to read only.
	ErrReadOnly = errors.New("the directory is open to read only")
	// ErrIndexDamaged: the search index cannot be read. It can be made anew.
	ErrIndexDamaged = errors.New("the search index is damaged")
)
