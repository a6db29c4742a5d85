package profile

import (
	"fmt"

	"diasmap/index/store"
	"diasmap/onomastics"
)

// A Comparison tells what changed from one import to another, of the members of the origin who are in the directory now.
type Comparison struct {
	Before List `json:"before"`
	After  List `json:"after"`
	// Other is set where the imports are of different sources: then who is in one alone is not gone, nor new.
	Other bool `json:"other_source,omitempty"`
	// Gone were found by the first import alone, New by the second alone; Changed and Unchanged by both. Changed is what the second
	// import found to be otherwise than it was stored.
	Gone      Cell `json:"gone"`
	New       Cell `json:"new"`
	Changed   Cell `json:"changed"`
	Unchanged Cell `json:"unchanged"`
}

// compare compares two imports.
func (k *Maker) compare(origin onomastics.Country, ids [2]string) (*Comparison, error) {
	s := k.Directory.Store()
	var c Comparison
	var imports [2]*store.Import
	for i, id := range ids {
		one, err := s.Import(id)
		if err != nil {
			return nil, fmt.Errorf("compare imports: %w", err)
		}
		imports[i] = one
	}
	c.Before, c.After = listOf(imports[0]), listOf(imports[1])
	c.Other = imports[0].Source != imports[1].Source
	before := map[string]bool{}
	err := s.Findings(ids[0], func(id string, _ store.Finding) error {
		now, err := s.Known(id)
		before[now] = true
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare imports: %w", err)
	}
	both := map[bool]*gathering{}
	for _, changed := range []bool{false, true} {
		both[changed] = newGathering(origin)
	}
	gone, come := newGathering(origin), newGathering(origin)
	err = s.Findings(ids[1], func(id string, f store.Finding) error {
		id, err := s.Known(id)
		if err != nil {
			return err
		}
		into := come
		if before[id] {
			into = both[f == store.Changed]
		}
		delete(before, id)
		return k.addTo(into, id)
	})
	if err != nil {
		return nil, fmt.Errorf("compare imports: %w", err)
	}
	for id := range before {
		if err := k.addTo(gone, id); err != nil {
			return nil, fmt.Errorf("compare imports: %w", err)
		}
	}
	c.Gone, c.New = gone.all.cell("gone", "in the first alone"), come.all.cell("new", "in the second alone")
	c.Changed, c.Unchanged = both[true].all.cell("changed", "in both, changed"), both[false].all.cell("unchanged", "in both, as before")
	return &c, nil
}

func listOf(i *store.Import) List { return List{i.Source, i.ID, i.Ended, i.Rows, i.Purpose} }

// addTo adds a member to a gathering if it is there still.
func (k *Maker) addTo(g *gathering, id string) error {
	members, err := k.Directory.Store().Members([]string{id})
	if err != nil || len(members) == 0 {
		return err
	}
	return g.add(members[0])
}

// Cells are the four numbers in the order they are shown.
func (c *Comparison) Cells() []*Cell { return []*Cell{&c.New, &c.Gone, &c.Changed, &c.Unchanged} }

// protect hides small numbers, and rounds the others. How many an import found in all is not told, so that nothing is left over;
// nobody at all is told as hidden too, since it is a small number.
func (c *Comparison) protect(to int) {
	for _, cell := range c.Cells() {
		cell.hideSmall()
		cell.round(to)
	}
}
