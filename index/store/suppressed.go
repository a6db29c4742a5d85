package store

import (
	"errors"
	"fmt"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// A Suppression keeps a person out of the directory. It holds no name: the key is a hash (package suppress).
type Suppression struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Reason string    `json:"reason,omitempty"`
	// Set is common to the hashes of one person.
	Set string `json:"set"`
}

// NewSuppression gives the next set of hashes its name.
func (tx *Tx) NewSuppression() string {
	tx.state.Suppressions++
	return fmt.Sprintf("s%04d", tx.state.Suppressions)
}

// Suppress writes a suppression under a hash.
func (tx *Tx) Suppress(hash string, s Suppression) error {
	return writeJSON(tx.txn, textKey(suppressedPrefix, hash), s)
}

// Suppressing says whether anybody was ever suppressed.
func (tx *Tx) Suppressing() bool { return tx.state.Suppressions > 0 }

// Suppressing says whether anybody was ever suppressed.
func (s *Store) Suppressing() bool { return s.state.Load().Suppressions > 0 }

// Suppressed says whether any of the hashes is suppressed.
func (tx *Tx) Suppressed(hashes []string) (bool, error) {
	for _, h := range hashes {
		if there, err := tx.has(textKey(suppressedPrefix, h)); there || err != nil {
			return there, err
		}
	}
	return false, nil
}

// Unsuppress takes out all hashes of a set, and says how many there were.
func (tx *Tx) Unsuppress(set string) (int, error) {
	var keys [][]byte
	err := eachOf(tx.txn, suppressedPrefix, "", func(item *badger.Item) error {
		var s Suppression
		if err := readJSON(tx.txn, item.Key(), &s); err != nil {
			return err
		}
		if s.Set == set {
			keys = append(keys, item.KeyCopy(nil))
		}
		return nil
	})
	for _, key := range keys {
		err = errors.Join(err, tx.txn.Delete(key))
	}
	return len(keys), err
}

// Suppressions calls yield for every suppression, by hash.
func (s *Store) Suppressions(yield func(hash string, sup Suppression) error) error {
	return s.view(func(txn *badger.Txn) error {
		return eachOf(txn, suppressedPrefix, "", func(item *badger.Item) error {
			var sup Suppression
			if err := readJSON(txn, item.Key(), &sup); err != nil {
				return err
			}
			return yield(string(item.Key()[len(suppressedPrefix):]), sup)
		})
	})
}
