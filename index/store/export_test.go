package store

import "github.com/dgraph-io/badger/v4"

// PlainTables has tables written uncompressed, so that a test can look for words in them.
func PlainTables() (restore func()) {
	before := compressTables
	compressTables = false
	return func() { compressTables = before }
}

// SetRaw writes any value under any key.
func (s *Store) SetRaw(key, value string) error {
	return s.use(func(db *badger.DB) error {
		return db.Update(func(txn *badger.Txn) error { return txn.Set([]byte(key), []byte(value)) })
	})
}
