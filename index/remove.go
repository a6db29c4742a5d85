package index

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/suppress"
)

// A Removal says who takes people out of the directory, and why.
type Removal struct {
	By, Reason string
	// Purpose is what By works for, if that was stated: it stands in the audit log beside the reason.
	Purpose string
	// Everywhere suppresses the name in every country, not only where the person lives.
	Everywhere bool
	// Erase leaves nothing in the files, at the cost of writing them anew.
	Erase bool
}

// A Removed is what a Removal did.
type Removed struct {
	// Set names the suppression, to undo it.
	Set string
	// Members are the ids of the members taken out.
	Members []string
}

// Suppress keeps people out of the directory from now on, and takes out the members that they are recognised by. No
// import brings them back.
func (d *Directory) Suppress(people []suppress.Person, r Removal) (*Removed, error) {
	hasher := suppress.NewHasher(d.store.Secret())
	hashes := map[string]bool{}
	for _, p := range people {
		for _, h := range hasher.Keep(p, r.Everywhere) {
			hashes[h] = true
		}
	}
	if len(hashes) == 0 {
		return nil, fmt.Errorf("suppress: %w", ErrNobody)
	}
	out := &Removed{}
	var err error
	if out.Members, err = d.recognised(hashes); err != nil {
		return nil, err
	}
	action := "suppress"
	if r.Erase {
		action = "erase"
	}
	now := time.Now().UTC().Truncate(time.Second)
	err = d.Update(func(tx Tx) error {
		out.Set = tx.NewSuppression()
		for h := range hashes {
			if err := tx.Suppress(h, store.Suppression{At: now, By: r.By, Reason: r.Reason, Set: out.Set}); err != nil {
				return err
			}
		}
		if err := removeIn(tx, out.Members, r.Erase); err != nil {
			return err
		}
		return tx.Audit(r.entry(action, out.Set, len(out.Members)))
	})
	if err == nil && r.Erase {
		err = d.scrub()
	}
	return out, err
}

// entry is what the audit log is told.
func (r *Removal) entry(action, set string, members int) audit.Entry {
	e := audit.Entry{Who: r.By, Action: action, Purpose: r.Reason, Count: members, About: map[string]string{"set": set}}
	if r.Purpose != "" {
		e.Purpose, e.About["reason"] = r.Purpose, r.Reason
	}
	return e
}

// recognised finds the members that hashes are of.
func (d *Directory) recognised(hashes map[string]bool) ([]string, error) {
	hasher := suppress.NewHasher(d.store.Secret())
	var ids []string
	err := d.store.Each(func(m *member.Member) error {
		if slices.ContainsFunc(hasher.Seek(suppress.Of(m)), func(h string) bool { return hashes[h] }) {
			ids = append(ids, m.ID)
		}
		return nil
	})
	return ids, err
}

// Unsuppress lets the people of a set in again; a list that holds them brings them back. r says who does it, and why.
func (d *Directory) Unsuppress(set string, r Removal) error {
	return d.Update(func(tx Tx) error {
		n, err := tx.Unsuppress(set)
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("undo suppression %s: %w", set, ErrNobody)
		}
		return tx.Audit(r.entry("unsuppress", set, 0))
	})
}

// ErrNobody: nobody was named, or nobody is found.
var ErrNobody = errors.New("there is nobody of that description")

// Purge takes out the members whose time to be kept is over, and leaves nothing of them in the files.
func (d *Directory) Purge(now time.Time, by string) (int, error) {
	var ids []string
	err := d.store.Each(func(m *member.Member) error {
		if !m.RetainUntil.IsZero() && !now.Before(m.RetainUntil.AddDate(0, 0, 1)) {
			ids = append(ids, m.ID)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for part := range slices.Chunk(ids, removeBatch) {
		if err := d.Later(func(tx Tx) error { return removeIn(tx, part, true) }); err != nil {
			return 0, err
		}
	}
	err = d.Update(func(tx Tx) error {
		return tx.Audit(audit.Entry{Who: by, Action: "purge", Purpose: "the time to keep them is over", Count: len(ids),
			About: map[string]string{"on": now.Format(time.DateOnly)}})
	})
	if err == nil && len(ids) > 0 {
		err = d.scrub()
	}
	return len(ids), err
}

// removeBatch is how many members one Update takes out.
const removeBatch = 1000

// scrubNote is there from when members are to leave nothing in the files until nothing is left.
const scrubNote = "scrub"

// removeIn takes members out. With scrub set, what imports found of them goes too, and the files are to be written anew.
func removeIn(tx Tx, ids []string, scrub bool) error {
	for _, id := range ids {
		parts, err := tx.Parts(id)
		if err != nil {
			return err
		}
		if err := tx.Delete(id); err != nil {
			return err
		}
		if !scrub {
			continue
		}
		if err := tx.Unfound(id); err != nil {
			return err
		}
		for _, p := range parts { // found under their own ids before they were merged
			if err := tx.Unfound(p.ID); err != nil {
				return err
			}
		}
	}
	if !scrub || len(ids) == 0 {
		return nil
	}
	return tx.SetNote(scrubNote, []byte(strconv.Itoa(len(ids))))
}

// scrub writes all files anew, so that nothing of members that were removed is left in them. A crash before it is
// done is made up for when the directory is opened next.
func (d *Directory) scrub() error {
	d.writing.Lock()
	defer d.writing.Unlock()
	if err := d.follower.settle(); err != nil {
		return err
	}
	if err := d.forgetChanges(); err != nil {
		return err
	}
	if err := d.Search(Engine.Compact); err != nil {
		return fmt.Errorf("write the search index anew: %w", err)
	}
	if err := d.store.Rewrite(); err != nil {
		return err
	}
	if _, err := d.store.Update(func(tx *store.Tx) error { return tx.SetNote(scrubNote, nil) }); err != nil {
		return err
	}
	return d.store.Sync()
}

// forgetChanges puts an empty change after those that name the removed, and forgets them.
func (d *Directory) forgetChanges() error {
	change, err := d.store.Update(func(tx *store.Tx) error {
		tx.Mark()
		return nil
	})
	if err != nil {
		return err
	}
	if err := d.Search(func(e Engine) error { return e.Apply(nil, nil, change.Mark()) }); err != nil {
		return fmt.Errorf("update the search index: %w", err)
	}
	return d.store.Followed(change.Mark())
}

// finishScrub does what a crash left of it.
func (d *Directory) finishScrub() error {
	note, err := d.store.Note(scrubNote)
	if err != nil || note == nil {
		return err
	}
	d.options.Log.Info("files are written anew, so that nothing of removed members is left in them", "members", string(note))
	return d.scrub()
}
