package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dgraph-io/badger/v4"

	"diasmap/corpus"
)

// An Import is what is kept of a list that was imported: counts, no names.
type Import struct {
	ID      string `json:"id"`
	Source  string `json:"source"`
	Input   string `json:"input"`
	Purpose string `json:"purpose"`
	By      string `json:"by"`
	// Origins are the target origins, empty for all.
	Origins     []string  `json:"origins,omitempty"`
	RetainUntil time.Time `json:"retain_until,omitzero"`
	Started     time.Time `json:"started"`
	// Ended is zero while the import is under way or was broken off.
	Ended time.Time `json:"ended,omitzero"`
	// Digest tells by what names were classified.
	Digest string `json:"digest"`

	Counts
}

// Counts count the records of a list by what became of them.
type Counts struct {
	Rows int `json:"rows"`
	// Verdicts counts rows by verdict, Origins rows by origin and verdict, Members by origin and residence what is a
	// probable or possible member: stored or not, since suppressed people are counted too.
	Verdicts map[string]int            `json:"verdicts"`
	ByOrigin map[string]map[string]int `json:"by_origin"`
	ByHost   map[string]map[string]int `json:"by_residence"`
	// New, Changed, Unchanged, Repeated and Suppressed part the members: Repeated stands in the list before.
	New        int `json:"new"`
	Changed    int `json:"changed"`
	Unchanged  int `json:"unchanged"`
	Repeated   int `json:"repeated"`
	Suppressed int `json:"suppressed"`
	// Gone is how many members of the source the list no longer has.
	Gone int `json:"gone"`
}

// Errors is how many rows could not be read.
func (c *Counts) Errors() int { return c.Verdicts["error"] }

// A Progress is how far an import has come. It is written with the members it speaks of.
type Progress struct {
	// Import is the id of the import, Print what the same list with the same options has in common.
	Import string `json:"import"`
	Print  string `json:"print"`
	// After is the place behind the last record that is done.
	After corpus.Position `json:"after"`
	Counts
}

// A Finding is how an import found a member.
type Finding byte

// The findings.
const (
	New       Finding = 'n'
	Changed   Finding = 'c'
	Unchanged Finding = 'u'
)

// NewImportID gives the next import its id.
func (tx *Tx) NewImportID() string {
	tx.state.Imports++
	return importName(tx.state.Imports)
}

func importName(n int) string { return fmt.Sprintf("i%04d", n) }

// PutImport writes the record of an import.
func (tx *Tx) PutImport(i *Import) error { return writeJSON(tx.txn, textKey(importPrefix, i.ID), i) }

// Import reads the record of an import. The error wraps ErrNoImport if there is none.
func (s *Store) Import(id string) (*Import, error) {
	var i Import
	err := s.view(func(txn *badger.Txn) error { return readJSON(txn, textKey(importPrefix, id), &i) })
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, fmt.Errorf("%s: %w", id, ErrNoImport)
	}
	return &i, err
}

// Imports lists the imports, oldest first.
func (s *Store) Imports() ([]*Import, error) { return readAll[Import](s, importPrefix) }

// Unfinished lists how far imports have come that are not at their end.
func (s *Store) Unfinished() ([]*Progress, error) { return readAll[Progress](s, progressPrefix) }

func readAll[T any](s *Store, prefix string) (all []*T, err error) {
	err = s.each(prefix, "", func(item *badger.Item) error {
		v := new(T)
		all = append(all, v)
		return item.Value(func(data []byte) error {
			if err := json.Unmarshal(data, v); err != nil {
				return fmt.Errorf("%w: %q: %w", ErrDamaged, item.Key(), err)
			}
			return nil
		})
	})
	return all, err
}

// PutProgress writes how far an import has come; EndProgress takes it out.
func (tx *Tx) PutProgress(p *Progress) error {
	return writeJSON(tx.txn, textKey(progressPrefix, p.Import), p)
}

// EndProgress says that an import is at its end.
func (tx *Tx) EndProgress(importID string) error {
	return tx.txn.Delete(textKey(progressPrefix, importID))
}

// Found notes how an import found a member.
func (tx *Tx) Found(importID, memberID string, f Finding) error {
	return tx.txn.Set(findingKey(importID, memberID), []byte{byte(f)})
}

// WasFound says whether an import found a member already.
func (tx *Tx) WasFound(importID, memberID string) (bool, error) {
	return tx.has(findingKey(importID, memberID))
}

// Unfound forgets how imports found a member.
func (tx *Tx) Unfound(memberID string) error {
	for n := 1; n <= tx.state.Imports; n++ {
		if err := tx.txn.Delete(findingKey(importName(n), memberID)); err != nil {
			return err
		}
	}
	return nil
}

// Findings calls yield for every member an import found, by id.
func (s *Store) Findings(importID string, yield func(memberID string, f Finding) error) error {
	prefix := string(findingsOf(importID))
	return s.each(prefix, "", func(item *badger.Item) error {
		return item.Value(func(v []byte) error {
			if len(v) != 1 {
				return fmt.Errorf("%w: %q has %d bytes", ErrDamaged, item.Key(), len(v))
			}
			return yield(string(item.Key()[len(prefix):]), Finding(v[0]))
		})
	})
}
