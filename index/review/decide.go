package review

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/suppress"
)

// A Desk is where one person reviews the members of a directory.
type Desk struct {
	Directory *index.Directory
	// Who decides, and for what purpose if one was stated, for the audit log.
	Who, Purpose string
	// Now tells the time, for tests; nil asks the clock.
	Now func() time.Time
}

// A Decision is what a reviewer says of a member.
type Decision struct {
	ID     string
	Status member.Status
	Note   string
}

// Done counts what Decide did.
type Done struct {
	Decided int
	// Same had that status and note before.
	Same int
	// KeptOut are those who want no contact and are kept out of later imports from now on, LetIn those of whom
	// that was taken back.
	KeptOut, LetIn int
}

func (d *Desk) now() time.Time {
	if d.Now != nil {
		return d.Now().UTC().Truncate(time.Second)
	}
	return time.Now().UTC().Truncate(time.Second)
}

// decideBatch is how many members one Update decides on.
const decideBatch = 500

// Decide writes decisions, into the members, their history and the audit log. Of many, those before an error are written. Who wants no
// contact stays in the directory with that status, where searches and profiles leave them out, and is kept out of it under every other id:
// no list brings them back as somebody else.
func (d *Desk) Decide(decisions []Decision) (Done, error) {
	var done Done
	for part := range slices.Chunk(decisions, decideBatch) {
		now := done
		err := d.Directory.Update(func(tx index.Tx) error {
			now = done
			counts := map[member.Status]int{}
			for _, one := range part {
				if err := d.decide(tx, one, &now, counts); err != nil {
					return err
				}
			}
			return d.tell(tx, counts)
		})
		if err != nil {
			return done, fmt.Errorf("review: %w", err)
		}
		done = now
	}
	return done, nil
}

func (d *Desk) decide(tx index.Tx, one Decision, done *Done, counts map[member.Status]int) error {
	stored, err := tx.Member(one.ID)
	if err != nil {
		return err
	}
	if stored.Review.Status == one.Status && stored.Review.Note == one.Note {
		done.Same++
		return nil
	}
	m, now := *stored, d.now()
	m.History = slices.Clone(stored.History)
	m.Record(member.Change{At: now, By: d.Who, Field: "review", From: reviewText(stored.Review), To: reviewText(member.Review{Status: one.Status, Note: one.Note})})
	m.Review = member.Review{Status: one.Status, By: d.Who, At: now, Note: one.Note}
	m.Updated = now
	if one.Status == member.NoContact {
		m.Contact = member.NotContacted
	}
	done.Decided++
	counts[one.Status]++
	if err := d.keepOut(tx, stored, one.Status, done); err != nil {
		return err
	}
	return tx.Put(&m)
}

// reviewText is a review as it stands in the history: the status, and the note.
func reviewText(r member.Review) string {
	if r.Note == "" {
		return string(r.Status)
	}
	return string(r.Status) + ": " + r.Note
}

// keptOut names what is kept about a member who wants no contact: the suppression.
const keptOut = "no contact"

// keepOut suppresses who wants no contact from now on, and lifts that of whom it is taken back.
func (d *Desk) keepOut(tx index.Tx, m *member.Member, now member.Status, done *Done) error {
	was := m.Review.Status
	switch {
	case now == member.NoContact && was != member.NoContact:
		set := tx.NewSuppression()
		for _, hash := range suppress.NewHasher(d.Directory.Store().Secret()).Keep(suppress.Of(m), false) {
			if err := tx.Suppress(hash, store.Suppression{At: d.now(), By: d.Who, Reason: "wants no contact", Set: set}); err != nil {
				return err
			}
		}
		done.KeptOut++
		return tx.SetAbout(m.ID, keptOut, []byte(set))
	case now != member.NoContact && was == member.NoContact:
		set, err := tx.About(m.ID, keptOut)
		if err != nil || set == nil {
			return err
		}
		done.LetIn++
		_, err = tx.Unsuppress(string(set))
		return errors.Join(err, tx.SetAbout(m.ID, keptOut, nil))
	}
	return nil
}

// tell writes to the audit log how many members were decided how; nothing of an Update that decided nothing.
func (d *Desk) tell(tx index.Tx, counts map[member.Status]int) error {
	sum, about := 0, map[string]string{}
	for _, status := range slices.Sorted(maps.Keys(counts)) {
		sum += counts[status]
		about[statusWord(status)] = strconv.Itoa(counts[status])
	}
	if sum == 0 {
		return nil
	}
	return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "review", Count: sum, About: about})
}

// statusWord is the status, or that there is none.
func statusWord(s member.Status) string {
	if s == member.Unreviewed {
		return "unreviewed"
	}
	return string(s)
}

// ErrNoContact: the member wants no contact.
var ErrNoContact = errors.New("the person wants no contact")

// Contact writes how far outreach to members has come. The error wraps ErrNoContact for one who wants none; then nothing is written.
func (d *Desk) Contact(ids []string, step member.Contact) error {
	return d.Directory.Update(func(tx index.Tx) error {
		for _, id := range ids {
			stored, err := tx.Member(id)
			if err != nil {
				return err
			}
			if stored.Review.Status == member.NoContact {
				return fmt.Errorf("member %s: %w", id, ErrNoContact)
			}
			m, now := *stored, d.now()
			m.History = slices.Clone(stored.History)
			m.Record(member.Change{At: now, By: d.Who, Field: "contact", From: string(stored.Contact), To: string(step)})
			m.Contact, m.Updated = step, now
			if err := tx.Put(&m); err != nil {
				return err
			}
		}
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "contact", Count: len(ids), About: map[string]string{"step": string(step)}})
	})
}

// ParseContact reads a step of outreach; none takes it back.
func ParseContact(s string) (member.Contact, error) {
	if s == "none" {
		return member.NotContacted, nil
	}
	if c := member.Contact(s); slices.Contains(member.Contacts(), c) {
		return c, nil
	}
	known := []string{"none"}
	for _, c := range member.Contacts() {
		known = append(known, string(c))
	}
	return "", fmt.Errorf("contact %q: want one of %s", s, strings.Join(known, ", "))
}
