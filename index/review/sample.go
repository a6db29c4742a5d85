package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Frame says of whom a sample is drawn: the members of an origin, of one list if a source is named.
type Frame struct {
	Origin onomastics.Country `json:"origin"`
	Source string             `json:"source,omitempty"`
}

// has says whether a member is in the frame. Who wants no contact is not: there is nothing to look into.
func (f Frame) has(m *member.Member) bool {
	return m.Origin == f.Origin && m.Review.Status != member.NoContact &&
		(f.Source == "" || slices.ContainsFunc(m.Sources, func(s member.SourceRef) bool { return s.Source == f.Source }))
}

// A Sample is members drawn at random, so that what reviewers find in them holds for all of the frame.
type Sample struct {
	Name string `json:"name"`
	Frame
	Seed uint64 `json:"seed"`
	// Size is how many were drawn of Population.
	Size       int       `json:"size"`
	Population int       `json:"population"`
	Drawn      time.Time `json:"drawn"`
	By         string    `json:"by"`
}

var (
	// ErrSample: there is no sample of that name.
	ErrSample = errors.New("review: there is no such sample")
	// ErrSampleThere: there is one already.
	ErrSampleThere = errors.New("review: there is a sample of that name")
	// ErrEmptyFrame: nobody can be drawn.
	ErrEmptyFrame = errors.New("review: there is nobody to draw from")
)

const samplePrefix = "sample/"

// Draw draws n members at random, all if there are fewer, and keeps the sample under a name. The same seed draws the same of the
// same members, whatever their order.
func (d *Desk) Draw(name string, n int, seed uint64, frame Frame) (*Sample, []*member.Member, error) {
	drawn, population, err := d.lots(n, seed, frame)
	if err != nil {
		return nil, nil, fmt.Errorf("draw a sample: %w", err)
	}
	if len(drawn) == 0 {
		return nil, nil, fmt.Errorf("draw a sample of %s: %w", frame.Origin, ErrEmptyFrame)
	}
	s := &Sample{Name: name, Frame: frame, Seed: seed, Size: len(drawn), Population: population, Drawn: d.now(), By: d.Who}
	err = d.Directory.Update(func(tx index.Tx) error {
		there, err := tx.Note(samplePrefix + name)
		if err != nil {
			return err
		}
		if there != nil {
			return fmt.Errorf("draw %s: %w", name, ErrSampleThere)
		}
		data, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if err := tx.SetNote(samplePrefix+name, data); err != nil {
			return err
		}
		for _, m := range drawn {
			if err := tx.SetAbout(m.ID, samplePrefix+name, []byte("drawn")); err != nil {
				return err
			}
		}
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "sample", Count: s.Size, About: map[string]string{"origin": frame.Origin.String(), "sample": name}})
	})
	return s, drawn, err
}

// lots draws n members: those whose hashes with the seed are the smallest.
func (d *Desk) lots(n int, seed uint64, frame Frame) (drawn []*member.Member, population int, err error) {
	type lot struct {
		hash [sha256.Size]byte
		id   string
	}
	var lots []lot
	err = d.Directory.Store().Each(func(m *member.Member) error {
		if frame.has(m) {
			lots = append(lots, lot{sha256.Sum256([]byte(strconv.FormatUint(seed, 10) + " " + m.ID)), m.ID})
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	slices.SortFunc(lots, func(a, b lot) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	ids := make([]string, 0, n)
	for _, l := range lots[:min(n, len(lots))] {
		ids = append(ids, l.id)
	}
	drawn, err = d.Directory.Store().Members(ids)
	return drawn, len(lots), err
}

// Samples lists the samples that were drawn, by name.
func (d *Desk) Samples() (list []*Sample, err error) {
	err = d.Directory.Store().Notes(samplePrefix, func(name string, data []byte) error {
		s := &Sample{}
		list = append(list, s)
		if err := json.Unmarshal(data, s); err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		return nil
	})
	return list, err
}

// Sampled finds a sample, and its members who are still there. The error wraps ErrSample.
func (d *Desk) Sampled(name string) (*Sample, []*member.Member, error) {
	data, err := d.Directory.Store().Note(samplePrefix + name)
	if err != nil {
		return nil, nil, err
	}
	if data == nil {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrSample)
	}
	var s Sample
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, nil, fmt.Errorf("read sample %s: %w", name, err)
	}
	var ids []string
	err = d.Directory.Store().EachAbout(samplePrefix+name, func(id, what string, _ []byte) error {
		if what == samplePrefix+name {
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	members, err := d.Directory.Store().Members(ids)
	return &s, members, err
}
