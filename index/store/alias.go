package store

import (
	"errors"
	"io"

	"github.com/dgraph-io/badger/v4"
)

// Alias notes that the person who had one id is now known by another, since two members were merged: the next import
// of the list that brought the first must not bring it again. An empty id lifts the note.
func (tx *Tx) Alias(id, now string) error {
	if now == "" {
		return tx.txn.Delete(textKey(aliasPrefix, id))
	}
	tx.merged, tx.looked = true, true
	return tx.txn.Set(textKey(aliasPrefix, id), []byte(now))
}

// mostAliases bounds how many merges are followed.
const mostAliases = 100

// Known is the id by which the person with an id is known now: its own, unless it was merged.
func (tx *Tx) Known(id string) (string, error) {
	if !tx.looked { // an Update asks for a thousand ids, and few directories have merged anybody
		err := eachOf(tx.txn, aliasPrefix, "", func(*badger.Item) error {
			tx.merged = true
			return io.EOF
		})
		if err != nil {
			return id, err
		}
		tx.looked = true
	}
	if !tx.merged {
		return id, nil
	}
	return known(tx.txn, id)
}

// Known is the id by which the person with an id is known now: its own, unless it was merged.
func (s *Store) Known(id string) (now string, err error) {
	err = s.view(func(txn *badger.Txn) error {
		now, err = known(txn, id)
		return err
	})
	return now, err
}

func known(txn *badger.Txn, id string) (string, error) {
	for range mostAliases {
		item, err := txn.Get(textKey(aliasPrefix, id))
		if errors.Is(err, badger.ErrKeyNotFound) {
			return id, nil
		}
		if err != nil {
			return id, err
		}
		if err := item.Value(func(v []byte) error { id = string(v); return nil }); err != nil {
			return id, err
		}
	}
	return id, nil
}
