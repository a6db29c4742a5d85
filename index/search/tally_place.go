package search

import "strings"

// cities lists cities, of one country or all.
func (t *tally) cities(r FacetRequest, b *buckets) {
	places := t.view.placesOf()
	for code, n := range t.columns[placeColumn].counts {
		p := &places[code]
		switch {
		case n == 0:
		case r.Under != "" && p.country.String() != r.Under:
		case p.name == "":
			b.missing += int(n)
		default:
			bucket := b.add(p.key, p.title, int(n))
			bucket.Lat, bucket.Lon = p.lat, p.lon
		}
	}
}

// grid lists cells of a geohash.
func (t *tally) grid(r FacetRequest, b *buckets) {
	letters := r.Level
	if letters == 0 {
		letters = min(len(r.Under)+1, mostGridLevel)
		if r.Under == "" {
			letters = defaultGridLevel
		}
	}
	places := t.view.placesOf()
	for code, n := range t.columns[placeColumn].counts {
		p := &places[code]
		if n == 0 {
			continue
		}
		if !p.hasPoint {
			if r.Under == "" {
				b.missing += int(n)
			}
			continue
		}
		cell := geohash(p.lat, p.lon, letters)
		if !strings.HasPrefix(cell, r.Under) {
			continue
		}
		bucket := b.add(cell, "", int(n))
		share := float64(n) / float64(bucket.Count)
		bucket.Lat += (p.lat - bucket.Lat) * share
		bucket.Lon += (p.lon - bucket.Lon) * share
	}
}
