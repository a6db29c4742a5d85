package bench

import (
	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Table is labelled people from one place, which may share errors that others do not have.
type Table struct {
	Name   string
	People []corpus.Labelled
}

// SelectTables returns the people of one split, each once, in the first table that has them. Tables left
// with nobody are left out.
func SelectTables(tables []Table, split string) ([]Table, error) {
	seen := map[string]bool{}
	var out []Table
	for _, t := range tables {
		people, err := Select(t.People, split)
		if err != nil {
			return nil, err
		}
		selected := Table{Name: t.Name}
		for _, p := range people {
			id := p.PersonKey() + p.Origin.String()
			if !seen[id] {
				seen[id] = true
				selected.People = append(selected.People, p)
			}
		}
		if len(selected.People) > 0 {
			out = append(out, selected)
		}
	}
	return out, nil
}

// Calibrate measures the posteriors of a classifier on labelled people.
func Calibrate(c *onomastics.Classifier, tables []Table) *onomastics.Calibration {
	k := onomastics.NewCalibrator(c)
	for _, t := range tables {
		for _, p := range t.People {
			k.Add(p.Person(), p.Origin, t.Name)
		}
	}
	return k.Calibration()
}
