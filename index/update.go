package index

import (
	"encoding/json"
	"errors"
	"fmt"

	"diasmap/index/audit"
	"diasmap/index/store"
)

// A Tx is an Update under way: that of the store, and what is to be said of it in the audit log.
type Tx struct{ *store.Tx }

// Audit has an entry written once the Update is done: both are there, or neither.
func (tx Tx) Audit(e audit.Entry) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return tx.Say(data)
}

// Update changes the directory in one step and returns once the store has it on the disk, the search index finds
// it, and the audit log tells it. An Update of which this was returned survives any crash.
func (d *Directory) Update(do func(Tx) error) error {
	if err := d.Later(do); err != nil {
		return err
	}
	return d.Settle()
}

// Later is Update without the waiting: the change survives the end of the process, but is not yet found, told or
// safe from a loss of power. Settle does that for all that came before.
func (d *Directory) Later(do func(Tx) error) error {
	if d.follower == nil {
		return fmt.Errorf("change %s: %w", d.dir, ErrReadOnly)
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	if err := d.follower.failed(); err != nil {
		return err
	}
	change, err := d.store.Update(func(tx *store.Tx) error { return do(Tx{tx}) })
	if err != nil {
		return err
	}
	d.follower.follow(change)
	return nil
}

// Settle waits until all that was updated is on the disk, found and told.
func (d *Directory) Settle() error {
	if err := d.store.Sync(); err != nil {
		return err
	}
	return errors.Join(d.settleAudit(), d.follower.settle())
}
