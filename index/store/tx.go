package store

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"diasmap/index/member"
)

// A Tx is an Update under way. It sees what it wrote itself.
type Tx struct {
	txn    *badger.Txn
	store  *Store
	state  state
	change Change
	marked bool
	absent map[string]bool // members that were looked for in vain
	put    map[string]int  // place of a member in change.Put
	merged bool            // some ids are known by others; only if looked
	looked bool
}

// Update runs do as one transaction: either all it wrote is there afterwards, or nothing. What it returns is the
// change for the index to follow. Members survive the end of the process from then on, and a loss of power after
// Sync. One Update takes about a megabyte, a thousand members as they usually are; else the error wraps ErrTooMuch.
func (s *Store) Update(do func(*Tx) error) (*Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.room(0); err != nil {
		return nil, err
	}
	tx := &Tx{store: s, state: *s.state.Load(), put: map[string]int{}, absent: map[string]bool{}}
	err := s.use(func(db *badger.DB) error {
		tx.txn = db.NewTransaction(true)
		defer tx.txn.Discard()
		if err := do(tx); err != nil {
			return err
		}
		if err := tx.end(); err != nil {
			return err
		}
		return tx.txn.Commit()
	})
	if errors.Is(err, badger.ErrTxnTooBig) {
		err = fmt.Errorf("%w: %w", ErrTooMuch, err)
	}
	if err != nil {
		return nil, err
	}
	s.state.Store(&tx.state)
	return &tx.change, nil
}

// Sync makes what was updated survive a loss of power.
func (s *Store) Sync() error {
	if err := s.use((*badger.DB).Sync); err != nil {
		return fmt.Errorf("write the store to the disk: %w", err)
	}
	return nil
}

// end writes the change and the state.
func (tx *Tx) end() error {
	if tx.marked || len(tx.change.Put)+len(tx.change.Gone) > 0 {
		var nonce [8]byte
		_, _ = rand.Read(nonce[:]) // never fails
		tx.state.Head++
		tx.state.Nonce = binary.BigEndian.Uint64(nonce[:])
		tx.change.Number, tx.change.Nonce = tx.state.Head, tx.state.Nonce
		if err := tx.txn.Set(numberKey(changePrefix, tx.change.Number), tx.change.encode()); err != nil {
			return err
		}
	}
	return writeJSON(tx.txn, []byte(stateKey), tx.state)
}

// Mark makes the Update a change of its own even if it touches no member.
func (tx *Tx) Mark() { tx.marked = true }

// Member reads a member. The error wraps ErrNoMember if there is none.
func (tx *Tx) Member(id string) (*member.Member, error) {
	m, err := readMember(tx.txn, id)
	if errors.Is(err, ErrNoMember) {
		tx.absent[id] = true
	}
	return m, err
}

// Put writes a member under its id. The member must not be changed afterwards.
func (tx *Tx) Put(m *member.Member) error {
	if !member.ValidID(m.ID) {
		return fmt.Errorf("store member %q: the id is not valid", m.ID)
	}
	there, err := !tx.absent[m.ID], error(nil)
	if there {
		there, err = tx.has(textKey(memberPrefix, m.ID))
	}
	if err != nil {
		return err
	}
	if !there {
		tx.state.Members++
	}
	delete(tx.absent, m.ID)
	encoded := m.Append(make([]byte, 0, usualMember))
	stamped := member.StampedOf(m, encoded)
	if i, twice := tx.put[m.ID]; twice {
		tx.change.Put[i] = stamped
	} else {
		tx.put[m.ID] = len(tx.change.Put)
		tx.change.Put = append(tx.change.Put, stamped)
	}
	return tx.txn.Set(textKey(memberPrefix, m.ID), encoded)
}

// usualMember is what most encoded members have room in, in bytes.
const usualMember = 768

// Delete takes a member out, if it is there, and what is kept about it; its findings stay.
func (tx *Tx) Delete(id string) error {
	there, err := tx.has(textKey(memberPrefix, id))
	if err != nil || !there {
		return err
	}
	tx.state.Members--
	if i, written := tx.put[id]; written {
		last := len(tx.change.Put) - 1
		moved := tx.change.Put[last]
		tx.change.Put[i], tx.put[moved.ID] = moved, i
		tx.change.Put = tx.change.Put[:last]
		delete(tx.put, id)
	}
	tx.change.Gone = append(tx.change.Gone, id)
	if err := errors.Join(tx.forgetParts(id), tx.forgetAbout(id)); err != nil {
		return err
	}
	return tx.txn.Delete(textKey(memberPrefix, id))
}

func (tx *Tx) has(key []byte) (bool, error) {
	_, err := tx.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return false, nil
	}
	return err == nil, err
}

// SetNote keeps a value of another package under a name; nil takes it out.
func (tx *Tx) SetNote(name string, value []byte) error {
	if value == nil {
		return tx.txn.Delete(textKey(notePrefix, name))
	}
	return tx.txn.Set(textKey(notePrefix, name), value)
}

// Note is what SetNote kept, nil if nothing.
func (tx *Tx) Note(name string) ([]byte, error) { return readNote(tx.txn, name) }

// Note is what an Update kept with SetNote, nil if nothing.
func (s *Store) Note(name string) (value []byte, err error) {
	err = s.view(func(txn *badger.Txn) error {
		value, err = readNote(txn, name)
		return err
	})
	return value, err
}

func readNote(txn *badger.Txn, name string) ([]byte, error) {
	item, err := txn.Get(textKey(notePrefix, name))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return item.ValueCopy(nil)
}

// Notes calls yield for every note whose name begins with prefix, by name.
func (s *Store) Notes(prefix string, yield func(name string, value []byte) error) error {
	return s.each(notePrefix+prefix, "", func(item *badger.Item) error {
		return item.Value(func(v []byte) error { return yield(string(item.Key()[len(notePrefix):]), v) })
	})
}
