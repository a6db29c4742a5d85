package main

import (
	"context"
	"fmt"
	"path/filepath"

	"diasmap/index/member"
	"diasmap/index/search"
)

// diasmap is the index of the program.
type diasmap struct{ index *search.Index }

func openDiasmap(folder string) (engine, error) {
	options, err := search.DefaultOptions()
	if err != nil {
		return nil, err
	}
	x, err := search.Create(filepath.Join(folder, "index"), options)
	return diasmap{x}, err
}

func (d diasmap) add(members []*member.Member) error {
	return d.index.Apply(member.StampAll(members...), nil, nil)
}
func (d diasmap) close() error { return d.index.Close() }

func (d diasmap) ask(q question) (found, values int, err error) {
	query := search.Query{Facets: []search.FacetRequest{{By: search.FacetSector, Size: -1}, {By: search.FacetCountry, Size: -1}}}
	one := func(t search.Term) { query = query.And(search.One(t)) }
	one(search.Term{Field: search.Status, Value: "any"})
	if q.word != "" {
		one(search.Term{Field: search.Occupation, Value: q.word})
	}
	if q.surname != "" {
		one(search.Term{Field: search.Name, Value: q.surname, Exact: true})
	}
	if q.sector != "" {
		one(search.Term{Field: search.Sector, Value: q.sector})
	}
	if q.origin != "" {
		one(search.Term{Field: search.Origin, Value: q.origin})
	}
	if q.km > 0 {
		one(search.Term{Field: search.Near, Value: fmt.Sprintf("%g,%g", q.lat, q.lon), Within: q.km})
	}
	r, err := d.index.Search(context.Background(), query)
	if err != nil {
		return 0, 0, err
	}
	return r.Total, len(r.Facets[0].Buckets) + len(r.Facets[1].Buckets), nil
}
