package duplicate

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Desk is where one person looks after the duplicates of a directory.
type Desk struct {
	Directory *index.Directory
	Lexicon   *onomastics.Lexicon
	// Who decides, and for what purpose if one was stated, for the audit log.
	Who, Purpose string
	// Now tells the time, for tests; nil asks the clock.
	Now func() time.Time
}

func (d *Desk) now() time.Time {
	if d.Now != nil {
		return d.Now().UTC().Truncate(time.Second)
	}
	return time.Now().UTC().Truncate(time.Second)
}

var (
	// ErrSame: the two are one member.
	ErrSame = errors.New("the two are one member already")
	// ErrDecided: reviewers decided differently about two members.
	ErrDecided = errors.New("reviewers decided differently about them: decide the same of both first")
	// ErrWhole: a member was not merged, or not with that one.
	ErrWhole = errors.New("it was not merged of those")
)

// Merge makes one member of two, known by the id of who came first, which it returns. Split undoes it.
func (d *Desk) Merge(a, b string) (kept string, err error) {
	err = d.Directory.Update(func(tx index.Tx) error {
		if kept, err = d.merge(tx, a, b); err != nil {
			return err
		}
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "merge", Count: 1})
	})
	if err != nil {
		return "", fmt.Errorf("merge: %w", err)
	}
	return kept, nil
}

func (d *Desk) merge(tx index.Tx, a, b string) (string, error) {
	x, y, err := both(tx, a, b)
	if err != nil {
		return "", err
	}
	if y.Imported.Before(x.Imported) || y.Imported.Equal(x.Imported) && y.ID < x.ID {
		x, y = y, x
	}
	whole := *x
	if whole.Review, err = together(x.Review, y.Review); err != nil {
		return "", fmt.Errorf("%s and %s: %w", x.ID, y.ID, err)
	}
	whole.Contact = furthest(x.Contact, y.Contact)
	if whole.Review.Status == member.NoContact {
		whole.Contact = member.NotContacted
	}
	whole.History = slices.Concat(x.History, y.History)
	slices.SortStableFunc(whole.History, func(a, b member.Change) int { return a.At.Compare(b.At) })
	whole.Record(member.Change{At: d.now(), By: d.Who, Field: "merged", From: y.ID, To: x.ID})
	parts, err := partsOf(tx, x)
	if err != nil {
		return "", err
	}
	others, err := partsOf(tx, y)
	if err != nil {
		return "", err
	}
	if err := inherit(tx, x.ID, y.ID); err != nil {
		return "", err
	}
	if err := tx.Delete(y.ID); err != nil {
		return "", err
	}
	parts = append(parts, others...)
	for _, p := range parts {
		if err := tx.SetPart(x.ID, p); err != nil {
			return "", err
		}
	}
	m := Compose(&whole, parts)
	m.Updated = d.now()
	return x.ID, tx.Put(m)
}

// both reads two members, by the ids they are known by now.
func both(tx index.Tx, a, b string) (x, y *member.Member, err error) {
	for _, of := range []struct {
		id string
		to **member.Member
	}{{a, &x}, {b, &y}} {
		known, err := tx.Known(of.id)
		if err != nil {
			return nil, nil, err
		}
		if *of.to, err = tx.Member(known); err != nil {
			return nil, nil, err
		}
	}
	if x.ID == y.ID {
		return nil, nil, fmt.Errorf("%s and %s: %w", a, b, ErrSame)
	}
	return x, y, nil
}

// inherit has what is kept about one member, and about no other, kept about another too, unless that has its own.
func inherit(tx index.Tx, to, from string) error {
	kept := map[string][]byte{}
	err := tx.EachAbout(from, "", func(what string, value []byte) error {
		if !member.ValidID(what[strings.LastIndexByte(what, '/')+1:]) {
			kept[what] = value
		}
		return nil
	})
	for what, value := range kept {
		own, readErr := tx.About(to, what)
		if err = errors.Join(err, readErr); err == nil && own == nil {
			err = tx.SetAbout(to, what, value)
		}
	}
	return err
}

// partsOf are the parts of a member; itself if it was not merged.
func partsOf(tx index.Tx, m *member.Member) ([]*member.Member, error) {
	parts, err := tx.Parts(m.ID)
	if err == nil && len(parts) == 0 {
		parts = []*member.Member{m}
	}
	return parts, err
}

// together is what was decided about either of two. That somebody wants no contact holds, whatever else was decided.
func together(a, b member.Review) (member.Review, error) {
	switch {
	case b.Status == a.Status || b.Status == member.Unreviewed || a.Status == member.NoContact:
		return a, nil
	case a.Status == member.Unreviewed || a.Status == member.Unsure || b.Status == member.NoContact:
		return b, nil
	case b.Status == member.Unsure:
		return a, nil
	}
	return a, ErrDecided
}

// furthest is the later step of outreach.
func furthest(a, b member.Contact) member.Contact {
	steps := append([]member.Contact{member.NotContacted}, member.Contacts()...)
	if slices.Index(steps, b) > slices.Index(steps, a) {
		return b
	}
	return a
}

// Split takes a part out of a merged member, to be a member of its own as it was; what was decided of the whole holds for both. The two are
// not taken for one again unless a person merges them.
func (d *Desk) Split(whole, part string) error {
	err := d.Directory.Update(func(tx index.Tx) error {
		m, err := tx.Member(whole)
		if err != nil {
			return err
		}
		parts, err := tx.Parts(whole)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(parts, func(p *member.Member) bool { return p.ID == part })
		if at < 0 || part == whole {
			return fmt.Errorf("%s of %s: %w", part, whole, ErrWhole)
		}
		if err := d.split(tx, m, parts, at); err != nil {
			return err
		}
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "split", Count: 1})
	})
	if err != nil {
		return fmt.Errorf("split: %w", err)
	}
	return nil
}

func (d *Desk) split(tx index.Tx, m *member.Member, parts []*member.Member, at int) error {
	gone := *parts[at]
	rest := slices.Delete(slices.Clone(parts), at, at+1)
	change := member.Change{At: d.now(), By: d.Who, Field: "split", From: m.ID, To: gone.ID}
	whole := *m
	whole.History = slices.Clone(m.History)
	whole.Record(change)
	if gone.Review.Status == member.Unreviewed || m.Review.Status == member.NoContact {
		gone.Review, gone.Contact = m.Review, m.Contact
	}
	gone.History = slices.Clone(gone.History)
	gone.Record(change)
	gone.Updated = d.now()
	left := Compose(&whole, rest)
	left.Updated = d.now()
	err := errors.Join(tx.RemovePart(m.ID, gone.ID), tx.Put(left), tx.Put(&gone))
	if len(rest) == 1 {
		err = errors.Join(err, tx.RemovePart(m.ID, rest[0].ID))
	}
	return errors.Join(err, setPair(tx, Pair{A: m.ID, B: gone.ID, Different: true, By: d.Who, At: d.now()}))
}
