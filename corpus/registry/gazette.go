package registry

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"diasmap/corpus"
)

// A place is where something is that a registry refers to.
type place struct{ country, region, city []byte }

// places are those of a gazette by id; nil if there is none at hand.
type places map[string]place

// A gazette is a list of places or institutions that a registry publishes beside that of people.
type gazette struct {
	registry *Registry // it is read as
	names    []string  // of its file or folder
}

// mostPlaces bounds a gazette: OpenAlex has 110,000 institutions, PatentsView 120,000 places.
const mostPlaces = 4_000_000

// upwards is how many folders above a list are looked into: a snapshot has data/authors/updated_date=…/part.gz.
const upwards = 4

// near reads the gazette in the folder of a list or in one above it. note tells which, or that there is none.
func (g *gazette) near(list string) (places, string, error) {
	folder, err := filepath.Abs(list)
	if err != nil {
		return nil, "", fmt.Errorf("open the registry: %w", err)
	}
	for range upwards {
		for _, name := range g.names {
			at := filepath.Join(folder, name)
			if _, err := os.Stat(at); err == nil {
				p, err := g.read(at)
				return p, fmt.Sprintf("%d places from %s", len(p), at), err
			}
		}
		folder = filepath.Dir(folder)
	}
	return nil, fmt.Sprintf("no %s beside it: cities are left out", g.names[0]), nil
}

func (g *gazette) read(at string) (places, error) {
	l, err := Open(g.registry, at, nil)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	m := g.registry.fieldMap()
	value := func(r *corpus.Record, column string) []byte {
		if i, ok := m.index[column]; ok {
			return append([]byte(nil), r.Value(i, nil)...)
		}
		return nil
	}
	p := places{}
	var c corpus.Chunk
	var r corpus.Record
	for {
		err := l.Next(&c)
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read places: %w", err)
		}
		for i := range c.Len() {
			if c.Record(i, &r); r.Err != nil {
				return nil, fmt.Errorf("read places: %w", r.Err)
			}
			p[string(value(&r, "id"))] = place{value(&r, "country"), value(&r, "region"), value(&r, "city")}
		}
		if len(p) > mostPlaces {
			return nil, fmt.Errorf("read places from %s: more than %d: is it the right file?", at, mostPlaces)
		}
	}
}
