package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"diasmap/index/member"
)

// A Change is what one Update did to members. Number counts Updates that touched members, from 1; it is 0 if this
// one did not. The Nonce is drawn by chance for each, so that a number which was used again after a loss is noticed.
type Change struct {
	Number, Nonce uint64
	Put           []member.Stamped
	Gone          []string
}

// markLength is the bytes of a mark.
const markLength = 16

// Mark tells how far an index has followed: the number and the nonce of the change.
func (c *Change) Mark() []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, c.Number), c.Nonce)
}

// A changeRecord is what is kept of a change.
type changeRecord struct {
	Nonce uint64   `json:"nonce"`
	Put   []string `json:"put,omitempty"`
	Gone  []string `json:"gone,omitempty"`
}

func (c *Change) encode() []byte {
	r := changeRecord{Nonce: c.Nonce, Gone: c.Gone}
	for _, m := range c.Put {
		r.Put = append(r.Put, m.ID)
	}
	data, _ := json.Marshal(r) // of numbers and strings
	return data
}

// Head is the mark of the last change; nil before the first.
func (s *Store) Head() []byte {
	now := s.state.Load()
	if now.Head == 0 {
		return nil
	}
	return (&Change{Number: now.Head, Nonce: now.Nonce}).Mark()
}

// Since calls yield for every change after the one with the given mark (nil: from the first), oldest first, with
// members as they are now: one that is gone since is in Gone. The error wraps ErrBehind if the store does not have, or
// no longer has, that change: the index cannot catch up and has to be made anew.
func (s *Store) Since(mark []byte, yield func(*Change) error) error {
	return s.view(func(txn *badger.Txn) error {
		number, err := s.numberOf(txn, mark)
		if err != nil {
			return err
		}
		next := number + 1
		err = eachOf(txn, changePrefix, string(numberKey("", next)), func(item *badger.Item) error {
			n := binary.BigEndian.Uint64(item.Key()[len(changePrefix):])
			if n != next {
				return fmt.Errorf("%w: change %d follows %d", ErrBehind, n, next-1)
			}
			next++
			c, err := readChange(txn, item)
			if err != nil {
				return err
			}
			c.Number = n
			return yield(c)
		})
		if err == nil && next != s.headNumber()+1 {
			err = fmt.Errorf("%w: change %d of %d is missing", ErrBehind, next, s.headNumber())
		}
		return err
	})
}

func (s *Store) headNumber() uint64 { return s.state.Load().Head }

// numberOf is the number of the change with a mark, which the store must have.
func (s *Store) numberOf(txn *badger.Txn, mark []byte) (uint64, error) {
	if len(mark) == 0 {
		return 0, nil
	}
	if len(mark) != markLength {
		return 0, fmt.Errorf("%w: the mark of the index has %d bytes", ErrBehind, len(mark))
	}
	number, nonce := binary.BigEndian.Uint64(mark), binary.BigEndian.Uint64(mark[8:])
	var r changeRecord
	err := readJSON(txn, numberKey(changePrefix, number), &r)
	switch {
	case errors.Is(err, badger.ErrKeyNotFound) || err == nil && r.Nonce != nonce:
		return 0, fmt.Errorf("%w: change %d, and the last of the store is %d", ErrBehind, number, s.headNumber())
	case err != nil:
		return 0, err
	}
	return number, nil
}

// readChange reads a change with the members it touched, as they are now.
func readChange(txn *badger.Txn, item *badger.Item) (*Change, error) {
	var r changeRecord
	if err := item.Value(func(v []byte) error { return json.Unmarshal(v, &r) }); err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, item.Key(), err)
	}
	c := &Change{Nonce: r.Nonce, Gone: r.Gone}
	for _, id := range r.Put {
		m, err := readStamped(txn, id)
		if errors.Is(err, ErrNoMember) {
			c.Gone = append(c.Gone, id)
			continue
		}
		if err != nil {
			return nil, err
		}
		c.Put = append(c.Put, m)
	}
	return c, nil
}

// Followed says that an index has followed up to a mark: changes before it are forgotten. The last one is
// kept, since it proves that the mark is of this store.
func (s *Store) Followed(mark []byte) error {
	if len(mark) != markLength {
		return nil
	}
	last := binary.BigEndian.Uint64(mark)
	var old [][]byte
	err := s.each(changePrefix, "", func(item *badger.Item) error {
		if binary.BigEndian.Uint64(item.Key()[len(changePrefix):]) < last {
			old = append(old, item.KeyCopy(nil))
		}
		return nil
	})
	if err != nil || len(old) == 0 {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.use(func(db *badger.DB) error {
		batch := db.NewWriteBatch()
		defer batch.Cancel()
		for _, key := range old {
			if err := batch.Delete(key); err != nil {
				return err
			}
		}
		return batch.Flush()
	})
}
