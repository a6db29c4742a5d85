package index

import (
	"diasmap/index/member"
	"diasmap/index/seal"
)

// An Engine is a search index of members. It is derived: what it holds can be made anew from the store at any time.
type Engine interface {
	// Apply puts members into the index, in place of what it holds under their ids, takes others out, and notes the
	// mark, all in one step: after a crash either all of it is there or none. Members taken out are found no
	// more, whether they were there or not. A nil mark leaves the one before.
	Apply(put []member.Stamped, gone []string, mark []byte) error
	// Mark is the last mark that was applied, nil in a new index.
	Mark() ([]byte, error)
	// Count is how many members it holds.
	Count() (int, error)
	// Stamps calls yield for every member it holds, in any order, with the stamp (member.Member.Stamp) that the member had
	// when it was put in.
	Stamps(yield func(id, stamp string) error) error
	// Compact rewrites the files so that nothing of members that were taken out or replaced is left in them.
	Compact() error
	Close() error
}

// A Place is where an engine keeps its index, and how.
type Place struct {
	// Dir is the folder of the index. It is empty or not there when Create is set.
	Dir string
	// Key seals whatever is written; nil for plain files. Bleve's own files below Dir are sealed already (seal.Bleve).
	Key      *seal.Key
	Create   bool
	ReadOnly bool
}

// An Opener opens or creates an engine's index. An index that cannot be read is an error, never an empty index.
type Opener func(Place) (Engine, error)
