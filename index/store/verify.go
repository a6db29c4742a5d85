package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"diasmap/index/member"
)

// A Check is what Verify found.
type Check struct {
	Members int
	// Faults are what is wrong, each in words.
	Faults []string
}

func (c *Check) fault(format string, args ...any) {
	c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
}

// Verify checks the sums of all files and reads every record of every kind, and what records say of one another. It calls seen with each
// member's id and stamp. The error is that of a file that cannot be read.
func (s *Store) Verify(seen func(id, stamp string)) (*Check, error) {
	c := &Check{}
	if err := s.use((*badger.DB).VerifyChecksum); err != nil {
		return c, fmt.Errorf("verify the store %s: %w: %w", s.dir, ErrDamaged, err)
	}
	err := s.view(func(txn *badger.Txn) error {
		kinds := map[string]func(*badger.Item, []byte){
			memberPrefix: func(item *badger.Item, v []byte) { c.member(item, v, seen) },
			importPrefix: c.json, progressPrefix: c.json, suppressedPrefix: c.json, outboxPrefix: c.json, changePrefix: c.json,
			findingPrefix: c.finding,
			aliasPrefix:   func(item *badger.Item, v []byte) { c.alias(txn, item, v) },
			aboutPrefix:   func(item *badger.Item, v []byte) { c.about(txn, item, v) },
			notePrefix:    func(*badger.Item, []byte) {}, // what they mean only those know who wrote them
			statePrefix:   func(*badger.Item, []byte) {}, // read below, and on opening
		}
		err := eachOf(txn, "", "", func(item *badger.Item) error {
			kind := item.Key()[:min(len(item.Key()), kindLength)]
			return item.Value(func(v []byte) error {
				if check, known := kinds[string(kind)]; known {
					check(item, v)
				} else {
					c.fault("record %q is of no kind that there is", item.Key())
				}
				return nil
			})
		})
		if err != nil {
			return fmt.Errorf("verify the store %s: %w: %w", s.dir, ErrDamaged, err)
		}
		now, err := readState(txn)
		if err == nil && now.Members != c.Members && len(c.Faults) == 0 {
			c.fault("the store has %d members and should have %d", c.Members, now.Members)
		}
		return err
	})
	return c, err
}

// finding checks how an import found a member.
func (c *Check) finding(item *badger.Item, value []byte) {
	if f := Finding(append(value, 0)[0]); len(value) != 1 || f != New && f != Changed && f != Unchanged {
		c.fault("record %q is damaged", item.Key())
	}
}

// alias checks that a member that was merged is no longer there, and the one it was merged into is.
func (c *Check) alias(txn *badger.Txn, item *badger.Item, value []byte) {
	id := string(item.Key()[len(aliasPrefix):])
	now, err := known(txn, id)
	if err != nil || !there(txn, now) {
		c.fault("member %s was merged into %q, which is not there", id, value)
	}
	if there(txn, id) {
		c.fault("member %s was merged into %q, and is there too", id, value)
	}
}

// about checks what is kept about a member: that there is the member, and that parts can be read.
func (c *Check) about(txn *badger.Txn, item *badger.Item, value []byte) {
	id, name := cutAbout(item.Key())
	if name == "" {
		return // the mark that something may be kept: it stays where the member is another's part
	}
	if !there(txn, id) {
		c.fault("%s is kept about member %s, who is not there", name, id)
	}
	if part, ok := strings.CutPrefix(name, partName); ok {
		if m, err := member.Decode(value); err != nil {
			c.fault("member %s, %s: %v", id, name, err)
		} else if m.ID != part {
			c.fault("member %s, %s: the record is of %s", id, name, m.ID)
		}
	}
}

func there(txn *badger.Txn, id string) bool {
	_, err := txn.Get(textKey(memberPrefix, id))
	return err == nil
}

func (c *Check) member(item *badger.Item, value []byte, seen func(id, stamp string)) {
	id := string(item.Key()[len(memberPrefix):])
	m, err := member.Decode(value)
	switch {
	case err != nil:
		c.fault("member %s: %v", id, err)
	case m.ID != id:
		c.fault("member %s: the record is of %s", id, m.ID)
	default:
		c.Members++
		seen(id, member.StampOf(value))
	}
}

func (c *Check) json(item *badger.Item, value []byte) {
	if !json.Valid(value) {
		c.fault("record %q is damaged", item.Key())
	}
}
