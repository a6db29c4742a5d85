package store

import "encoding/binary"

// Every key begins with a letter that says what it holds:
//
//	m/ID            a member, as package member encodes it
//	i/IMPORT        the record of an import, JSON
//	r/IMPORT        how far an import has come, JSON
//	n/IMPORT/ID     how an import found a member: new, changed or unchanged, one byte
//	l/ID            the member that another was merged into, its id
//	s/HASH          a suppression, JSON
//	o/NUMBER        an entry for the audit log that is not known to be written yet
//	c/NUMBER        a change: which members an Update touched
//	a/ID/…          what other packages keep about a member
//	a/ID            that something may be
//	k/…             notes that other packages keep
//	x/…             the state of the store itself
//
// NUMBERs are eight bytes, most significant first, so that keys sort by them.
const (
	memberPrefix     = "m/"
	importPrefix     = "i/"
	progressPrefix   = "r/"
	findingPrefix    = "n/"
	aliasPrefix      = "l/"
	suppressedPrefix = "s/"
	outboxPrefix     = "o/"
	changePrefix     = "c/"
	aboutPrefix      = "a/"
	notePrefix       = "k/"
	statePrefix      = "x/"
	stateKey         = "x/state"
	secretKey        = "x/secret"
)

// kindLength is the length of these letters with what parts them from the rest.
const kindLength = 2

func textKey(prefix, name string) []byte { return append([]byte(prefix), name...) }

func numberKey(prefix string, n uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte(prefix), n)
}

func findingKey(importID, memberID string) []byte {
	return append(findingsOf(importID), memberID...)
}

// findingsOf is the prefix of all findings of an import.
func findingsOf(importID string) []byte { return []byte(findingPrefix + importID + "/") }
