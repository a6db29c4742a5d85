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

// A follower applies changes to the search index in the order of the store, beside the Updates that follow.
type follower struct {
	directory *Directory
	changes   chan *store.Change
	asks      chan chan error
	broken    chan struct{} // closed once err is set
	err       error
	done      chan struct{}
}

const (
	// followerRoom bounds how many changes the search index lags behind while the process runs.
	followerRoom = 8
	// forgetEvery is after how many changes those that were followed are forgotten.
	forgetEvery = 64
)

func newFollower(d *Directory) *follower {
	f := &follower{directory: d, changes: make(chan *store.Change, followerRoom), asks: make(chan chan error),
		broken: make(chan struct{}), done: make(chan struct{})}
	go f.run()
	return f
}

func (f *follower) run() {
	defer close(f.done)
	count := 0
	for {
		select {
		case c, open := <-f.changes:
			if !open {
				return
			}
			f.apply(c)
			if count++; count%forgetEvery == 0 {
				f.forget(c)
			}
		case ask := <-f.asks:
			for len(f.changes) > 0 {
				f.apply(<-f.changes)
			}
			ask <- f.failed()
		}
	}
}

func (f *follower) apply(c *store.Change) {
	if f.failed() != nil {
		return
	}
	err := f.directory.Search(func(e Engine) error { return e.Apply(c.Put, c.Gone, c.Mark()) })
	if err != nil {
		f.err = fmt.Errorf("update the search index: %w (the store has the change: the index follows when the directory is opened again)", err)
		close(f.broken)
	}
}

func (f *follower) forget(c *store.Change) {
	if f.failed() == nil {
		_ = f.directory.store.Followed(c.Mark()) // else the next time
	}
}

// failed is why the index follows no more.
func (f *follower) failed() error {
	select {
	case <-f.broken:
		return f.err
	default:
		return nil
	}
}

// follow has a change applied.
func (f *follower) follow(c *store.Change) {
	if c.Number > 0 {
		f.changes <- c
	}
}

// settle waits until all changes are applied.
func (f *follower) settle() error {
	ask := make(chan error)
	f.asks <- ask
	return <-ask
}

func (f *follower) end() {
	close(f.changes)
	<-f.done
}
