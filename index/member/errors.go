package member

import "errors"

var (
	// ErrDamaged: the bytes are not a member.
	ErrDamaged = errors.New("member: the record is damaged")
	// ErrNewer: the record was written by a newer diasmap.
	ErrNewer = errors.New("member: the record was written by a newer diasmap: use that one")
)
