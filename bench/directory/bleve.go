package main

import (
	"fmt"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"diasmap/index/member"
)

// plainBleve is Bleve as its introduction shows it: a default mapping, a point for the place, a keyword analyser for what is a
// code.
type plainBleve struct{ index bleve.Index }

// A plainDocument is a member as it is given to Bleve.
type plainDocument struct {
	Name        string         `json:"name"`
	Occupation  string         `json:"occupation"`
	Employer    string         `json:"employer"`
	City        string         `json:"city"`
	Origin      string         `json:"origin"`
	Country     string         `json:"country"`
	Sector      []string       `json:"sector"`
	ISCO        []string       `json:"isco"`
	Source      string         `json:"source"`
	Status      string         `json:"status"`
	Probability float64        `json:"probability"`
	Born        int            `json:"born"`
	Location    map[string]any `json:"location"`
}

func openBleve(folder string) (engine, error) {
	m := bleve.NewIndexMapping()
	for _, field := range []string{"origin", "country", "sector", "isco", "source", "status"} {
		m.DefaultMapping.AddFieldMappingsAt(field, bleve.NewKeywordFieldMapping())
	}
	m.DefaultMapping.AddFieldMappingsAt("location", bleve.NewGeoPointFieldMapping())
	index, err := bleve.New(filepath.Join(folder, "bleve"), m)
	return plainBleve{index}, err
}

func (b plainBleve) close() error { return b.index.Close() }

func (b plainBleve) add(members []*member.Member) error {
	batch := b.index.NewBatch()
	for _, m := range members {
		d := plainDocument{
			Name: m.Name.Full, Occupation: m.OccupationText, Employer: m.Employer, City: m.CityText, Origin: m.Origin.String(),
			Country: m.Country().String(), Sector: m.Sectors, ISCO: m.Occupations, Source: m.Sources[0].Source, Status: string(m.Review.Status),
			Probability: m.Probability, Born: m.BirthYear, Location: map[string]any{"lat": m.Place.Lat, "lon": m.Place.Lon},
		}
		if err := batch.Index(m.ID, d); err != nil {
			return err
		}
	}
	return b.index.Batch(batch)
}

func (b plainBleve) ask(q question) (found, values int, err error) {
	var all []query.Query
	match := func(field, text string) {
		if text != "" {
			m := bleve.NewMatchQuery(text)
			m.SetField(field)
			all = append(all, m)
		}
	}
	match("occupation", q.word)
	match("name", q.surname)
	match("sector", q.sector)
	match("origin", q.origin)
	if q.km > 0 {
		near := bleve.NewGeoDistanceQuery(q.lon, q.lat, fmt.Sprintf("%gkm", q.km))
		near.SetField("location")
		all = append(all, near)
	}
	whole := query.Query(bleve.NewMatchAllQuery())
	if len(all) > 0 {
		whole = bleve.NewConjunctionQuery(all...)
	}
	const page, every = 50, 1000
	request := bleve.NewSearchRequestOptions(whole, page, 0, false)
	request.SortBy([]string{"-_score", "-probability", "_id"})
	request.AddFacet("sector", bleve.NewFacetRequest("sector", every))
	request.AddFacet("country", bleve.NewFacetRequest("country", every))
	r, err := b.index.Search(request)
	if err != nil {
		return 0, 0, err
	}
	return int(r.Total), r.Facets["sector"].Terms.Len() + r.Facets["country"].Terms.Len(), nil
}
