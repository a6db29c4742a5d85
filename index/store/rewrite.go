package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dgraph-io/badger/v4"
)

// Rewrite writes all that is in the store to new files, and removes the old ones: whatever was deleted or replaced is
// then in no file. Readers go on beside it, Updates wait.
func (s *Store) Rewrite() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	current, err := readCurrent(s.dir)
	if err != nil {
		return fmt.Errorf("rewrite the store %s: %w: %w", s.dir, ErrDamaged, err)
	}
	number, err := strconv.Atoi(strings.TrimPrefix(current, dataPrefix))
	if err != nil {
		return fmt.Errorf("rewrite the store %s: %w: %w", s.dir, ErrDamaged, err)
	}
	next := dataPrefix + strconv.Itoa(number+1)
	made, err := s.copyTo(filepath.Join(s.dir, next))
	if err == nil {
		err = writeCurrent(s.dir, next)
	}
	if err != nil {
		if made != nil {
			err = errors.Join(err, made.close())
		}
		return fmt.Errorf("rewrite the store %s: %w", s.dir, errors.Join(err, removeOthers(s.dir, current)))
	}
	s.handleMu.Lock()
	old := s.handle
	s.handle = made
	s.handleMu.Unlock()
	return errors.Join(old.close(), removeOthers(s.dir, next))
}

// copyTo writes all that is in the store to a new folder, and opens that.
func (s *Store) copyTo(folder string) (*handle, error) {
	var made *handle
	err := s.use(func(db *badger.DB) error {
		size, _ := db.Size()
		if err := s.room(uint64(size)); err != nil {
			return err
		}
		var err error
		if made, err = openHandle(folder, s.options); err != nil {
			return err
		}
		return errors.Join(db.View(made.copyAll), made.db.Sync())
	})
	return made, err
}

// copyAll copies every key.
func (h *handle) copyAll(txn *badger.Txn) error {
	batch := h.db.NewWriteBatch()
	defer batch.Cancel()
	err := eachOf(txn, "", "", func(item *badger.Item) error {
		value, err := item.ValueCopy(nil)
		if err != nil {
			return err
		}
		return batch.Set(item.KeyCopy(nil), value)
	})
	if err != nil {
		return err
	}
	return batch.Flush()
}
