package store

import (
	"bytes"
	"errors"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"diasmap/index/member"
)

// What other packages keep about a member goes when the member does. A name that ends in /ID is about another member too: it is kept
// about both, with the other's id in each, and goes when either does.

func aboutKey(id, what string) []byte { return []byte(aboutPrefix + id + "/" + what) }

// aboutMark is there if something may be kept about a member: to look for that is cheaper than to look through what an Update wrote so far.
func aboutMark(id string) []byte { return []byte(aboutPrefix + id) }

// SetAbout keeps a value about a member; nil takes it out.
func (tx *Tx) SetAbout(id, what string, value []byte) error {
	if value == nil {
		return tx.txn.Delete(aboutKey(id, what))
	}
	return errors.Join(tx.txn.Set(aboutMark(id), []byte{1}), tx.txn.Set(aboutKey(id, what), value))
}

// About is what SetAbout kept, nil if nothing.
func (tx *Tx) About(id, what string) ([]byte, error) {
	item, err := tx.txn.Get(aboutKey(id, what))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return item.ValueCopy(nil)
}

// EachAbout calls yield for all that is kept about a member whose name begins so.
func (tx *Tx) EachAbout(id, what string, yield func(what string, value []byte) error) error {
	if there, err := tx.has(aboutMark(id)); !there || err != nil {
		return err
	}
	return eachOf(tx.txn, string(aboutKey(id, what)), "", func(item *badger.Item) error {
		value, err := item.ValueCopy(nil)
		if err != nil {
			return err
		}
		_, name := cutAbout(item.Key())
		return yield(name, value)
	})
}

// EachAbout calls yield for all that is kept about members whose name begins so, by member. The values are copies.
func (s *Store) EachAbout(what string, yield func(id, what string, value []byte) error) error {
	return s.each(aboutPrefix, "", func(item *badger.Item) error {
		id, name := cutAbout(item.Key())
		if name == "" || !strings.HasPrefix(name, what) { // a mark, or something else
			return nil
		}
		value, err := item.ValueCopy(nil)
		if err != nil {
			return err
		}
		return yield(id, name, value)
	})
}

// cutAbout parts a key into the member and the name of what is kept.
func cutAbout(key []byte) (id, what string) {
	before, after, _ := bytes.Cut(key[len(aboutPrefix):], []byte("/"))
	return string(before), string(after)
}

// forgetAbout takes out what is kept about a member, and what is kept about others of it.
func (tx *Tx) forgetAbout(id string) error {
	if there, err := tx.has(aboutMark(id)); !there || err != nil {
		return err
	}
	keys := [][]byte{aboutMark(id)}
	err := tx.EachAbout(id, "", func(what string, _ []byte) error {
		keys = append(keys, aboutKey(id, what))
		if kind, other, ok := cutLast(what); ok && member.ValidID(other) {
			keys = append(keys, aboutKey(other, kind+"/"+id))
		}
		return nil
	})
	for _, key := range keys {
		err = errors.Join(err, tx.txn.Delete(key))
	}
	return err
}

func cutLast(what string) (before, after string, found bool) {
	i := strings.LastIndexByte(what, '/')
	if i < 0 {
		return what, "", false
	}
	return what[:i], what[i+1:], true
}
