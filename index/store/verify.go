package store

import (
	"encoding/json"
	"fmt"

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

// Verify checks the sums of all files and reads every record. It calls seen with each member's id and stamp.
// The error is that of a file that cannot be read.
func (s *Store) Verify(seen func(id, stamp string)) (*Check, error) {
	c := &Check{}
	if err := s.use((*badger.DB).VerifyChecksum); err != nil {
		return c, fmt.Errorf("verify the store %s: %w: %w", s.dir, ErrDamaged, err)
	}
	err := s.view(func(txn *badger.Txn) error {
		for _, part := range []struct {
			prefix string
			check  func(*badger.Item, []byte)
		}{
			{memberPrefix, func(item *badger.Item, v []byte) { c.member(item, v, seen) }},
			{importPrefix, c.json}, {progressPrefix, c.json}, {suppressedPrefix, c.json}, {outboxPrefix, c.json}, {changePrefix, c.json},
		} {
			err := eachOf(txn, part.prefix, "", func(item *badger.Item) error {
				return item.Value(func(v []byte) error {
					part.check(item, v)
					return nil
				})
			})
			if err != nil {
				return fmt.Errorf("verify the store %s: %w: %w", s.dir, ErrDamaged, err)
			}
		}
		now, err := readState(txn)
		if err == nil && now.Members != c.Members && len(c.Faults) == 0 {
			c.fault("the store has %d members and should have %d", c.Members, now.Members)
		}
		return err
	})
	return c, err
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
