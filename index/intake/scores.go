package intake

import (
	"fmt"
	"strings"
	"sync"

	"diasmap/index"
	"diasmap/index/store"
	"diasmap/onomastics"
)

// scores counts how the names of a list scored, by residence: from it the members of a diaspora are counted corrected
// for errors, in the whole list and in each country. It holds no names.
type scores map[onomastics.Country]*onomastics.Tally

// of is the tally of a residence.
func (s scores) of(residence onomastics.Country, pool *scorePool) *onomastics.Tally {
	t := s[residence]
	if t == nil {
		t = pool.tallies.Get().(*onomastics.Tally)
		s[residence] = t
	}
	return t
}

// A scorePool lends empty tallies, 75 kB each.
type scorePool struct{ tallies sync.Pool }

func newScorePool(c *onomastics.Classifier) *scorePool {
	return &scorePool{sync.Pool{New: func() any { return c.NewTally() }}}
}

// addScores adds those of a portion, and gives its tallies back.
func (r *run) addScores(portion scores) {
	for residence, t := range portion {
		r.scores.of(residence, r.pool).Merge(t)
		r.changed[residence] = true
		t.Clear()
		r.pool.tallies.Put(t)
	}
}

// putScores stores the tallies that changed. Of a list without target origins only those of origins are kept that have a
// member in the residence: nobody else is counted there.
func (r *run) putScores(tx index.Tx) error {
	for residence := range r.changed {
		keep := r.job.Batch.Policy.Targets
		if len(keep) == 0 {
			keep = []onomastics.Country{}
			for origin, hosts := range r.record.ByHost {
				if hosts[residenceWord(residence)] > 0 {
					keep = append(keep, onomastics.MustParseCountry(origin))
				}
			}
		}
		if err := tx.SetNote(scoresNote(r.record.ID, residence), r.scores[residence].Append(nil, keep)); err != nil {
			return err
		}
	}
	return nil
}

func scoresNote(importID string, residence onomastics.Country) string {
	return scoresOf(importID) + residenceWord(residence)
}

// scoresOf begins the names of the notes that hold the tallies of an import.
func scoresOf(importID string) string { return "scores/" + importID + "/" }

// Scores reads how the names of a list scored, by residence, zero for those of whom none is known. The classifier must be
// the one the list was imported with (store.Import.Digest).
func Scores(s *store.Store, importID string, c *onomastics.Classifier) (map[onomastics.Country]*onomastics.Tally, error) {
	all := map[onomastics.Country]*onomastics.Tally{}
	err := s.Notes(scoresOf(importID), func(name string, data []byte) error {
		t, err := c.ParseTally(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		residence, _ := onomastics.ParseCountry(strings.TrimPrefix(name, scoresOf(importID))) // zero where it is unknown
		all[residence] = t
		return nil
	})
	return all, err
}

// resumeScores takes up the tallies of an import that was broken off.
func (r *run) resumeScores() error {
	kept, err := Scores(r.directory.Store(), r.record.ID, r.job.Batch.Classifier)
	if err == nil {
		r.scores = kept
	}
	return err
}
