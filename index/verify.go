package index

import (
	"errors"
	"fmt"

	"diasmap/index/store"
)

// A Report is what Verify found.
type Report struct {
	// Members are in the store and can be read, Indexed in the search index, Entries in the audit log.
	Members, Indexed, Entries int
	// Faults are what is wrong, each in words: at most mostFaults, and how many more there are.
	Faults []string
	More   int
	// IndexStale says that all faults are of the search index, which Reindex mends.
	IndexStale bool
}

// mostFaults bounds how many faults are told.
const mostFaults = 20

func (r *Report) fault(format string, args ...any) {
	if len(r.Faults) == mostFaults {
		r.More++
		return
	}
	r.Faults = append(r.Faults, fmt.Sprintf(format, args...))
}

// Verify reads every record of the store, compares the search index with it member by member, and checks the
// chain of the audit log. The error is that of reading, where it cannot go on.
func (d *Directory) Verify() (*Report, error) {
	r := &Report{}
	if d.follower != nil {
		if err := d.Settle(); err != nil {
			return r, err
		}
	}
	stamps, err := d.stamps()
	if err != nil {
		r.fault("the search index cannot be read: %v", err)
	}
	r.Indexed = len(stamps)
	checked, err := d.store.Verify(func(id, stamp string) {
		switch indexed, there := stamps[id]; {
		case !there:
			r.fault("member %s is not in the search index", id)
		case indexed != stamp:
			r.fault("member %s is in the search index as it was before", id)
		}
		delete(stamps, id)
	})
	if err != nil {
		return r, err
	}
	for id := range stamps {
		r.fault("member %s is in the search index and not in the store", id)
	}
	r.Members, r.IndexStale = checked.Members, len(r.Faults) > 0 && len(checked.Faults) == 0
	for _, f := range checked.Faults {
		r.fault("%s", f)
	}
	if r.Entries, err = d.VerifyAudit(); err != nil {
		r.fault("%v", err)
		r.IndexStale = false
	}
	return r, nil
}

// stamps reads the stamps of all members in the search index.
func (d *Directory) stamps() (map[string]string, error) {
	stamps := make(map[string]string, d.store.Count())
	err := d.Search(func(e Engine) error {
		return e.Stamps(func(id, stamp string) error {
			if _, twice := stamps[id]; twice {
				return fmt.Errorf("%w: member %s is in it twice", ErrIndexDamaged, id)
			}
			stamps[id] = stamp
			return nil
		})
	})
	return stamps, err
}

// IsDamage says whether an error is of a damaged store: it can only be taken from a backup.
func IsDamage(err error) bool { return errors.Is(err, store.ErrDamaged) }
