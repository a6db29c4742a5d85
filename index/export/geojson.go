package export

import (
	"encoding/json"
	"io"
)

// A geoWriter writes a collection of points (RFC 7946). A member whose place is not known has no geometry.
type geoWriter struct {
	out   io.Writer
	wrote bool
}

type feature struct {
	Type       string  `json:"type"`
	ID         string  `json:"id"`
	Geometry   *point  `json:"geometry"`
	Properties *Record `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

func newGeoJSON(w io.Writer) (*geoWriter, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`)
	return &geoWriter{out: w}, err
}

func (g *geoWriter) Write(r *Row) error {
	rec := RecordOf(r)
	f := feature{Type: "Feature", ID: rec.ID, Properties: &rec}
	if rec.Lat != nil {
		f.Geometry = &point{"Point", [2]float64{*rec.Lon, *rec.Lat}}
		rec.Lat, rec.Lon = nil, nil
	}
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	before := "\n"
	if g.wrote {
		before = ",\n"
	}
	g.wrote = true
	if _, err := io.WriteString(g.out, before); err != nil {
		return err
	}
	_, err = g.out.Write(data)
	return err
}

func (g *geoWriter) Close() error {
	_, err := io.WriteString(g.out, "\n]}\n")
	return err
}
