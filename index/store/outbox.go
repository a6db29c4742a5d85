package store

import (
	"encoding/binary"

	"github.com/dgraph-io/badger/v4"
)

// Say leaves an entry for the audit log, to be written after the Update: what was done and its entry are there
// together or not at all.
func (tx *Tx) Say(entry []byte) error {
	tx.state.Outbox++
	return tx.txn.Set(numberKey(outboxPrefix, tx.state.Outbox), entry)
}

// Unsaid calls yield for every entry that is not known to be written, oldest first. Numbers are never used again.
func (s *Store) Unsaid(yield func(number uint64, entry []byte) error) error {
	return s.each(outboxPrefix, "", func(item *badger.Item) error {
		return item.Value(func(v []byte) error {
			return yield(binary.BigEndian.Uint64(item.Key()[len(outboxPrefix):]), v)
		})
	})
}

// Said forgets an entry that has been written.
func (s *Store) Said(number uint64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.use(func(db *badger.DB) error {
		return db.Update(func(txn *badger.Txn) error { return txn.Delete(numberKey(outboxPrefix, number)) })
	})
}
