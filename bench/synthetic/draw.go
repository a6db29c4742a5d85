package synthetic

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"sort"
	"strings"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// A cumulative holds weights, each added to those before it.
type cumulative []float64

func (c *cumulative) add(weight float64) {
	if n := len(*c); n > 0 {
		weight += (*c)[n-1]
	}
	*c = append(*c, weight)
}

// draw returns a place as often as its weight says.
func (c cumulative) draw(r *rand.Rand) int {
	at := r.Float64() * c[len(c)-1]
	return min(sort.Search(len(c), func(i int) bool { return c[i] > at }), len(c)-1)
}

// tables reads the tables of each country once.
type tables struct {
	fsys fs.FS
	read map[onomastics.Country]*[2][]lexicons.NameLine
}

func (t *tables) of(c onomastics.Country) (*[2][]lexicons.NameLine, error) {
	if lines := t.read[c]; lines != nil {
		return lines, nil
	}
	given, err := lexicons.GivenNames(t.fsys, c)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	family, err := lexicons.FamilyNames(t.fsys, c)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	t.read[c] = &[2][]lexicons.NameLine{given, family}
	return t.read[c], nil
}

// origin returns the names of a country in a script or, where it has none, in Latin.
func (t *tables) origin(c onomastics.Country, script onomastics.Script) (origin, error) {
	lines, err := t.of(c)
	if err != nil {
		return origin{}, err
	}
	o := origin{inScript(lines[0], script), inScript(lines[1], script)}
	if len(o.given.names) == 0 || len(o.family.names) == 0 {
		o = origin{inScript(lines[0], onomastics.Latin), inScript(lines[1], onomastics.Latin)}
	}
	return o, nil
}

// inScript takes the names of one word in a script that need no quotes.
func inScript(lines []lexicons.NameLine, script onomastics.Script) names {
	var n names
	for _, l := range lines {
		if l.Script == script && !strings.ContainsAny(l.Name, " ,;\"&") {
			n.names = append(n.names, l.Name)
			n.weights.add(l.Count)
		}
	}
	return n
}
