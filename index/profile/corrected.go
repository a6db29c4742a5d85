package profile

import (
	"errors"
	"fmt"
	"slices"

	"diasmap/index/intake"
	"diasmap/index/store"
	"diasmap/onomastics"
)

// A correction counts the members of lists from the scores their imports kept.
type correction struct {
	maker  *Maker
	origin onomastics.Country
	// all is the scores of all lists together, byHost and bySource parts of it.
	all      *onomastics.Tally
	byHost   map[onomastics.Country]*onomastics.Tally
	bySource map[string]*onomastics.Tally
	// missing says of which lists there are no scores, and why.
	missing []string
}

// newCorrection reads the scores of lists.
func (k *Maker) newCorrection(origin onomastics.Country, lists []*store.Import) (*correction, error) {
	c := &correction{
		maker: k, origin: origin, all: k.Classifier.NewTally(),
		byHost: map[onomastics.Country]*onomastics.Tally{}, bySource: map[string]*onomastics.Tally{},
	}
	for _, list := range lists {
		if list.Digest != k.Classifier.Digest() {
			c.missing = append(c.missing, fmt.Sprintf("%s was imported by another version of the lexicons: import it again", list.Source))
			continue
		}
		scores, err := intake.Scores(k.Directory.Store(), list.ID, k.Classifier)
		if err != nil {
			return nil, fmt.Errorf("count the members of %s: %w", list.Source, err)
		}
		if len(scores) == 0 {
			c.missing = append(c.missing, fmt.Sprintf("the import of %s kept no scores: import it again", list.Source))
			continue
		}
		c.add(list.Source, scores)
	}
	return c, nil
}

func (c *correction) add(source string, scores map[onomastics.Country]*onomastics.Tally) {
	c.bySource[source] = c.maker.Classifier.NewTally()
	for host, t := range scores {
		c.all.Merge(t)
		c.bySource[source].Merge(t)
		if c.byHost[host] == nil {
			c.byHost[host] = c.maker.Classifier.NewTally()
		}
		c.byHost[host].Merge(t)
	}
}

// count is the corrected count of a tally, nil if none can be made.
func (c *correction) count(t *onomastics.Tally) (*Interval, error) {
	if t == nil || t.People() == 0 {
		return nil, nil
	}
	n, err := c.maker.Calibration.Count(t, c.origin)
	if errors.Is(err, onomastics.ErrUncounted) {
		if reason := "too few people of this origin were measured to correct counts"; !slices.Contains(c.missing, reason) {
			c.missing = append(c.missing, reason)
		}
		return nil, nil
	}
	return &Interval{n.Members, n.Low, n.High}, err
}

// correct adds corrected counts to a profile where there are members.
func (c *correction) correct(p *Profile) (err error) {
	if len(c.bySource) == 0 {
		p.Uncorrected = c.missing
		return nil
	}
	if p.All.Corrected, err = c.count(c.all); err != nil {
		return err
	}
	countries, sources := p.Table(ByCountry).Cells, p.Table(BySource).Cells
	for i := range countries {
		host, _ := onomastics.ParseCountry(countries[i].Key) // zero where it is unknown
		if countries[i].Members < Floor {
			continue
		}
		if countries[i].Corrected, err = c.count(c.byHost[host]); err != nil {
			return err
		}
	}
	for i := range sources {
		if sources[i].Corrected, err = c.count(c.bySource[sources[i].Key]); err != nil {
			return err
		}
	}
	p.Uncorrected = c.missing
	return nil
}
