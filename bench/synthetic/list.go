// Package synthetic makes lists of people who do not exist, for measuring speed: as long as wanted, with names as often as
// they are borne. The same seed makes the same list.
//
// Hosts, origins and names are drawn as the tables of the lexicons count them: a row lives in one of the great
// hosts, is of the host or of a country its residents were born in (descendants counted as in priors), and bears a
// given and a family name of that country, each as often as its people do. One person in five has a second given
// name. Names of residents of Russia stand in Cyrillic where the tables have them so.
package synthetic

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strconv"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// Header is the header of a list. The ids say that nobody is meant.
const Header = "id,name,residence\n"

// hosts are the countries people of the lists live in, as many in each.
var hosts = [...]string{"US", "FR", "DE", "GB", "CA", "RU"}

const (
	// descendants is how many people bear a country's names for one that was born there.
	descendants = 3
	// secondGiven: one person in so many has a second given name.
	secondGiven = 5
)

// People are the names, origins and hosts that lists are drawn from.
type People struct{ hosts []host }

// A Generator draws people.
type Generator struct {
	people *People
	random *rand.Rand
	number int
}

type host struct {
	country onomastics.Country
	origins []origin
	weights cumulative
}

// An origin is the names of one country in the script of a host.
type origin struct{ given, family names }

type names struct {
	names   []string
	weights cumulative
}

// Read reads the tables of fsys.
func Read(fsys fs.FS, lexicon *onomastics.Lexicon) (*People, error) {
	p := &People{}
	tables := tables{fsys: fsys, read: map[onomastics.Country]*[2][]lexicons.NameLine{}}
	for _, code := range hosts {
		h, err := newHost(&tables, lexicon, onomastics.MustParseCountry(code))
		if err != nil {
			return nil, err
		}
		p.hosts = append(p.hosts, h)
	}
	return p, nil
}

// Generator draws people by seed.
func (p *People) Generator(seed uint64) *Generator {
	return &Generator{people: p, random: rand.New(rand.NewPCG(seed, 0))}
}

// newHost gathers the origins of the residents of a country.
func newHost(t *tables, lexicon *onomastics.Lexicon, c onomastics.Country) (host, error) {
	h := host{country: c}
	script := onomastics.Latin
	if c.String() == "RU" {
		script = onomastics.Cyrillic
	}
	people := map[int]float64{}
	for i, e := range lexicon.Countries() {
		if e.Code == c {
			people[i] = float64(e.Population)
		}
	}
	for _, e := range lexicon.Hosts() {
		if lexicon.Countries()[e.Host].Code == c && e.Origin != e.Host {
			people[e.Origin] += descendants * float64(e.Persons)
		}
	}
	for i, e := range lexicon.Countries() {
		if people[i] == 0 {
			continue
		}
		o, err := t.origin(e.Code, script)
		if err != nil {
			return h, err
		}
		if len(o.given.names) > 0 && len(o.family.names) > 0 {
			h.origins = append(h.origins, o)
			h.weights.add(people[i])
		}
	}
	if len(h.origins) == 0 {
		return h, fmt.Errorf("no table of names for residents of %s", c)
	}
	return h, nil
}

// Append appends one more person as a line of CSV.
func (g *Generator) Append(dst []byte) []byte {
	g.number++
	h := &g.people.hosts[g.random.IntN(len(g.people.hosts))]
	o := &h.origins[h.weights.draw(g.random)]
	dst = strconv.AppendInt(append(dst, "synthetic-"...), int64(g.number), 10)
	dst = append(append(dst, ','), o.given.draw(g.random)...)
	if g.random.IntN(secondGiven) == 0 {
		dst = append(append(dst, ' '), o.given.draw(g.random)...)
	}
	dst = append(append(dst, ' '), o.family.draw(g.random)...)
	return append(append(append(dst, ','), h.country[:]...), '\n')
}

func (n *names) draw(r *rand.Rand) string { return n.names[n.weights.draw(r)] }
