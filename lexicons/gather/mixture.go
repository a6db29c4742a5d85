package gather

import (
	"slices"

	"diasmap/onomastics"
)

// mix computes the share of every form in every country: the mean of its shares in the sources,
// weighted. A source that lists only the head of the names is left out of the mean for a form
// it does not list, since it says nothing about that form.
func (g *gathering) mix() {
	for _, c := range g.countries {
		for t := range onomastics.Table(tableCount) {
			c.names[t] = c.mixTable(t)
		}
	}
}

func (c *country) mixTable(t onomastics.Table) map[string]*name {
	names := map[string]*name{}
	var full float64
	for _, s := range c.sources {
		if s.full && len(s.counts[t]) > 0 {
			full += s.weight
		}
		for form := range s.counts[t] {
			if names[form] == nil {
				names[form] = &name{key: keyOf(form, c.code), kept: 1}
			}
		}
	}
	for form, n := range names {
		weights := full
		for _, s := range c.sources {
			if s.counts[t][form] == 0 {
				continue
			}
			n.sources = append(n.sources, s)
			n.ships = n.ships || s.ships(t, form)
			n.share += s.weight * s.share(t, form)
			if !s.full {
				weights += s.weight
			}
		}
		n.share /= weights
		if n.key == "" || !slices.ContainsFunc(n.sources, func(s *source) bool { return s.weight > 0 }) {
			delete(names, form)
		}
	}
	return names
}

func keyOf(form string, c onomastics.Country) string {
	key := onomastics.AppendKey(nil, form, onomastics.DefaultScheme(form, c))
	if len(key) > longestKey {
		return ""
	}
	return string(key)
}

// longestKey is the longest key a lexicon takes, in letters.
const longestKey = 64
