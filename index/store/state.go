package store

import (
	"encoding/json"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// Version is that of the layout of keys; a store of a later one is refused.
const Version = 1

// A state is what the store knows of itself. It is written with each Update.
type state struct {
	Version      int    `json:"version"`
	Head         uint64 `json:"head"` // number of the last Update that touched a member
	Nonce        uint64 `json:"nonce"`
	Members      int    `json:"members"`
	Imports      int    `json:"imports"`      // made so far, gone ones included
	Suppressions int    `json:"suppressions"` // sets made so far
	Outbox       uint64 `json:"outbox"`       // number of the last entry for the audit log
}

func readState(txn *badger.Txn) (state, error) {
	var s state
	err := readJSON(txn, []byte(stateKey), &s)
	if err == nil && s.Version > Version {
		err = fmt.Errorf("%w: its version is %d, this program knows %d", ErrNewer, s.Version, Version)
	}
	return s, err
}

// readJSON reads a value into v. The error of a key that is not there is badger.ErrKeyNotFound.
func readJSON(txn *badger.Txn, key []byte, v any) error {
	item, err := txn.Get(key)
	if err != nil {
		return err
	}
	return item.Value(func(data []byte) error {
		if err := json.Unmarshal(data, v); err != nil {
			return fmt.Errorf("%w: %q: %w", ErrDamaged, key, err)
		}
		return nil
	})
}

func writeJSON(txn *badger.Txn, key []byte, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return txn.Set(key, data)
}
