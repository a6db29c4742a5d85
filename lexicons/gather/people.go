package gather

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// heldOut are the tables of people no name is gathered from: accuracy is measured on the
// diaspora, and the sample list that ships comes from the others.
var heldOut = []string{"diaspora_gold_dev.tsv", "moma_artists.tsv", "tate_artists_birthplace.tsv", "nobel_laureates.tsv"}

// readPeople counts the names of the people in the train split, each person once.
func (g *gathering) readPeople(dataDir string, log io.Writer) error {
	files, err := filepath.Glob(filepath.Join(dataDir, "people", "*.tsv"))
	if err != nil {
		return err
	}
	counted := map[string]bool{}
	for _, file := range files {
		if slices.Contains(heldOut, filepath.Base(file)) {
			continue
		}
		people, err := readPeopleFile(file)
		if err != nil {
			return err
		}
		for _, p := range people {
			key := p.PersonKey()
			if corpus.SplitOf(key) != corpus.Train || counted[key+p.Origin.String()] {
				continue
			}
			counted[key+p.Origin.String()] = true
			if c := g.of(p.Origin); c != nil {
				c.addPerson(p)
			}
		}
	}
	for _, c := range g.countries {
		if s := c.peopleSource(); s.rows > 0 {
			s.settle(float64(g.population[c.code]))
		}
	}
	fmt.Fprintf(log, "read the tables of people: %d people\n", len(counted))
	return nil
}

func readPeopleFile(file string) ([]corpus.Labelled, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return corpus.ReadLabelled(f, file)
}

// peopleSource is the source of all tables of people, the last of a country's.
func (c *country) peopleSource() *source {
	if n := len(c.sources); n > 0 && c.sources[n-1].people {
		return c.sources[n-1]
	}
	s := newSource("public figures: athletes, chess players, legislators, artists (aggregated)",
		"facts; aggregates of "+fmt.Sprint(fewestBearers)+" bearers or more", aggregateClass)
	s.people, s.counted = true, true
	c.sources = append(c.sources, s)
	return s
}

// addPerson counts the parts of a person's name.
func (c *country) addPerson(p corpus.Labelled) {
	s := c.peopleSource()
	s.rows++
	var n onomastics.Name
	if p.Given != "" && p.Family != "" {
		onomastics.ParseSplit(&n, normalised(p.Given), normalised(p.Family))
	} else {
		onomastics.ParseName(&n, normalised(p.Full))
	}
	var particles []string
	for _, part := range n.Parts {
		switch part.Kind {
		case onomastics.Particle:
			particles = append(particles, part.Text)
			continue
		case onomastics.FamilyName:
			s.addPart(onomastics.FamilyTable, strings.Join(append(particles, part.Text), " "))
		case onomastics.GivenName, onomastics.MiddleName:
			s.addPart(onomastics.GivenTable, part.Text)
		case onomastics.Patronymic:
			s.addPart(onomastics.PatronymicTable, part.Text)
		}
		particles = nil
	}
}

func (s *source) addPart(t onomastics.Table, text string) {
	if form := cleanForm(text); form != "" {
		s.add(t, form, 1)
	}
}

func normalised(s string) string { return string(repaired(s)) }
