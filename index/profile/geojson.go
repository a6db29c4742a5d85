package profile

import (
	"encoding/json"
	"io"

	"diasmap/index/place/borders"
)

// writeGeoJSON writes a collection (RFC 7946): the outline of each country with members that are told, and the point of each such city.
func (p *Profile) writeGeoJSON(w io.Writer) error {
	outlines, err := borders.Outlines()
	if err != nil {
		return err
	}
	shapes := map[string]*geometry{}
	for _, o := range outlines {
		shapes[o.Code] = &geometry{"MultiPolygon", o.Polygons}
	}
	doc := collection{Type: "FeatureCollection", Features: []feature{}}
	countries, _ := split(p.Table(ByCountry).Cells)
	for i := range countries {
		c := &countries[i]
		doc.Features = append(doc.Features, c.feature("country", c.Key, shapes[c.Key]))
		cities, _ := split(c.Cells)
		for j := range cities {
			if city := &cities[j]; city.Lat != 0 || city.Lon != 0 {
				doc.Features = append(doc.Features, city.feature("city", c.Key, &geometry{"Point", [2]float64{city.Lon, city.Lat}}))
			}
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}

type collection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geometry      `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

func (c *Cell) feature(kind, country string, g *geometry) feature {
	properties := map[string]any{"kind": kind, "country": country}
	for i, v := range c.row("", "") {
		if v != nil && v != "" && rowHeader[i] != "key" {
			properties[rowHeader[i]] = v
		}
	}
	return feature{"Feature", c.Key, g, properties}
}
