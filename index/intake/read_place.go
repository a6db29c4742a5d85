package intake

import (
	"strings"

	"diasmap/index/member"
	"diasmap/index/place"
	"diasmap/onomastics"
)

// leastPlace is the least probability of a place that is stored; of a less sure one the text remains.
const leastPlace = 0.5

// ReadPlaces makes a Reader that finds the place that city and region mean, in the country of residence if one is
// known.
func ReadPlaces() (Reader, error) {
	gazetteer, err := place.Default()
	if err != nil {
		return nil, err
	}
	r := placeReader{gazetteer, map[placeTexts]member.Place{}}
	return r.read, nil
}

type placeReader struct {
	gazetteer  *place.Gazetteer
	remembered map[placeTexts]member.Place
}

type placeTexts struct {
	text      string
	residence onomastics.Country
}

func (r placeReader) read(m *member.Member, t *Texts) {
	text := strings.Trim(m.CityText+", "+t.Region, ", ")
	if text == "" {
		return
	}
	texts := placeTexts{text, m.Residence}
	p, known := r.remembered[texts]
	if !known {
		p = r.understand(texts)
		if len(r.remembered) < mostRemembered {
			r.remembered[texts] = p
		}
	}
	m.Place = p
}

// understand has the zero Place for a text that is not sure. Only a city has a point: the middle of a region is
// where nobody lives.
func (r placeReader) understand(t placeTexts) member.Place {
	a := r.gazetteer.Resolve(t.text, place.Hint{Country: t.residence})
	if a.IsZero() || a.Probability < leastPlace {
		return member.Place{}
	}
	p := member.Place{GeoNamesID: a.GeoNamesID, Name: strings.Clone(a.Name), Admin1: strings.Clone(a.Region), Country: a.Country}
	switch a.Kind {
	case place.City:
		p.Lat, p.Lon = a.Lat, a.Lon
	case place.Country:
		p.Name = ""
	}
	return p
}
