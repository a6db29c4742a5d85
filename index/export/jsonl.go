package export

import (
	"encoding/json"
	"io"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Record is a member in JSON: what is not known is left out.
type Record struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Given        string        `json:"given,omitempty"`
	Family       string        `json:"family,omitempty"`
	OtherNames   []string      `json:"other_names,omitempty"`
	Origin       string        `json:"origin"`
	Probability  float64       `json:"probability"`
	Alternatives []Alternative `json:"alternatives,omitempty"`
	Verdict      string        `json:"verdict"`
	Evidence     string        `json:"evidence,omitempty"`
	Sectors      []string      `json:"sectors,omitempty"`
	Occupation   string        `json:"occupation,omitempty"`
	ISCO         []string      `json:"isco,omitempty"`
	Role         string        `json:"role,omitempty"`
	Employer     string        `json:"employer,omitempty"`
	Industry     string        `json:"industry,omitempty"`
	Born         int           `json:"born,omitempty"`
	City         string        `json:"city,omitempty"`
	Region       string        `json:"region,omitempty"`
	Country      string        `json:"country,omitempty"`
	Lat          *float64      `json:"lat,omitempty"`
	Lon          *float64      `json:"lon,omitempty"`
	Km           *float64      `json:"km,omitempty"`
	Sources      []Source      `json:"sources"`
	Languages    []string      `json:"languages,omitempty"`
	Status       string        `json:"status,omitempty"`
	Contact      string        `json:"contact,omitempty"`
	Imported     string        `json:"imported,omitempty"`
	Updated      string        `json:"updated,omitempty"`
}

// An Alternative is an origin that the name may have, the most probable included.
type Alternative struct {
	Origin      string  `json:"origin"`
	Probability float64 `json:"probability"`
}

// A Source is where in which list a member stands.
type Source struct {
	Source string `json:"source"`
	ID     string `json:"id,omitempty"`
	Import string `json:"import,omitempty"`
	Row    int    `json:"row,omitempty"`
}

// RecordOf is a row in JSON.
func RecordOf(r *Row) Record {
	m := r.Member
	rec := Record{
		ID: m.ID, Name: m.Name.Full, Given: m.Name.Given, Family: m.Name.Family, OtherNames: m.Name.Others, Origin: m.Origin.String(),
		Probability: m.Probability, Alternatives: alternatives(m.Alternatives), Verdict: m.Verdict.String(), Evidence: m.Evidence, Sectors: m.Sectors,
		Occupation: m.OccupationText, ISCO: m.Occupations, Role: m.Role, Employer: m.Employer, Industry: m.Industry, Born: m.BirthYear,
		City: city(r), Region: m.Place.Admin1, Country: m.Country().String(), Languages: m.Languages, Status: string(m.Review.Status),
		Contact: string(m.Contact), Imported: date(m.Imported), Updated: date(m.Updated), Sources: sourcesOf(m),
	}
	if m.Place.HasPoint() {
		rec.Lat, rec.Lon = &m.Place.Lat, &m.Place.Lon
	}
	if r.Km >= 0 {
		rec.Km = &r.Km
	}
	return rec
}

func alternatives(origins []onomastics.Origin) []Alternative {
	list := make([]Alternative, len(origins))
	for i, o := range origins {
		list[i] = Alternative{o.Country.String(), o.Probability}
	}
	return list
}

func sourcesOf(m *member.Member) []Source {
	list := make([]Source, 0, len(m.Sources))
	for _, s := range m.Sources {
		list = append(list, Source{s.Source, s.SourceID, s.Import, s.Row})
	}
	return list
}

// A jsonlWriter writes an object a line.
type jsonlWriter struct{ encoder *json.Encoder }

func newJSONL(w io.Writer) *jsonlWriter {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &jsonlWriter{e}
}

func (w *jsonlWriter) Write(r *Row) error { return w.encoder.Encode(RecordOf(r)) }
func (w *jsonlWriter) Close() error       { return nil }
