package duplicate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
)

// A Pair is two members who may be one person, or of whom somebody said that they are not.
type Pair struct {
	A          string `json:"a"` // the smaller id
	B          string `json:"b"`
	Comparison `json:"comparison"`
	// Different was said by a person, with who and when.
	Different bool      `json:"different,omitempty"`
	By        string    `json:"by,omitempty"`
	At        time.Time `json:"at,omitzero"`
}

// pairName begins the name of what is kept about both members of a pair.
const pairName = "pair/"

// setPair keeps a pair about both.
func setPair(tx index.Tx, p Pair) error {
	if p.B < p.A {
		p.A, p.B = p.B, p.A
	}
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := tx.SetAbout(p.A, pairName+p.B, data); err != nil {
		return err
	}
	return tx.SetAbout(p.B, pairName+p.A, data)
}

// Pairs lists the pairs, those that speak most for one person first; with different set, those that people said are two.
func (d *Desk) Pairs(different bool) (list []Pair, err error) {
	err = d.Directory.Store().EachAbout(pairName, func(id, what string, data []byte) error {
		if id > strings.TrimPrefix(what, pairName) { // it stands about the other too
			return nil
		}
		var p Pair
		if err := json.Unmarshal(data, &p); err != nil {
			return fmt.Errorf("read %s about member %s: %w", what, id, err)
		}
		if p.Different == different {
			list = append(list, p)
		}
		return nil
	})
	slices.SortStableFunc(list, func(a, b Pair) int {
		if a.Points != b.Points {
			if a.Points > b.Points {
				return -1
			}
			return 1
		}
		return strings.Compare(a.A+a.B, b.A+b.B)
	})
	return list, err
}

// Apart notes that two members are two people: they are not merged, and asked about no more.
func (d *Desk) Apart(a, b string) error {
	err := d.Directory.Update(func(tx index.Tx) error {
		x, y, err := both(tx, a, b)
		if err != nil {
			return err
		}
		if err := setPair(tx, Pair{A: x.ID, B: y.ID, Different: true, By: d.Who, At: d.now()}); err != nil {
			return err
		}
		return tx.Audit(audit.Entry{Who: d.Who, Purpose: d.Purpose, Action: "keep apart", Count: 1})
	})
	if err != nil {
		return fmt.Errorf("keep apart: %w", err)
	}
	return nil
}
