package index

import (
	"fmt"
	"maps"
	"slices"

	"diasmap/index/member"
	"diasmap/index/store"
)

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
	followerRoom = 4
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
			changes := f.waiting(c)
			f.apply(changes)
			if count += len(changes); count >= forgetEvery {
				f.forget(changes[len(changes)-1])
				count = 0
			}
		case ask := <-f.asks:
			for len(f.changes) > 0 {
				f.apply(f.waiting(<-f.changes))
			}
			ask <- f.failed()
		}
	}
}

// waiting is a change and those that wait behind it.
func (f *follower) waiting(first *store.Change) []*store.Change {
	changes := []*store.Change{first}
	for range len(f.changes) {
		changes = append(changes, <-f.changes)
	}
	return changes
}

// apply applies changes in one step: an index that waits for the disk once follows faster than one that does for each.
func (f *follower) apply(changes []*store.Change) {
	if f.failed() != nil {
		return
	}
	put, gone := joined(changes)
	mark := changes[len(changes)-1].Mark()
	err := f.directory.Search(func(e Engine) error { return e.Apply(put, gone, mark) })
	if err != nil {
		f.err = fmt.Errorf("update the search index: %w (the store has the change: the index follows when the directory is opened again)", err)
		close(f.broken)
	}
}

// joined is what several changes come to: the members they put and did not take out later, and those they took out and did not
// put again.
func joined(changes []*store.Change) (put []member.Stamped, gone []string) {
	if len(changes) == 1 {
		return changes[0].Put, changes[0].Gone
	}
	left := map[string]int{} // the last change that took a member out
	for i, c := range changes {
		for _, id := range c.Gone {
			left[id] = i
		}
	}
	for i, c := range changes {
		for _, m := range c.Put {
			last, out := left[m.ID]
			if out && last > i {
				continue
			}
			delete(left, m.ID)
			put = append(put, m)
		}
	}
	return put, slices.Collect(maps.Keys(left))
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
