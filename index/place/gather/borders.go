package gather

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/text/language"
)

// A topology is TopoJSON, as far as it is read; arcs and transform are passed on as they are.
type topology struct {
	Type      string                     `json:"type"`
	Objects   map[string]*topologyObject `json:"objects"`
	Arcs      json.RawMessage            `json:"arcs"`
	BBox      json.RawMessage            `json:"bbox"`
	Transform json.RawMessage            `json:"transform"`
}

type topologyObject struct {
	Type       string     `json:"type"`
	Geometries []*outline `json:"geometries"`
}

// An outline is the geometry of a country. Its arcs are those of rings of a polygon, or of several.
type outline struct {
	Type       string            `json:"type"`
	Arcs       json.RawMessage   `json:"arcs"`
	ID         string            `json:"id"`
	Properties map[string]string `json:"properties,omitempty"`
}

// polygons are the rings of each polygon of an outline: numbers of arcs, which say ~n for the arc n backwards.
type polygons [][][]int

func (o *outline) polygons() (p polygons, err error) {
	if o.Type == "Polygon" {
		p = make(polygons, 1)
		err = json.Unmarshal(o.Arcs, &p[0])
		return p, err
	}
	err = json.Unmarshal(o.Arcs, &p)
	return p, err
}

func (o *outline) setPolygons(p polygons) (err error) {
	o.Type = "MultiPolygon"
	o.Arcs, err = json.Marshal(p)
	return err
}

// withoutID are the outlines that Natural Earth gives no number, and the country they are of.
var withoutID = map[string]string{"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}

// crimea is the polygon of Crimea in the file of this digest, by the arcs of its ring; Natural Earth has it with Russia.
var crimea = []int{163, 164}

// Borders makes the outlines of countries from Natural Earth's TopoJSON: ids of two letters, and what belongs together
// in one geometry.
func Borders(content []byte) ([]byte, error) {
	var t topology
	if err := json.Unmarshal(content, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", bordersFile, err)
	}
	countries := t.Objects["countries"]
	if countries == nil {
		return nil, fmt.Errorf("%s: no object «countries»", bordersFile)
	}
	byCode := map[string]polygons{}
	for _, o := range countries.Geometries {
		code, err := o.code()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bordersFile, err)
		}
		p, err := o.polygons()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", bordersFile, code, err)
		}
		byCode[code] = append(byCode[code], p...)
	}
	if err := moveCrimea(byCode); err != nil {
		return nil, err
	}
	var err error
	if countries.Geometries, err = outlines(byCode); err != nil {
		return nil, err
	}
	t.Objects = map[string]*topologyObject{"countries": countries}
	return json.Marshal(t)
}

// code is the code of two letters of an outline.
func (o *outline) code() (string, error) {
	if o.ID == "" {
		code, ok := withoutID[o.Properties["name"]]
		if !ok {
			return "", fmt.Errorf("no code for %q", o.Properties["name"])
		}
		return code, nil
	}
	number, err := strconv.Atoi(o.ID)
	if err != nil {
		return "", err
	}
	region, err := language.EncodeM49(number)
	if err != nil {
		return "", fmt.Errorf("country %d: %w", number, err)
	}
	return region.String(), nil
}

func moveCrimea(byCode map[string]polygons) error {
	is := func(p [][]int) bool { return len(p) == 1 && slices.Equal(p[0], crimea) }
	at := slices.IndexFunc(byCode["RU"], is)
	if at < 0 {
		return fmt.Errorf("%s: the polygon of Crimea is not where it was", bordersFile)
	}
	byCode["UA"] = append(byCode["UA"], byCode["RU"][at])
	byCode["RU"] = slices.Delete(byCode["RU"], at, at+1)
	return nil
}

// outlines are the geometries by code, in order.
func outlines(byCode map[string]polygons) (out []*outline, err error) {
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		o := &outline{ID: code}
		if err := o.setPolygons(byCode[code]); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}
